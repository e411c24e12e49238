// The environment of the functions: every variable that .env.example explains and the deploying shell (or .env) sets.
//   api      what every function gets: database, authentication, HTTP, logging …
//   worker   also the keys of search, scraping and model providers, for the functions that call them
//   …Stream  also what Lambda Web Adapter reads
const fs = require('fs');
const path = require('path');

const EXAMPLE = path.join(__dirname, '..', '..', '.env.example');
// Lambda reserves AWS_*. The queue is this stack's own.
const NOT_PASSED_ON = /^AWS_|^CRON_SECRET$|^EMPTOR_(QUEUE|SQS_QUEUE_URL|BROWSER_IMAGE)$/;
const PROVIDER_KEY = /_API_KEY$|_TOKEN$|^SCRAPERAPI_KEY$/;

// What is right on a laptop and wrong on Lambda has another default here.
const ON_LAMBDA = {
  EMPTOR_AUTH: 'jwt',
  EMPTOR_WEB: 'live',
  EMPTOR_DB_POOL_SIZE: '2',
};

function names() {
  const lines = fs.readFileSync(EXAMPLE, 'utf8').split('\n');
  return lines.map((line) => /^#?\s?([A-Z][A-Z0-9_]*)=/.exec(line)).filter(Boolean).map((match) => match[1]);
}

function given(accept) {
  const set = names().filter((name) => process.env[name] && !NOT_PASSED_ON.test(name) && accept(name));
  return Object.fromEntries(set.map((name) => [name, process.env[name]]));
}

const ADAPTER = {
  AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap',
  AWS_LWA_INVOKE_MODE: 'response_stream',
  AWS_LWA_PORT: '8080',
  AWS_LWA_READINESS_CHECK_PROTOCOL: 'tcp',
};

module.exports = () => {
  const api = { ...ON_LAMBDA, ...given((name) => !PROVIDER_KEY.test(name)) };
  const worker = { ...api, ...given((name) => PROVIDER_KEY.test(name)) };
  return { api, worker, apiStream: { ...api, ...ADAPTER }, workerStream: { ...worker, ...ADAPTER } };
};
