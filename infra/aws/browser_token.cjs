// Where the secret lies that the browser function asks for. Its URL is open to the world, so without a secret nothing is packaged.
const { referenceTo } = require('./access.cjs');

const MIN_CHARACTERS = 16;

module.exports = async ({ resolveVariable }) => {
  const token = process.env.EMPTOR_BROWSER_FUNCTION_TOKEN || '';
  if (token.length < MIN_CHARACTERS) {
    throw new Error(
      `--param browser=with needs EMPTOR_BROWSER_FUNCTION_TOKEN (at least ${MIN_CHARACTERS} characters): ` +
        "the browser function has a public URL, and anybody could have pages rendered. Make one with: openssl rand -hex 32",
    );
  }
  return referenceTo(await resolveVariable('sls:stage'), 'EMPTOR_BROWSER_FUNCTION_TOKEN', token);
};
