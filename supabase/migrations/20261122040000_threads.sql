-- Conversations of chat protocols: which jobs a client's thread has started. The jobs are the truth; a thread only names them.

create table public.threads (
  user_id uuid not null references public.users (id) on delete cascade,
  id text not null check (char_length(id) between 1 and 200),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (user_id, id)
);
comment on column public.threads.id is 'Chosen by the client, and its user''s own: two users may have the same.';

create table public.thread_runs (
  user_id uuid not null,
  thread_id text not null,
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  primary key (user_id, thread_id, job_id),
  foreign key (user_id, thread_id) references public.threads (user_id, id) on delete cascade
);
create index thread_runs_by_job on public.thread_runs (job_id);

alter table public.threads enable row level security;
alter table public.thread_runs enable row level security;
revoke all on public.threads, public.thread_runs from public, anon, authenticated;
grant select on public.threads, public.thread_runs to authenticated;
grant select, insert, update, delete on public.threads, public.thread_runs to service_role;
create policy "users read their own threads" on public.threads
  for select to authenticated using (user_id = (select auth.uid()));
create policy "users read the runs of their own threads" on public.thread_runs
  for select to authenticated using (user_id = (select auth.uid()));
