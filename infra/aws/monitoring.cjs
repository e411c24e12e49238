// What tells when something is wrong: alarms that send to one topic, and a dashboard. The service's own figures come from the
// worker's schedule (services/metrics.py), once a minute. docs/operations.md says for each alarm what to do.
//   --param alarms=you@example.org   who is written to; without it the topic has no subscriber yet
const NAMESPACE = 'Emptor';
const MINUTE_S = 60;
const FIVE_MINUTES_S = 300;
// Requests a second that the HTTP API lets through, and how many at once.
const THROTTLE = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 };

const WORKER = 'research_worker';

/** The alarms: what is watched, from when on it is too much, and what that means. */
function alarms(stack) {
  const own = (MetricName, more = {}) => ({ Namespace: NAMESPACE, MetricName, Dimensions: [{ Name: 'stack', Value: stack }, ...Object.entries(more).map(([Name, Value]) => ({ Name, Value }))] });
  const lambda = (MetricName, name) => ({ Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: `${stack}-${name}` }] });
  const gateway = (MetricName) => ({ Namespace: 'AWS/ApiGateway', MetricName, Dimensions: [{ Name: 'ApiId', Value: { Ref: 'HttpApi' } }] });
  const queue = (MetricName, of) => ({ Namespace: 'AWS/SQS', MetricName, Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [of, 'QueueName'] } }] });
  return {
    QueueWaits: ['The oldest queued job has waited for two minutes.', own('queue_oldest_seconds'), 'Maximum', 120, { EvaluationPeriods: 3 }],
    JobsFail: ['Ten jobs have failed within five minutes.', own('jobs_ended', { status: 'failed' }), 'Maximum', 10],
    FirstEventLate: ['One job in twenty begins more than a minute after its request.', own('first_event_seconds', { quantile: '0.95' }), 'Maximum', 60, { EvaluationPeriods: 3 }],
    ModelsCost: ['Models have cost five dollars within five minutes.', own('cost_usd', { kind: 'model' }), 'Maximum', 5],
    NoFigures: ['The worker\'s schedule has not run for five minutes: nothing is swept.', own('queue_oldest_seconds'), 'SampleCount', 1, { ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' }],
    WorkerErrors: ['The worker function ends with errors.', lambda('Errors', WORKER), 'Sum', 5],
    WorkerThrottled: ['The worker is refused by the account\'s concurrency.', lambda('Throttles', WORKER), 'Sum', 5],
    TicksMissed: ['A schedule failed twice in a row.', queue('ApproximateNumberOfMessagesVisible', 'MissedTicks'), 'Maximum', 1],
    ApiErrors: ['The HTTP API answers with errors of its own.', gateway('5xx'), 'Sum', 10],
    ApiSlow: ['One answer in twenty takes more than three seconds.', gateway('Latency'), 'p95', 3_000, { EvaluationPeriods: 3 }],
  };
}

function alarm([AlarmDescription, metric, statistic, Threshold, more = {}]) {
  const how = statistic.startsWith('p') ? { ExtendedStatistic: statistic } : { Statistic: statistic };
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription, ...metric, ...how, Threshold, Period: FIVE_MINUTES_S, EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: 'Alarms' }], OKActions: [{ Ref: 'Alarms' }], ...more,
    },
  };
}

function dashboard(stack) {
  const search = (name, labels, stat) => [[{ expression: `SEARCH('{${[NAMESPACE, ...labels, 'stack'].join(',')}} MetricName="${name}" stack="${stack}"', '${stat}', ${MINUTE_S})` }]];
  const own = (title, name, labels = [], stat = 'Maximum') => ({ title, metrics: search(name, labels, stat), view: 'timeSeries', region: '${AWS::Region}' });
  const widgets = [
    own('Open jobs, by status', 'jobs', ['status']),
    own('Jobs ended in five minutes', 'jobs_ended', ['status']),
    own('Oldest queued job, seconds', 'queue_oldest_seconds'),
    own('Request to first event, seconds', 'first_event_seconds', ['quantile']),
    own('Cost in five minutes, USD', 'cost_usd', ['kind']),
    own('Paid calls in five minutes', 'calls', ['outcome', 'what']),
    own('Blocked pages in five minutes', 'pages_blocked'),
    own('Pages read, from cache and web', 'pages_read', ['origin']),
    { title: 'Functions: errors', metrics: [[{ expression: `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors" "${stack}"', 'Sum', ${FIVE_MINUTES_S})` }]], view: 'timeSeries', region: '${AWS::Region}' },
  ];
  const [WIDTH, HEIGHT, COLUMNS] = [8, 6, 3];
  const placed = widgets.map((properties, index) => ({
    type: 'metric', width: WIDTH, height: HEIGHT, x: (index % COLUMNS) * WIDTH, y: Math.floor(index / COLUMNS) * HEIGHT, properties,
  }));
  return { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardName: stack, DashboardBody: { 'Fn::Sub': JSON.stringify({ widgets: placed }) } } };
}

module.exports = async ({ resolveVariable }) => {
  const stack = `${await resolveVariable('self:service')}-${await resolveVariable('sls:stage')}`;
  const address = await resolveVariable("param:alarms, ''");
  const Subscription = address ? [{ Protocol: 'email', Endpoint: address }] : [];
  return {
    Resources: {
      Alarms: { Type: 'AWS::SNS::Topic', Properties: { TopicName: `${stack}-alarms`, Subscription } },
      ...Object.fromEntries(Object.entries(alarms(stack)).map(([name, of]) => [`${name}Alarm`, alarm(of)])),
      Dashboard: dashboard(stack),
    },
    extensions: { HttpApiStage: { Properties: { DefaultRouteSettings: THROTTLE } } },
  };
};
