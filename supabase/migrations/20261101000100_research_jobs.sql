-- A research job, its event log, and what may be spent on it.

create table public.research_jobs (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  question text not null check (char_length(question) between 1 and 2000),
  options jsonb not null default '{}',
  status text not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  error jsonb,
  report jsonb,
  last_seq bigint not null default 0,
  -- who works on it
  attempts integer not null default 0,
  fencing_token bigint not null default 0,
  leased_by text,
  lease_expires_at timestamptz,
  queued_at timestamptz not null default now(),
  cancel_requested boolean not null default false,
  deadline timestamptz,
  -- what it may cost and does
  max_cost_usd numeric(18, 9) not null default 0 check (max_cost_usd >= 0),
  cost_usd numeric(18, 9) not null default 0 check (cost_usd >= 0),
  reserved_usd numeric(18, 9) not null default 0 check (reserved_usd >= 0),
  -- the request that made it
  idempotency_key text check (char_length(idempotency_key) between 1 and 255),
  body_digest text check (body_digest ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  broadcast_at timestamptz,
  unique (user_id, idempotency_key),
  check ((status in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null)),
  check ((leased_by is null) = (lease_expires_at is null)),
  check ((idempotency_key is null) = (body_digest is null))
) with (fillfactor = 70); -- each event moves last_seq: room for the new version of the row on its own page
comment on column public.research_jobs.attempts is 'Claims since the last orderly end of a slice: a job that only crashes runs out of them.';
comment on column public.research_jobs.fencing_token is 'Grows with each claim. A worker that holds an older one cannot write.';
comment on column public.research_jobs.queued_at is 'When a message for it was last put into the queue.';
comment on column public.research_jobs.reserved_usd is 'Worst case of the paid calls in flight.';

create index research_jobs_by_user on public.research_jobs (user_id, created_at desc, id desc);
create index research_jobs_open on public.research_jobs (status, lease_expires_at, queued_at) where finished_at is null;

alter table public.research_jobs enable row level security;
revoke all on public.research_jobs from public, anon, authenticated;
-- no writing: a job is made, charged and cancelled by the API alone
grant select on public.research_jobs to authenticated;
grant select, insert, update, delete on public.research_jobs to service_role;
create policy "users read their own jobs" on public.research_jobs
  for select to authenticated using (user_id = (select auth.uid()));

-- The event log: appended in the statement that moves last_seq, so it has no gap and one order.
create table public.agent_state_history (
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  seq bigint not null check (seq >= 1),
  type text not null,
  node text,
  message text not null default '',
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (job_id, seq)
);
create unique index agent_state_history_one_end on public.agent_state_history (job_id)
  where type in ('job.succeeded', 'job.failed', 'job.cancelled');
create index agent_state_history_at on public.agent_state_history using brin (at);

alter table public.agent_state_history enable row level security;
revoke all on public.agent_state_history from public, anon, authenticated;
grant select on public.agent_state_history to authenticated;
grant select, insert, delete on public.agent_state_history to service_role;
create policy "users read the events of their own jobs" on public.agent_state_history
  for select to authenticated using (
    exists (select from public.research_jobs as job where job.id = job_id and job.user_id = (select auth.uid()))
  );

create function emptor.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger append_only before update on public.agent_state_history
  for each row execute function emptor.refuse_change();

-- Results of paid calls: looked up before a call is paid for again, stored before the result is used.
create table public.step_ledger (
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  step text not null,
  digest text not null,
  result jsonb not null,
  cost_usd numeric(18, 9) not null default 0,
  created_at timestamptz not null default now(),
  primary key (job_id, step, digest)
);
alter table public.step_ledger enable row level security;
revoke all on public.step_ledger from public, anon, authenticated;
grant select, insert, delete on public.step_ledger to service_role;

-- Money that calls in flight may cost at most.
create table public.spend_reservations (
  id uuid primary key default gen_random_uuid(),
  job_id uuid not null references public.research_jobs (id) on delete cascade,
  usd numeric(18, 9) not null check (usd >= 0),
  what text not null,
  node text not null default '',
  created_at timestamptz not null default now()
);
create index spend_reservations_by_job on public.spend_reservations (job_id);
alter table public.spend_reservations enable row level security;
revoke all on public.spend_reservations from public, anon, authenticated;
grant select, insert, delete on public.spend_reservations to service_role;

-- What was spent: one line a paid call. Outlives the job, so that a day's spend cannot be reset by deleting jobs.
create table public.usage_ledger (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.users (id) on delete cascade,
  job_id uuid references public.research_jobs (id) on delete set null,
  kind text not null check (kind in ('model', 'search', 'scrape', 'other')),
  what text not null,
  node text not null default '',
  usd numeric(18, 9) not null default 0 check (usd >= 0),
  calls integer not null default 1,
  tokens_in bigint not null default 0,
  tokens_out bigint not null default 0,
  tokens_cached bigint not null default 0,
  tokens_reasoning bigint not null default 0,
  outcome text not null default 'ok' check (outcome in ('ok', 'error', 'lost')),
  at timestamptz not null default now()
);
comment on column public.usage_ledger.outcome is 'lost: the worker died during the call; the worst case is counted.';
create index usage_ledger_by_user on public.usage_ledger (user_id, at);
create index usage_ledger_by_job on public.usage_ledger (job_id);
alter table public.usage_ledger enable row level security;
revoke all on public.usage_ledger from public, anon, authenticated;
grant select on public.usage_ledger to authenticated;
grant select, insert, update, delete on public.usage_ledger to service_role;
create policy "users read their own usage" on public.usage_ledger
  for select to authenticated using (user_id = (select auth.uid()));

-- Token buckets: quotas a user and rates a provider, exact under concurrent callers.
create table public.rate_buckets (
  key text primary key,
  tokens double precision not null,
  filled_at timestamptz not null default clock_timestamp()
);
alter table public.rate_buckets enable row level security;
revoke all on public.rate_buckets from public, anon, authenticated;
grant select, insert, update, delete on public.rate_buckets to service_role;
