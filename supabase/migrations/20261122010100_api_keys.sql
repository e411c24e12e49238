-- Keys for programs that call the API without a person who signs in (EMPTOR_AUTH=api_key).

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  digest text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'operator']),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
comment on column public.api_keys.digest is
  'SHA-256 of the key, in hexadecimal. A key has 256 random bits: there is nothing to guess, so a slow hash would guard nothing.';
create index api_keys_by_user on public.api_keys (user_id, created_at desc);
alter table public.api_keys enable row level security;
revoke all on public.api_keys from public, anon, authenticated;
grant select, insert, update, delete on public.api_keys to service_role;
