-- Links that show a report to whoever has them: unguessable, for a time, and gone when their user wants. Only digests are kept.
create table public.report_shares (
  id uuid primary key default gen_random_uuid(),
  digest text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  user_id uuid not null references public.users (id) on delete cascade,
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index report_shares_by_job on public.report_shares (job_id, created_at desc);
create index report_shares_by_user on public.report_shares (user_id);
alter table public.report_shares enable row level security;
revoke all on public.report_shares from public, anon, authenticated;
grant select, insert, update, delete on public.report_shares to service_role;
