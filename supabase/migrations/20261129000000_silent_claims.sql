-- A job over which one worker after the other dies at the same place is told from one whose workers die by chance.

alter table public.research_jobs add column silent_claims integer not null default 0;
comment on column public.research_jobs.silent_claims is
  'Claims since the job last moved on or was put down in good order, the present one included. Two that ended in silence: poison.';
