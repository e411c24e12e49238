-- What is removed: old by age, or a user's at their wish. Each deletes a limited number at a time, so that no lock is held long.

-- name: old_events
-- Logs of jobs that ended before the age. The job's row with its report stays.
with gone as (
  select job.id from research_jobs as job
  where job.finished_at < now() - make_interval(days => %(days)s)
    and exists (select from agent_state_history as event where event.job_id = job.id)
  order by job.finished_at limit %(limit)s
)
delete from agent_state_history as event using gone where event.job_id = gone.id

-- name: old_steps
-- Results of paid calls of jobs that ended before the age: nobody asks for them again.
with gone as (
  select job.id from research_jobs as job
  where job.finished_at < now() - make_interval(days => %(days)s)
    and exists (select from step_ledger as step where step.job_id = job.id)
  order by job.finished_at limit %(limit)s
)
delete from step_ledger as step using gone where step.job_id = gone.id

-- name: old_threads
-- Graphs that have not moved since the age and belong to no job under way.
select thread_id from checkpoints
group by thread_id
having max((checkpoint ->> 'ts')::timestamptz) < now() - make_interval(days => %(days)s)
   and not exists (select from research_jobs as job where job.id::text = thread_id and job.finished_at is null)
limit %(limit)s

-- name: threads_of_user
select id::text as thread_id from research_jobs where user_id = %(user_id)s

-- name: remove_threads
-- The checkpoints of some graphs.
with blobs as (
  delete from checkpoint_blobs where thread_id = any(%(threads)s)
), writes as (
  delete from checkpoint_writes where thread_id = any(%(threads)s)
)
delete from checkpoints where thread_id = any(%(threads)s)

-- name: old_readings
-- Readings of pages before the age, except for jobs under way.
delete from page_readings where id in (
  select reading.id from page_readings as reading
  where reading.fetched_at < now() - make_interval(days => %(days)s)
    and not exists (select from research_jobs as job where job.id = reading.job_id and job.finished_at is null)
  limit %(limit)s
)

-- name: unread_snapshots
-- Contents that no reading refers to any more. One that is being put down at this moment is too young to go.
delete from page_snapshots where id in (
  select snapshot.id from page_snapshots as snapshot
  where snapshot.created_at < now() - make_interval(mins => %(min_age_minutes)s)
    and not exists (select from page_readings as reading where reading.snapshot_id = snapshot.id)
  limit %(limit)s
)

-- name: full_buckets
-- Buckets that nobody touched for a day: a new one begins full as well.
delete from rate_buckets where filled_at < now() - interval '1 day'

-- name: own_broadcasts
-- Whether broadcasts are kept in our own stand-in for Supabase Realtime, which nobody else tidies.
select to_regclass('realtime.messages_default') is not null as ours

-- name: old_broadcasts
-- Broadcasts older than Supabase keeps them.
delete from realtime.messages where inserted_at < (now() at time zone 'utc') - interval '3 days'

-- name: remove_user
-- A user's profile, and with it everything that refers to it.
delete from users where id = %(user_id)s

-- name: keeps_accounts
-- Whether this database keeps the accounts itself, where no Supabase Auth does.
select to_regprocedure('auth.adopt_user(uuid)') is not null as ours

-- name: remove_account
delete from auth.users where id = %(user_id)s
