-- Keys that sign links to pictures. The service alone makes and reads them; they are renewed by themselves.
create table public.image_keys (
  id uuid primary key default gen_random_uuid(),
  secret bytea not null check (length(secret) = 32),
  created_at timestamptz not null default clock_timestamp()
);
alter table public.image_keys enable row level security;
revoke all on public.image_keys from public, anon, authenticated;
grant select, insert, update, delete on public.image_keys to service_role;
