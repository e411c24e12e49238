-- Queries on research_findings: what a job has read, for the questions that follow it.

-- name: keep
-- Keep a job's findings, while its worker holds it; no row comes back when it does not.
insert into research_findings (job_id, body, size_bytes)
select id, %(body)s, %(size_bytes)s from research_jobs
where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
on conflict (job_id) do update set body = excluded.body, size_bytes = excluded.size_bytes, kept_at = clock_timestamp()
returning job_id

-- name: get
-- The findings of a job, if it is this user's.
select found.body, found.size_bytes
from research_findings as found join research_jobs as job on job.id = found.job_id
where found.job_id = %(job_id)s and job.user_id = %(user_id)s
