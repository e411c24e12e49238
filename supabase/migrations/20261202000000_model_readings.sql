-- What models read in a page, for every job that asks the same of it. It goes with the page.
create table public.model_readings (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  snapshot_id text not null references public.page_snapshots (id) on delete cascade,
  task text not null,
  model text not null,
  result jsonb not null,
  read_at timestamptz not null default now()
);
comment on column public.model_readings.digest is
  'SHA-256 of all that was asked: the task, its models, the prompt with its version, the page text, the form of the answer.';
create index model_readings_by_snapshot on public.model_readings (snapshot_id);
alter table public.model_readings enable row level security;
revoke all on public.model_readings from public, anon, authenticated;
grant select, insert, update, delete on public.model_readings to service_role;
