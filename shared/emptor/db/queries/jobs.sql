-- Queries on research_jobs. Every one that changes a job also writes the event that tells of it, in the same statement.
-- "Idle" means that no worker's lease is live.

-- name: know_user
-- Make the caller's profile when this is their first request.
select emptor.ensure_user(%(user_id)s)

-- name: lock_user
-- Let one request of a user at a time count and create. Other tables may still refer to the row.
select from users where id = %(user_id)s for no key update

-- name: by_key
-- The job an earlier request with the same idempotency key made.
select * from research_jobs where user_id = %(user_id)s and idempotency_key = %(idempotency_key)s

-- name: hold_key
-- Be the one request with this idempotency key until the transaction ends; no row comes back when another is.
select from (
  select pg_try_advisory_xact_lock(hashtextextended(%(user_id)s::text || ' ' || %(idempotency_key)s, 0)) as held
) as lock where held

-- name: usage
-- What a user has running, asked for and spent within a day, and when the oldest of it leaves the day.
select
  count(job.id) filter (where finished_at is null and status <> 'needs_input') as concurrent_jobs,
  count(job.id) filter (where created_at > now() - interval '1 day') + spent.deleted_jobs as jobs_today,
  spent.usd as usd_today,
  coalesce(sum(greatest(max_cost_usd - cost_usd, 0)) filter (where finished_at is null), 0) as usd_promised,
  coalesce(extract(epoch from least(
    min(created_at) filter (where created_at > now() - interval '1 day'), spent.oldest
  ) + interval '1 day' - now()), 0)::float8 as frees_in_s
from
  (select coalesce(sum(usd), 0) as usd, min(at) as oldest, count(*) filter (where what = 'deleted job') as deleted_jobs
   from usage_ledger where user_id = %(user_id)s and at > now() - interval '1 day') as spent
  left join research_jobs as job
    on job.user_id = %(user_id)s and (job.finished_at is null or job.created_at > now() - interval '1 day')
group by spent.usd, spent.oldest, spent.deleted_jobs

-- name: create
-- Accept a job: the row and its first event. No row comes back when the idempotency key is taken.
with job as (
  insert into research_jobs
    (user_id, question, options, max_cost_usd, idempotency_key, body_digest, parent_id, deadline, last_seq)
  values (
    %(user_id)s, %(question)s, %(options)s, %(max_cost_usd)s, %(idempotency_key)s, %(body_digest)s, %(parent_id)s,
    now() + make_interval(secs => %(deadline_s)s), 1
  )
  on conflict (user_id, idempotency_key) do nothing
  returning *
), logged as (
  insert into agent_state_history (job_id, seq, type, message)
  select id, 1, 'job.accepted', %(message)s from job
)
select * from job

-- name: get
-- One job. Row level security narrows it to the caller's own when asked as a user.
select * from research_jobs where id = %(job_id)s

-- name: page
-- A page of a user's jobs, newest first, without their reports; narrowed as far as filters are given: to states, a time, a category
-- that the report's brief names, and questions that hold every one of the words.
select id, user_id, question, options, parent_id, status, error, last_seq, attempts, fencing_token, leased_by, lease_expires_at,
       cancel_requested, cost_usd, created_at, started_at, finished_at, deadline
