-- A job that has asked its buyer something waits for the answer, with no worker, no lease and no message.

alter table public.research_jobs drop constraint research_jobs_status_check;
alter table public.research_jobs add constraint research_jobs_status_check
  check (status in ('queued', 'running', 'needs_input', 'succeeded', 'failed', 'cancelled'));
alter table public.research_jobs
  add column input_request jsonb,
  add column input_answers jsonb,
  add column input_asked_at timestamptz,
  add column input_until timestamptz;
comment on column public.research_jobs.input_request is 'The clarifying questions that were asked; they stay when they are answered.';
comment on column public.research_jobs.input_answers is 'The answers by question; null while none came, and when the time for them ran out.';
comment on column public.research_jobs.input_until is 'When the job goes on without an answer.';
create index research_jobs_waiting on public.research_jobs (input_until) where status = 'needs_input';
