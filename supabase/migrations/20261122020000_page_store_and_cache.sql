-- Contents of pages in other stores than the database, and a cache of pages that all jobs, watches and requests share.

-- A row says where its content lies, so that a change of the setting leaves older ones readable.
alter table public.page_snapshots
  alter column body drop not null,
  add column store text not null default 'database' check (store in ('database', 's3', 'supabase')),
  drop constraint page_snapshots_compression_check,
  add constraint page_snapshots_compression_check check (compression in ('none', 'zlib', 'zstd')),
  add constraint page_snapshots_body_check check ((store = 'database') = (body is not null));
comment on column public.page_snapshots.store is 'Where the compressed body lies; with `database` in this row.';

-- Contents that are to be removed from another store, or were a moment ago. Whoever keeps such a content again at that time finds
-- the row, and puts it down once more.
create table public.snapshot_removals (
  id text primary key,
  store text not null,
  queued_at timestamptz not null default now(),
  removed_at timestamptz
);
alter table public.snapshot_removals enable row level security;
revoke all on public.snapshot_removals from public, anon, authenticated;
grant select, insert, update, delete on public.snapshot_removals to service_role;

create function public.queue_snapshot_removal() returns trigger
language plpgsql set search_path = '' as $$
begin
  insert into public.snapshot_removals (id, store) values (old.id, old.store)
  on conflict (id) do update set store = excluded.store, queued_at = now(), removed_at = null;
  return null;
end
$$;
create trigger snapshot_leaves_its_store after delete on public.page_snapshots
  for each row when (old.store <> 'database') execute function public.queue_snapshot_removal();

-- The latest reading of an address in a language and country, by a way of reading. It holds no user's data: requests carry neither
-- cookies nor credentials, so a page is what anyone would see who knows its address. Only the service reads it.
create table public.page_cache (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  url text not null,
  snapshot_id text not null references public.page_snapshots (id) on delete cascade,
  kind text not null,
  final_url text not null,
  status integer not null,
  headers jsonb not null default '{}',
  content_type text not null,
  charset text not null,
  via text not null,
  etag text,
  last_modified text,
  fetched_at timestamptz not null,
  checked_at timestamptz not null,
  expires_at timestamptz not null
);
comment on column public.page_cache.key is 'SHA-256 of address, language, country and way of reading, in hexadecimal.';
comment on column public.page_cache.fetched_at is 'When the content was read.';
comment on column public.page_cache.checked_at is 'When it was read, or its server last said that it has not changed.';
comment on column public.page_cache.expires_at is 'Until when it answers without the server being asked.';
create index page_cache_by_snapshot on public.page_cache (snapshot_id);
create index page_cache_expired on public.page_cache (expires_at);
alter table public.page_cache enable row level security;
revoke all on public.page_cache from public, anon, authenticated;
grant select, insert, update, delete on public.page_cache to service_role;

-- Who is reading an address at the moment, so that other instances wait for it rather than read it as well.
create table public.page_leases (
  key text primary key,
  holder uuid not null,
  until timestamptz not null
);
alter table public.page_leases enable row level security;
revoke all on public.page_leases from public, anon, authenticated;
grant select, insert, update, delete on public.page_leases to service_role;
