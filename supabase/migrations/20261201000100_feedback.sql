-- What users say of their answers, for the operator. One opinion of a job as a whole, and one of each candidate.
create table public.feedback (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  rank integer not null default 0 check (rank >= 0), -- of the candidate; 0 is the whole answer
  rating text not null check (rating in ('good', 'bad')),
  reasons text[] not null default '{}',
  comment text check (length(comment) <= 2000),
  created_at timestamptz not null default clock_timestamp(),
  unique (job_id, rank)
);
create index feedback_newest on public.feedback (created_at desc, id desc);
create index feedback_by_user on public.feedback (user_id);
alter table public.feedback enable row level security;
revoke all on public.feedback from public, anon, authenticated;
grant select, insert, update, delete on public.feedback to service_role;
