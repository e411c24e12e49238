-- Calls of pgmq, the queue inside PostgreSQL.

-- name: create
-- Make the queue and the one for its dead letters, unless they are there.
select pgmq.create(%(queue)s), pgmq.create(%(dead)s)

-- name: exists
select to_regclass('pgmq.q_' || %(queue)s::text) is not null as there

-- name: send
-- Put a message in, and wake those who wait for one.
select pgmq.send(%(queue)s, %(message)s, %(delay_s)s::int), pg_notify('emptor_queues', %(queue)s)

-- name: recall
-- Show the messages of some jobs that are hidden, each in its old place before younger ones; send one for every job without.
with wanted as (
  select unnest(%(job_ids)s::uuid[])::text as job_id
), there as (
  select message.msg_id, message.vt, wanted.job_id
  from {table} as message join wanted on message.message ->> 'job_id' = wanted.job_id
), shown as (
  update {table} as message set vt = clock_timestamp()
  from there where message.msg_id = there.msg_id and there.vt > clock_timestamp()
), sent as (
  select pgmq.send(%(queue)s, jsonb_build_object('job_id', job_id), 0) from wanted where job_id not in (select job_id from there)
)
select (select count(*) from sent) as sent, pg_notify('emptor_queues', %(queue)s)

-- name: read
-- Take visible messages and hide them for a while.
select msg_id, read_ct, message ->> 'job_id' as job_id from pgmq.read(%(queue)s, %(visibility_s)s::int, %(limit)s::int)

-- name: bury
-- Move a message to the dead letters.
with gone as (select pgmq.delete(%(queue)s, %(id)s::bigint) as yes)
select pgmq.send(%(dead)s, %(message)s) from gone where yes

-- name: delete
select pgmq.delete(%(queue)s, %(id)s::bigint)

-- name: hide
-- Hide a message for longer, from now.
select msg_id from pgmq.set_vt(%(queue)s, %(id)s::bigint, %(visibility_s)s::int)

-- name: peek
-- What lies in a queue, oldest first; it stays visible.
select message ->> 'job_id' as job_id from pgmq.read(%(queue)s, 0, %(limit)s::int) order by msg_id

-- name: drop_dead
-- Remove the dead letters of one job.
select pgmq.delete(%(dead)s, letter.msg_id)
from pgmq.read(%(dead)s, 0, %(limit)s::int) as letter
where letter.message ->> 'job_id' = %(job_id)s
