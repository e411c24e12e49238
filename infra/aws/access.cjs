// What each function knows and may do, in one table; environment.cjs and roles.cjs are made of it.
//   secrets  groups of secrets (below) that its code reads
//   queue    send: put work on the queue · work: also take it off · dead: look at dead letters · missed: leave a tick that failed
//   pages    read or write the contents of pages, where they lie in a bucket of S3
const FUNCTIONS = {
  research: { secrets: ['database', 'signIn', 'pages'], queue: ['send', 'dead'], pages: 'read' },
  products: { secrets: ['database', 'signIn', 'models', 'vectors'] },
  watches: { secrets: ['database', 'signIn', 'mail'] },
  watch_tick: { secrets: ['database', 'pages', 'browser', 'scraping', 'models'], queue: ['missed'], pages: 'write' },
  health: { secrets: ['database', 'signIn'], queue: ['send'] },
  research_events: { secrets: ['database', 'signIn'], queue: ['send'] },
  scrape: { secrets: ['database', 'signIn', 'pages', 'browser', 'scraping', 'models'], pages: 'write' },
  agent: { secrets: ['database', 'signIn', 'pages', 'browser', 'scraping', 'search', 'models', 'vectors'], queue: ['send'], pages: 'write' },
  browser: { secrets: ['browser'] }, // deployed with --param browser=with
  research_worker: { secrets: ['database', 'mail', 'pages', 'browser', 'scraping', 'search', 'models', 'vectors'], queue: ['work', 'missed'], pages: 'write' },
};

// Every secret that .env.example explains, by who needs it. A name after | is read in place of the first.
const SECRETS = {
  database: ['DATABASE_URL', 'DATABASE_DIRECT_URL'],
  signIn: ['SUPABASE_JWT_SECRET'],
  mail: ['EMPTOR_SMTP_URL'],
  pages: ['SUPABASE_SECRET_KEY|SUPABASE_SERVICE_ROLE_KEY'],
  browser: ['EMPTOR_BROWSER_FUNCTION_TOKEN'],
  scraping: ['BROWSERLESS_TOKEN', 'SCRAPERAPI_KEY'],
  search: ['TAVILY_API_KEY', 'BRAVE_API_KEY', 'SERPER_API_KEY', 'EXA_API_KEY'],
  models: [
    'OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY|GOOGLE_API_KEY', 'EMPTOR_LOCAL_API_KEY', 'AZURE_OPENAI_API_KEY',
    'AWS_BEARER_TOKEN_BEDROCK', 'OPENROUTER_API_KEY', 'GROQ_API_KEY', 'MISTRAL_API_KEY', 'DEEPSEEK_API_KEY',
  ],
  vectors: ['EMPTOR_VECTOR_API_KEY'],
};

// Secrets of other deployments: a platform's cron and the container's.
const OTHER_SECRETS = ['CRON_SECRET'];

const REFERENCE = /^(ssm|secretsmanager):/;

/** The secrets of a function that are set: [name, value]. A value that is a reference stays one. */
function secretsOf(name) {
  const names = FUNCTIONS[name].secrets.flatMap((group) => SECRETS[group]);
  return names.flatMap((either) => {
    const [first, ...others] = either.split('|');
    const set = [first, ...others].find((one) => process.env[one]);
    return set ? [[first, process.env[set]]] : [];
  });
}

/** Where a stage keeps its secrets, unless the deployer names another place. */
const parameterOf = (stage, name) => `/emptor/${stage}/${name}`;

/** What stands in a function's environment for a secret: where it lies. */
const referenceTo = (stage, name, value) => (REFERENCE.test(value) ? value : `ssm:${parameterOf(stage, name)}`);

const ALL_SECRETS = [...Object.values(SECRETS).flat().flatMap((either) => either.split('|')), ...OTHER_SECRETS];

/** Where each secret of a stage is stored: its parameter, and the names under which the deployer may have set it. */
const storedOf = (stage) =>
  Object.values(SECRETS).flat().map((either) => [parameterOf(stage, either.split('|')[0]), either.split('|')]);

module.exports = { FUNCTIONS, SECRETS, ALL_SECRETS, secretsOf, referenceTo, storedOf };
