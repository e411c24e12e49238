-- Queries on stream_tickets.

-- name: issue
-- A ticket for a job, if it is the user's; those of theirs that nobody used in time go at this occasion.
with gone as (
  delete from stream_tickets where user_id = %(user_id)s and expires_at <= clock_timestamp()
)
insert into stream_tickets (digest, user_id, job_id, expires_at)
select %(digest)s, user_id, id, clock_timestamp() + make_interval(secs => %(good_for_s)s)
from research_jobs where id = %(job_id)s and user_id = %(user_id)s
returning expires_at

-- name: take
-- Use a ticket up; a row comes back when it holds.
with taken as (
  delete from stream_tickets where digest = %(digest)s and job_id = %(job_id)s returning user_id, expires_at
)
select user_id from taken where expires_at > clock_timestamp()
