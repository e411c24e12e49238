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

-- name: snapshots_of_user
-- Contents that were read for a user, or that a product of theirs refers to.
select reading.snapshot_id as id
from page_readings as reading left join research_jobs as job on job.id = reading.job_id
where job.user_id = %(user_id)s or reading.user_id = %(user_id)s
union
select snapshot_id from cached_product_data where user_id = %(user_id)s and snapshot_id is not null
union
select price.snapshot_id from price_observations as price join cached_product_data as product on product.id = price.product_id
where product.user_id = %(user_id)s and price.snapshot_id is not null

-- name: remove_snapshots
-- Those of some contents that nobody's reading or product refers to any more.
delete from page_snapshots as snapshot
where id = any(%(ids)s)
  and not exists (select from page_readings where snapshot_id = snapshot.id)
  and not exists (select from cached_product_data where snapshot_id = snapshot.id)
  and not exists (select from price_observations where snapshot_id = snapshot.id)

-- name: broadcasts_of_user
-- Hints about a user's jobs and watches that were broadcast.
delete from realtime.messages where topic in (
  select 'job:' || id from research_jobs where user_id = %(user_id)s
  union all select 'watch:' || id from watches where user_id = %(user_id)s
)

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

-- name: old_deliveries
-- What was sent to webhooks and notifications, or given up, before the age.
delete from webhook_deliveries where id in (
  select id from webhook_deliveries
  where state <> 'pending' and created_at < now() - make_interval(days => %(days)s) limit %(limit)s
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

-- name: lock_user
select id from users where id = %(user_id)s for update

-- name: remove_user
-- A user's profile, and with it everything that refers to it.
delete from users where id = %(user_id)s

-- name: keeps_accounts
-- Whether this database keeps the accounts itself, where no Supabase Auth does.
select to_regprocedure('auth.adopt_user(uuid)') is not null as ours

-- name: remove_account
delete from auth.users where id = %(user_id)s
