-- When the next request to a host may start: all instances keep apart there, not only the requests of one process.
create table public.host_turns (
  host text primary key check (length(host) <= 255),
  next_at timestamptz not null
);
create index host_turns_by_time on public.host_turns (next_at);
alter table public.host_turns enable row level security;
revoke all on public.host_turns from public, anon, authenticated;
grant select, insert, update, delete on public.host_turns to service_role;
