-- Queries on feedback.

-- name: say
-- A user's opinion of a job of theirs, in place of what they said of the same before.
insert into feedback (user_id, job_id, rank, rating, reasons, comment)
select user_id, id, %(rank)s, %(rating)s, %(reasons)s, %(comment)s
from research_jobs where id = %(job_id)s and user_id = %(user_id)s
on conflict (job_id, rank) do update
set rating = excluded.rating, reasons = excluded.reasons, comment = excluded.comment, created_at = clock_timestamp()
returning id, job_id, rank, rating, reasons, comment, created_at

-- name: of_job
select id, job_id, rank, rating, reasons, comment, created_at from feedback
where job_id = %(job_id)s and user_id = %(user_id)s order by rank

-- name: page
-- What users have said, newest first, for operators.
select said.id, said.job_id, said.rank, said.rating, said.reasons, said.comment, said.created_at, said.user_id, job.question
from feedback as said join research_jobs as job on job.id = said.job_id
where (%(rating)s::text is null or said.rating = %(rating)s)
  and (%(before_at)s::timestamptz is null or (said.created_at, said.id) < (%(before_at)s, %(before_id)s::uuid))
order by said.created_at desc, said.id desc
limit %(limit)s