from research_jobs
where user_id = %(user_id)s
  and (%(before_at)s::timestamptz is null or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
  and (cardinality(%(states)s::text[]) = 0 or status = any(%(states)s::text[]))
  and (%(since)s::timestamptz is null or created_at >= %(since)s)
  and (%(until)s::timestamptz is null or created_at < %(until)s)
  and (%(category)s::text is null or lower(report -> 'brief' ->> 'category') = lower(%(category)s))
  and not exists (
    select from unnest(%(words)s::text[]) as word where position(lower(word) in lower(question)) = 0
  )
order by created_at desc, id desc
limit %(limit)s

-- name: delete
-- Delete a job of this user that has ended, with all that hangs on it. The day's quota still counts it.
with gone as (
  delete from research_jobs where id = %(job_id)s and user_id = %(user_id)s and finished_at is not null
  returning id, user_id, created_at
), counted as (
  insert into usage_ledger (user_id, kind, what, calls, at) select user_id, 'other', 'deleted job', 0, created_at from gone
)
select id from gone

-- name: claim
-- Take an idle job: a new fencing token and a lease. What calls of a dead worker may have cost is counted in full.
with job as (
  update research_jobs
  set status = 'running',
      attempts = attempts + 1,
      silent_claims = silent_claims + 1,
      fencing_token = fencing_token + 1,
      leased_by = %(worker)s,
      lease_expires_at = clock_timestamp() + make_interval(secs => %(lease_s)s),
      started_at = coalesce(started_at, clock_timestamp()),
      cost_usd = cost_usd + reserved_usd,
      reserved_usd = 0
  where id = %(job_id)s
    and finished_at is null
    and status <> 'needs_input'
    and not cancel_requested
    and attempts < %(max_attempts)s
    and silent_claims < %(poison_after)s
    and (lease_expires_at is null or lease_expires_at <= clock_timestamp())
    and (deadline is null or deadline > clock_timestamp())
  returning *
), lost as (
  delete from spend_reservations as reservation using job where reservation.job_id = job.id
  returning reservation.*, job.user_id
), counted as (
  insert into usage_ledger (user_id, job_id, kind, what, node, usd, outcome)
  select user_id, job_id, 'other', what, node, usd, 'lost' from lost
)
select * from job

-- name: renew
-- Keep a lease. No row comes back when it is another's, or the job has ended.
update research_jobs
set lease_expires_at = clock_timestamp() + make_interval(secs => %(lease_s)s)
where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
returning cancel_requested

-- name: renew_all
-- Keep all leases of a process. A row that somebody holds locked is passed over: nobody can take that job meanwhile either, and the
-- others must not wait for it.
with wanted as (
  select job_id, token from unnest(%(job_ids)s::uuid[], %(tokens)s::bigint[]) as held (job_id, token)
), free as (
  select job.id
  from research_jobs as job join wanted on job.id = wanted.job_id and job.fencing_token = wanted.token
  where job.status = 'running'
  for no key update of job skip locked
), renewed as (
  update research_jobs as job
  set lease_expires_at = clock_timestamp() + make_interval(secs => %(lease_s)s)
  from free where job.id = free.id
  returning job.id
)
select
  wanted.job_id,
  renewed.id is not null as renewed,
  renewed.id is not null or coalesce(job.fencing_token = wanted.token and job.status = 'running', false) as mine,
  coalesce(job.cancel_requested, false) as cancel_requested
from wanted
  left join research_jobs as job on job.id = wanted.job_id
  left join renewed on renewed.id = wanted.job_id

-- name: moved_on
-- The job has come further than where its last worker died: that place did not kill this one.
update research_jobs set silent_claims = 1
where id = %(job_id)s and fencing_token = %(token)s and status = 'running' and silent_claims > 1

-- name: stand_aside
-- A claim counts while the job waits for a place in its process no more than one that was never made; with `back`, it counts again.
update research_jobs set silent_claims = silent_claims + case when %(back)s then 1 else -1 end
where id = %(job_id)s and fencing_token = %(token)s and status = 'running'

-- name: forgive
-- The worker with this token lives, and only was too late: its claim was no death. The present one goes on counting.
update research_jobs
set attempts = greatest(attempts - 1, (status = 'running')::int),
    silent_claims = greatest(silent_claims - 1, (status = 'running')::int)
where id = %(job_id)s and finished_at is null
  and (fencing_token > %(token)s or (fencing_token = %(token)s and status = 'queued'))

-- name: release
-- End a slice in good order: the job waits for its next one, and its attempts count anew.
update research_jobs
set status = 'queued', leased_by = null, lease_expires_at = null, queued_at = now(), attempts = 0, silent_claims = 0
where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
returning id

-- name: ask
-- Put the job down until its buyer answers: no lease, no message, and the clock of its deadline stands still.
with job as (
  update research_jobs
  set status = 'needs_input', leased_by = null, lease_expires_at = null, attempts = 0, silent_claims = 0,
      input_request = %(request)s, input_answers = null, input_asked_at = clock_timestamp(),
      input_until = clock_timestamp() + make_interval(secs => %(wait_s)s),
      last_seq = last_seq + 1
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  returning *
), logged as (
  insert into agent_state_history (job_id, seq, type, node, message, data)
  select id, last_seq, 'input.needed', 'clarify', %(message)s, %(request)s || jsonb_build_object('until', input_until) from job
)
select id from job

-- name: answer
-- What the buyer says to the questions of a job that waits: it goes back into the queue. No row comes back when it does not wait.
with job as (
  update research_jobs
  set status = 'queued', input_answers = %(answers)s, queued_at = clock_timestamp(),
      deadline = deadline + (clock_timestamp() - input_asked_at), last_seq = last_seq + 1
  where id = %(job_id)s and user_id = %(user_id)s and status = 'needs_input' and not cancel_requested
  returning *
), logged as (
  insert into agent_state_history (job_id, seq, type, node, message, data)
  select id, last_seq, 'input.given', 'clarify', %(message)s, jsonb_build_object('answers', input_answers) from job
)
select * from job

-- name: finish
-- End a job, with its terminal event.
with job as (
  update research_jobs
  set status = %(status)s,
      report = %(report)s,
      error = %(error)s,
      cost_usd = greatest(cost_usd + reserved_usd, coalesce(%(cost_usd)s::numeric, 0)),
      reserved_usd = 0,
      finished_at = clock_timestamp(),
      leased_by = null,
      lease_expires_at = null,
      last_seq = last_seq + 1
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  returning *
), logged as (
  insert into agent_state_history (job_id, seq, type, message, data)
  select id, last_seq, 'job.' || status, %(message)s, %(data)s from job
), cleared as (
  delete from spend_reservations as reservation using job where reservation.job_id = job.id
)
select * from job

-- name: request_cancel
-- Cancel a job of this user. An idle one ends here; a worker of a running one is asked to stop.
with job as (
  update research_jobs
  set cancel_requested = true,
      status = case when idle.now then 'cancelled' else research_jobs.status end,
      finished_at = case when idle.now then clock_timestamp() end,
      leased_by = case when not idle.now then leased_by end,
      lease_expires_at = case when not idle.now then research_jobs.lease_expires_at end,
      cost_usd = cost_usd + case when idle.now then reserved_usd else 0 end,
      reserved_usd = case when idle.now then 0 else reserved_usd end,
      last_seq = last_seq + idle.now::int
  from (
    select id, lease_expires_at is null or lease_expires_at <= clock_timestamp() as now
    from research_jobs where id = %(job_id)s and user_id = %(user_id)s and finished_at is null
    for no key update
  ) as idle
  where research_jobs.id = idle.id
  returning research_jobs.*
), logged as (
  insert into agent_state_history (job_id, seq, type, message)
  select id, last_seq, 'job.cancelled', %(message)s from job where status = 'cancelled'
)
select job.*, pg_notify('emptor_cancels', job.id::text) from job

-- name: sweep
-- Put idle jobs that nobody works on back into the queue, and end those that cannot go on. One that seems to be poison is given some
-- time more: its worker may only be late, and come back to it. One that waits for its buyer is left alone until the time for the answer
-- is over; then it goes on without one.
with due as (
  select id,
    case
      when cancel_requested then 'cancelled'
      when status = 'needs_input' then 'requeue'
      when deadline <= clock_timestamp() then 'deadline'
      when attempts >= %(max_attempts)s then 'attempts'
      when silent_claims >= %(poison_after)s then 'poison'
      else 'requeue'
    end as verdict
  from research_jobs
  where finished_at is null
    and case when status = 'needs_input' then cancel_requested or input_until <= clock_timestamp() else
      deadline <= clock_timestamp()
      or lease_expires_at <= clock_timestamp() - make_interval(
        secs => case when silent_claims >= %(poison_after)s then %(poison_grace_s)s else 0 end
      )
      or (lease_expires_at is null and (cancel_requested or queued_at <= clock_timestamp() - make_interval(secs => %(requeue_after_s)s)))
    end
  order by created_at
  limit %(limit)s
  for no key update skip locked
), swept as (
  update research_jobs as job
  set status = case verdict when 'requeue' then 'queued' when 'cancelled' then 'cancelled' else 'failed' end,
      error = case verdict
        when 'deadline' then jsonb_build_object('code', 'deadline', 'message', 'The job was not done by its deadline.')
        when 'attempts' then jsonb_build_object(
          'code', 'attempts-exhausted', 'message', 'The job stopped without a result ' || attempts || ' times in a row.'
        )
        when 'poison' then jsonb_build_object('code', 'poison', 'message', %(poison_message)s::text)
      end,
      finished_at = case when verdict <> 'requeue' then clock_timestamp() end,
      queued_at = case when verdict = 'requeue' then clock_timestamp() else queued_at end,
      deadline = case when job.status = 'needs_input' then deadline + (clock_timestamp() - input_asked_at) else deadline end,
      leased_by = null,
      lease_expires_at = null,
      cost_usd = cost_usd + case when verdict <> 'requeue' then reserved_usd else 0 end,
      reserved_usd = case when verdict <> 'requeue' then 0 else reserved_usd end,
      last_seq = last_seq + (verdict <> 'requeue')::int
  from due
  where job.id = due.id
  returning job.id, job.last_seq, job.status, job.error, due.verdict
), logged as (
  insert into agent_state_history (job_id, seq, type, message, data)
  select id, last_seq, 'job.' || status, coalesce(error ->> 'message', 'Cancelled.'), coalesce(jsonb_build_object('error', error), '{}')
  from swept where verdict <> 'requeue'
)
select id, verdict from swept

-- name: next_lease_end
-- In how many seconds the first lease runs out, or the time given to one that seems to be poison.
select extract(epoch from min(lease_expires_at + make_interval(
  secs => case when silent_claims >= %(poison_after)s then %(poison_grace_s)s else 0 end
)) - clock_timestamp())::float8 as in_s
from research_jobs where finished_at is null and status = 'running'

-- name: hold
-- Make sure that this worker holds the job until the transaction ends; an error where it does not.
select emptor.hold_job(%(job_id)s, %(token)s)

-- name: is_current
-- Whether this worker still holds the job.
select from research_jobs where id = %(job_id)s and fencing_token = %(token)s and status = 'running'

-- name: operator_page
-- A page of all users' jobs, newest first, without their reports.
select id, user_id, question, options, status, error, last_seq, attempts, fencing_token, leased_by, lease_expires_at,
       cancel_requested, cost_usd, created_at, started_at, finished_at, deadline
from research_jobs
where case %(state)s
    when 'dead' then (status = 'failed' and error ->> 'code' in ('attempts-exhausted', 'poison', 'deadline', 'internal')) or id = any(%(dead)s)
    when 'stuck' then finished_at is null and status <> 'needs_input' and (
      lease_expires_at < clock_timestamp() - make_interval(secs => %(stuck_s)s)
      or (lease_expires_at is null and queued_at < clock_timestamp() - make_interval(secs => %(stuck_s)s))
    )
    when 'open' then finished_at is null
    else true
  end
  and (%(before_at)s::timestamptz is null or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
order by created_at desc, id desc
limit %(limit)s

-- name: revive
-- Let an open job that nobody holds wait for a worker with all its attempts. No row comes back for any other.
update research_jobs
set status = 'queued', leased_by = null, lease_expires_at = null, queued_at = clock_timestamp(), attempts = 0, silent_claims = 0
where id = %(job_id)s and finished_at is null and not cancel_requested
  and (lease_expires_at is null or lease_expires_at <= clock_timestamp())
returning id

-- name: succeed
-- A new job in place of one that failed or was cancelled: the same request, and the results it has paid for.
with old as (
  select * from research_jobs where id = %(job_id)s and status in ('failed', 'cancelled')
), job as (
  insert into research_jobs (user_id, question, options, max_cost_usd, parent_id, deadline, last_seq)
  select user_id, question, options, max_cost_usd, parent_id, now() + make_interval(secs => %(deadline_s)s), 1 from old
  returning *
), logged as (
  insert into agent_state_history (job_id, seq, type, message, data)
  select id, 1, 'job.accepted', %(message)s, jsonb_build_object('in_place_of', %(job_id)s) from job
), paid as (
  insert into step_ledger (job_id, step, digest, result, cost_usd)
  select job.id, step.step, step.digest, step.result, 0 from job, step_ledger as step where step.job_id = %(job_id)s
)
select * from job
