// One role a function, made of access.cjs: its own log, its own secrets, and what it does with the queue and with pages.
const { FUNCTIONS, secretsOf, referenceTo } = require('./access.cjs');

const WHO = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const QUEUE = {
  send: [['sqs:SendMessage', 'sqs:GetQueueAttributes'], 'WorkQueue'],
  work: [['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'], 'WorkQueue'],
  // Lambda itself sends it, in the function's name
  missed: [['sqs:SendMessage'], 'MissedTicks'],
  // operators look at dead letters, and remove those they have seen to
  dead: [['sqs:GetQueueUrl', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], 'DeadLetters'],
};
const PAGES = { read: ['s3:GetObject'], write: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] };

const allow = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });
const arn = (rest) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${rest}` });
const policy = (PolicyName, Statement) => ({ PolicyName, PolicyDocument: { Version: '2012-10-17', Statement } });

const logs = (stack, name) =>
  policy('logs', [
    allow(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [arn(`logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${stack}-${name}:*`)],
    ),
  ]);

/** A secret of Secrets Manager by its ARN or its name; AWS appends six characters to the name. */
function secretArn(place) {
  const id = place.split('#')[0];
  return id.startsWith('arn:') ? id : arn(`secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${id}-??????`);
}

function secrets(stage, name) {
  const places = secretsOf(name).map(([secret, value]) => referenceTo(stage, secret, value));
  const of = (kind) => places.filter((place) => place.startsWith(kind)).map((place) => place.slice(kind.length));
  const parameters = of('ssm:').map((path) => arn(`ssm:\${AWS::Region}:\${AWS::AccountId}:parameter${path}`));
  const stored = of('secretsmanager:').map(secretArn);
  const statements = [];
  if (parameters.length) statements.push(allow(['ssm:GetParameters'], parameters));
  if (stored.length) statements.push(allow(['secretsmanager:GetSecretValue'], stored));
  return statements.length ? [policy('secrets', statements)] : [];
}

function queue(kinds = []) {
  const statements = kinds.map((kind) => allow(QUEUE[kind][0], [{ 'Fn::GetAtt': [QUEUE[kind][1], 'Arn'] }]));
  return statements.length ? [policy('queue', statements)] : [];
}

/** Pages lie in a bucket that the deployer names. Without s3:ListBucket a missing object looks like a forbidden one. */
function pages(kind) {
  const bucket = process.env.EMPTOR_SNAPSHOT_STORE === 's3' && process.env.EMPTOR_SNAPSHOT_BUCKET;
  if (!kind || !bucket) return [];
  const prefix = process.env.EMPTOR_SNAPSHOT_PREFIX || 'pages';
  return [policy('pages', [allow(PAGES[kind], [arn(`s3:::${bucket}/${prefix}/*`)]), allow(['s3:ListBucket'], [arn(`s3:::${bucket}`)])])];
}

const role = (Policies) => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: WHO, Policies } });
const logicalId = (name) => `${name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase())}Role`;

module.exports = async ({ resolveVariable }) => {
  const stage = await resolveVariable('sls:stage');
  const stack = `${await resolveVariable('self:service')}-${stage}`;
  const withBrowser = (await resolveVariable("param:browser, 'without'")) === 'with';
  const deployed = Object.entries(FUNCTIONS).filter(([name]) => name !== 'browser' || withBrowser);
  const of = ([name, access]) => [
    logicalId(name),
    role([logs(stack, name), ...secrets(stage, name), ...queue(access.queue), ...pages(access.pages)]),
  ];
  return { Resources: Object.fromEntries(deployed.map(of)) };
};
