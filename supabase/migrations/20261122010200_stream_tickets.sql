-- What a browser's EventSource shows in place of a header: good once, for one job's events, for a minute.
create table public.stream_tickets (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  user_id uuid not null references public.users (id) on delete cascade,
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  expires_at timestamptz not null
);
create index stream_tickets_by_user on public.stream_tickets (user_id);
create index stream_tickets_by_job on public.stream_tickets (job_id);
alter table public.stream_tickets enable row level security;
revoke all on public.stream_tickets from public, anon, authenticated;
grant select, insert, update, delete on public.stream_tickets to service_role;
