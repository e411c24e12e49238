-- Queries on report_shares.

-- name: create
-- A link to the report of a job, if it is the user's; those of it that have expired go at this occasion.
with gone as (
  delete from report_shares where job_id = %(job_id)s and expires_at <= clock_timestamp()
)
insert into report_shares (digest, user_id, job_id, expires_at)
select %(digest)s, user_id, id, clock_timestamp() + make_interval(days => %(days)s)
from research_jobs where id = %(job_id)s and user_id = %(user_id)s
  and (select count(*) from report_shares where job_id = %(job_id)s and expires_at > clock_timestamp()) < %(most)s
returning id, created_at, expires_at

-- name: list
-- The links of a job that still hold, newest first.
select id, created_at, expires_at from report_shares
where job_id = %(job_id)s and user_id = %(user_id)s and expires_at > clock_timestamp()
order by created_at desc, id desc

-- name: delete
delete from report_shares where id = %(share_id)s and job_id = %(job_id)s and user_id = %(user_id)s

-- name: open
-- What a link shows, if it holds.
select share.id, share.expires_at, job.report
from report_shares as share join research_jobs as job on job.id = share.job_id
where share.digest = %(digest)s and share.expires_at > clock_timestamp() and job.report is not null
