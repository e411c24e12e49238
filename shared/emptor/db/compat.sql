-- What Supabase gives a database before its first migration, for a PostgreSQL that is not Supabase's: the roles, the schemas
-- `auth`, `realtime` and `extensions`, and the publication. Row level security is then the same thing in both places.
-- May run again at any time. Where the account may not create a role or an extension, say so to the administrator.

do $$
declare
  may_bypass boolean := (select rolsuper or rolbypassrls from pg_roles where rolname = current_user);
begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then create role authenticator nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    if may_bypass then
      create role service_role nologin noinherit bypassrls;
    else
      create role service_role nologin noinherit;
    end if;
  end if;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server: another database's set-up was quicker
end
$$;

do $$
begin
  execute format('grant anon, authenticated, service_role to %I', current_user);
  grant anon, authenticated, service_role to authenticator;
exception when unique_violation then
  null; -- granted by another database's set-up at the same moment
end
$$;

create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;
-- in `public`, which every search path holds; the migration's own `with schema extensions` then finds it in place
create extension if not exists vector;

-- auth: who is calling, from the claims set for the transaction --------------------------------------------------------
create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;

create table if not exists auth.users (
  id uuid primary key default gen_random_uuid(),
  email text,
  created_at timestamptz not null default now()
);

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select nullif(current_setting('request.jwt.claims', true), '')::jsonb
$$;

create or replace function auth.uid() returns uuid language sql stable as $$
  select nullif(auth.jwt() ->> 'sub', '')::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select auth.jwt() ->> 'role'
$$;

-- Here nobody else keeps accounts: a caller whose token holds is a user. On Supabase the function is not there.
create or replace function auth.adopt_user(user_id uuid) returns void language sql as $$
  insert into auth.users (id) values (user_id) on conflict do nothing
$$;
revoke execute on function auth.adopt_user(uuid) from public;
grant execute on function auth.adopt_user(uuid) to service_role;

-- realtime: what is broadcast is kept in a table, and row level security on it decides who may listen -------------------
create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid(),
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default now(),
  inserted_at timestamp not null default now(),
  primary key (id, inserted_at)
) partition by range (inserted_at);
create table if not exists realtime.messages_default partition of realtime.messages default;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

create or replace function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
begin
  insert into realtime.messages (payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast');
exception when others then
  raise warning 'a broadcast was not sent: %', sqlerrm; -- as there, a lost hint never undoes the work
end
$$;

create or replace function realtime.broadcast_changes(
  topic_name text, event_name text, operation text, table_name text, table_schema text, new record, old record, level text default 'ROW'
) returns void language plpgsql as $$
begin
  if level = 'STATEMENT' then
    raise exception 'broadcast_changes is for triggers on rows';
  end if;
  perform realtime.send(
    jsonb_build_object(
      'operation', operation, 'table', table_name, 'schema', table_schema, 'record', to_jsonb(new), 'old_record', to_jsonb(old)
    ),
    event_name, topic_name
  );
end
$$;

do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end
$$;
