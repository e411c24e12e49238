-- Queries on threads and thread_runs.

-- name: know_user
-- Make the caller's profile when this is their first request.
select emptor.ensure_user(%(user_id)s)

-- name: create
-- Make a thread. No row comes back when the user has one of that name.
insert into threads (user_id, id, metadata) values (%(user_id)s, %(id)s, %(metadata)s)
on conflict (user_id, id) do nothing
returning id, metadata, created_at

-- name: get
-- One thread of a user.
select id, metadata, created_at from threads where user_id = %(user_id)s and id = %(id)s

-- name: search
-- A user's threads whose metadata holds some values, newest first.
select id, metadata, created_at from threads
where user_id = %(user_id)s and metadata @> %(metadata)s
order by created_at desc, id limit %(limit)s offset %(offset)s

-- name: remove
-- Forget a thread; its jobs stay.
delete from threads where user_id = %(user_id)s and id = %(id)s

-- name: add_run
-- Note that a thread started this job, making the thread if need be.
with thread as (
  insert into threads (user_id, id) values (%(user_id)s, %(id)s) on conflict (user_id, id) do nothing
)
insert into thread_runs (user_id, thread_id, job_id) values (%(user_id)s, %(id)s, %(job_id)s)
on conflict do nothing

-- name: runs
-- The jobs a thread has started, newest first.
select job_id from thread_runs where user_id = %(user_id)s and thread_id = %(id)s order by at desc, job_id limit %(limit)s

-- name: has_run
-- Whether a thread has started this job.
select from thread_runs where user_id = %(user_id)s and thread_id = %(id)s and job_id = %(job_id)s
