-- Queries on agent_state_history, the event log of jobs.

-- name: append
-- Write events. The numbers are taken by the same statement that writes, so that the log has no gap and readers see one order.
with job as (
  update research_jobs
  set last_seq = last_seq + jsonb_array_length(%(events)s)
  where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  returning id, last_seq - jsonb_array_length(%(events)s) as before
)
insert into agent_state_history (job_id, seq, type, node, message, data)
select job.id, job.before + entry.ordinal, entry.event ->> 'type', entry.event ->> 'node', entry.event ->> 'message', entry.event -> 'data'
from job, jsonb_array_elements(%(events)s) with ordinality as entry (event, ordinal)
returning seq, at

-- name: after
-- Events of a job that follow a number, in order.
select job_id, seq, type, node, message, data, at
from agent_state_history
where job_id = %(job_id)s and seq > %(seq)s
order by seq
limit %(limit)s

-- name: last_seqs
-- How far the logs of some jobs have grown.
select id, last_seq from research_jobs where id = any(%(job_ids)s)

-- name: progress
-- How far a job's log has grown, and whether the job has ended.
select last_seq, finished_at is not null as ended from research_jobs where id = %(job_id)s
