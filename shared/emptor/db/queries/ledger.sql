-- Queries on step_ledger (results of paid calls), spend_reservations and usage_ledger (what they cost).

-- name: get_step
-- The result of a paid call that was made before.
select result from step_ledger where job_id = %(job_id)s and step = %(step)s and digest = %(digest)s

-- name: put_step
-- Store the result of a paid call; the first one stays. No row comes back when the worker no longer holds the job.
with job as (
  select id from research_jobs
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  for share
), stored as (
  insert into step_ledger (job_id, step, digest, result, cost_usd)
  select id, %(step)s, %(digest)s, %(result)s, %(cost_usd)s from job
  on conflict (job_id, step, digest) do nothing
)
select id from job

-- name: reserve
-- Set money aside if the job's limit allows it: spent, reserved and this together.
with job as (
  update research_jobs
  set reserved_usd = reserved_usd + %(usd)s
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
    and cost_usd + reserved_usd + %(usd)s <= max_cost_usd
  returning id
)
insert into spend_reservations (job_id, usd, what, node)
select id, %(usd)s, %(what)s, %(node)s from job
returning id

-- name: settle
-- Replace a reservation by what the call cost. No row comes back when the worker no longer holds the job.
with job as (
  select id, user_id from research_jobs
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  for no key update
), reservation as (
  delete from spend_reservations using job
  where spend_reservations.id = %(reservation_id)s and spend_reservations.job_id = job.id
  returning spend_reservations.usd
), charged as (
  update research_jobs
  set reserved_usd = greatest(reserved_usd - reservation.usd, 0), cost_usd = cost_usd + %(usd)s
  from job, reservation where research_jobs.id = job.id
  returning research_jobs.id
)
select job.id, (select count(*) from charged) as charged from job

-- name: record
-- Write down what a call cost. The job's own sum is moved by `settle`, not here.
insert into usage_ledger
  (user_id, job_id, kind, what, node, usd, calls, tokens_in, tokens_out, tokens_cached, tokens_reasoning, outcome)
select user_id, id, %(kind)s, %(what)s, %(node)s, %(usd)s, %(calls)s, %(tokens_in)s, %(tokens_out)s, %(tokens_cached)s,
       %(tokens_reasoning)s, %(outcome)s
from research_jobs
where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
returning id

-- name: record_for_user
-- Write down what a call outside of any job cost its user.
insert into usage_ledger
  (user_id, kind, what, node, usd, calls, tokens_in, tokens_out, tokens_cached, tokens_reasoning, outcome)
values (
  %(user_id)s, %(kind)s, %(what)s, %(node)s, %(usd)s, %(calls)s, %(tokens_in)s, %(tokens_out)s, %(tokens_cached)s,
  %(tokens_reasoning)s, %(outcome)s
)

-- name: usage_of_job
-- What a job has cost, by node and by what was called.
select kind, what, node, outcome, sum(usd) as usd, sum(calls)::int as calls, sum(tokens_in)::bigint as tokens_in,
       sum(tokens_out)::bigint as tokens_out, sum(tokens_cached)::bigint as tokens_cached,
       sum(tokens_reasoning)::bigint as tokens_reasoning
from usage_ledger
where job_id = %(job_id)s
group by kind, what, node, outcome
order by sum(usd) desc, kind, what, node, outcome

-- name: usage_by_day
-- What all calls of some days cost, by day and by what was called.
select (at at time zone 'UTC')::date as day, kind, what, sum(usd) as usd, sum(calls)::int as calls,
       sum(tokens_in)::bigint as tokens_in, sum(tokens_out)::bigint as tokens_out
from usage_ledger
where at >= now() - make_interval(days => %(days)s)
group by 1, kind, what
order by 1 desc, sum(usd) desc, what

-- name: budget
-- What a job may spend, has spent and has set aside.
select max_cost_usd, cost_usd, reserved_usd from research_jobs where id = %(job_id)s
