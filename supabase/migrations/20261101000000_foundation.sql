-- Extensions, the queue, and a schema of our own for functions that the API of Supabase must not show.

create extension if not exists vector with schema extensions;

create schema if not exists emptor;
revoke all on schema emptor from public;
grant usage on schema emptor to service_role;

-- pgmq: an extension on Supabase; elsewhere the set-up has installed its SQL before the first migration.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pgmq') then
    create extension if not exists pgmq;
  elsif to_regnamespace('pgmq') is null then
    raise notice 'pgmq is not available here: use another queue (EMPTOR_QUEUE=sqs), or install its SQL';
  end if;
  if to_regnamespace('pgmq') is not null then
    perform pgmq.create('research_jobs');
    perform pgmq.create('research_jobs_dead');
  end if;
end
$$;

-- A user of ours is a user of Supabase Auth; the profile holds what is ours about them.
create table public.users (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text check (char_length(display_name) <= 200),
  created_at timestamptz not null default now()
);
comment on table public.users is 'Profile of a user; the key is the one of auth.users.';
alter table public.users enable row level security;
revoke all on public.users from public, anon, authenticated;
grant select, update (display_name) on public.users to authenticated;
grant select, insert, update, delete on public.users to service_role;
create policy "users read their own profile" on public.users
  for select to authenticated using (id = (select auth.uid()));
create policy "users change their own profile" on public.users
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

-- Make the profile of a caller on their first request. Where no Supabase Auth keeps accounts, the account too.
create function emptor.ensure_user(user_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if to_regprocedure('auth.adopt_user(uuid)') is not null then
    execute 'select auth.adopt_user($1)' using user_id;
  end if;
  insert into public.users (id) values (user_id) on conflict do nothing;
end
$$;
revoke execute on function emptor.ensure_user(uuid) from public, anon, authenticated;
grant execute on function emptor.ensure_user(uuid) to service_role;
