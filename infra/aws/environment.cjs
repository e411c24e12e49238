// The environment of each function: the settings that .env.example explains and the deploying shell (or .env) sets, and for each
// secret that its code reads a reference to where it lies. No secret stands in the template.
const fs = require('fs');
const path = require('path');
const { FUNCTIONS, ALL_SECRETS, secretsOf, referenceTo } = require('./access.cjs');

const EXAMPLE = path.join(__dirname, '..', '..', '.env.example');
// Lambda reserves AWS_*. The queue is this stack's own.
const NOT_PASSED_ON = /^AWS_|^EMPTOR_(QUEUE|SQS_QUEUE_URL|BROWSER_IMAGE)$/;

// What is right on a laptop and wrong on Lambda has another default here.
const ON_LAMBDA = {
  EMPTOR_AUTH: 'jwt',
  EMPTOR_WEB: 'live',
  EMPTOR_DB_POOL_SIZE: '2',
};

const ADAPTER = {
  AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap',
  AWS_LWA_INVOKE_MODE: 'response_stream',
  AWS_LWA_PORT: '8080',
  AWS_LWA_READINESS_CHECK_PROTOCOL: 'tcp',
};
const STREAMING = ['research_events', 'scrape', 'agent'];

function settings() {
  const lines = fs.readFileSync(EXAMPLE, 'utf8').split('\n');
  const names = lines.map((line) => /^#?\s?([A-Z][A-Z0-9_]*)=/.exec(line)).filter(Boolean).map((match) => match[1]);
  const set = names.filter((name) => process.env[name] && !NOT_PASSED_ON.test(name) && !ALL_SECRETS.includes(name));
  return Object.fromEntries(set.map((name) => [name, process.env[name]]));
}

module.exports = async ({ resolveVariable }) => {
  const stage = await resolveVariable('sls:stage');
  const common = { ...ON_LAMBDA, ...settings() };
  const of = (name) => ({
    ...common,
    ...Object.fromEntries(secretsOf(name).map(([secret, value]) => [secret, referenceTo(stage, secret, value)])),
    ...(STREAMING.includes(name) ? ADAPTER : {}),
  });
  return Object.fromEntries(Object.keys(FUNCTIONS).map((name) => [name, of(name)]));
};
