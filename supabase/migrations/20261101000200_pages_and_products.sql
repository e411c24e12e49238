-- Pages as they were read, and what was found on them.

-- A page's content, once, under the digest of its bytes: what evidence points at.
create table public.page_snapshots (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  body bytea not null,
  compression text not null default 'zlib' check (compression in ('none', 'zlib')),
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null default now()
);
comment on column public.page_snapshots.id is 'SHA-256 of the body before compression, in hexadecimal.';
alter table public.page_snapshots alter column body set storage external; -- compressed already

-- An observation: that an address gave this content at this time. The same content has many.
create table public.page_readings (
  id bigint generated always as identity primary key,
  snapshot_id text not null references public.page_snapshots (id) on delete cascade,
  job_id uuid references public.research_jobs (id) on delete cascade,
  url text not null,
  final_url text not null,
  status integer not null,
  content_type text not null,
  charset text not null,
  headers jsonb not null default '{}',
  via text not null,
  fetched_at timestamptz not null,
  created_at timestamptz not null default now()
);
create unique index page_readings_once on public.page_readings (job_id, md5(url), fetched_at, snapshot_id) nulls not distinct;
-- by digest: an address may be longer than an index entry can hold
create index page_readings_by_url on public.page_readings (md5(url), fetched_at desc);
create index page_readings_by_snapshot on public.page_readings (snapshot_id);

alter table public.page_snapshots enable row level security;
alter table public.page_readings enable row level security;
revoke all on public.page_snapshots, public.page_readings from public, anon, authenticated;
grant select on public.page_snapshots, public.page_readings to authenticated;
grant select, insert, update, delete on public.page_snapshots, public.page_readings to service_role;
create policy "users read what their own jobs read" on public.page_readings
  for select to authenticated using (
    exists (select from public.research_jobs as job where job.id = job_id and job.user_id = (select auth.uid()))
  );
create policy "users read the pages of their own jobs" on public.page_snapshots
  for select to authenticated using (
    exists (select from public.page_readings as reading where reading.snapshot_id = page_snapshots.id)
  );

-- A product page as last understood for a user, with what revalidation and expiry need.
create table public.cached_product_data (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  url text not null,
  name text,
  brand text,
  gtin text,
  product jsonb not null,
  snapshot_id text references public.page_snapshots (id) on delete set null,
  etag text,
  last_modified text,
  fetched_at timestamptz not null,
  expires_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index cached_product_data_once on public.cached_product_data (user_id, md5(url));
create index cached_product_data_recent on public.cached_product_data (user_id, fetched_at desc, id desc);
create index cached_product_data_snapshot on public.cached_product_data (snapshot_id);
create index cached_product_data_gtin on public.cached_product_data (gtin) where gtin is not null;

-- A price is an observation: dated, in a currency, by a seller, from a page.
create table public.price_observations (
  id bigint generated always as identity primary key,
  product_id uuid not null references public.cached_product_data (id) on delete cascade,
  observed_at timestamptz not null,
  price numeric(18, 4) not null check (price >= 0),
  list_price numeric(18, 4),
  currency text check (currency ~ '^[A-Z]{3}$'),
  seller text,
  availability text,
  condition text,
  snapshot_id text references public.page_snapshots (id) on delete set null,
  quote text
);
create unique index price_observations_once on public.price_observations (product_id, observed_at, seller, condition) nulls not distinct;

create index price_observations_snapshot on public.price_observations (snapshot_id);

alter table public.cached_product_data enable row level security;
alter table public.price_observations enable row level security;
revoke all on public.cached_product_data, public.price_observations from public, anon, authenticated;
grant select on public.cached_product_data, public.price_observations to authenticated;
grant select, insert, update, delete on public.cached_product_data, public.price_observations to service_role;
create policy "users read their own products" on public.cached_product_data
  for select to authenticated using (user_id = (select auth.uid()));
create policy "users read the prices of their own products" on public.price_observations
  for select to authenticated using (
    exists (select from public.cached_product_data as product where product.id = product_id and product.user_id = (select auth.uid()))
  );

-- Vectors of any dimension; each dimension in use gets an index of its own over the cast.
create table public.vector_embeddings (
  id bigint generated always as identity primary key,
  user_id uuid references public.users (id) on delete cascade,
  namespace text not null,
  ref text not null,
  chunk integer not null default 0,
  content text not null default '',
  metadata jsonb not null default '{}',
  model text not null,
  dimension integer not null,
  embedding vector not null,
  created_at timestamptz not null default now(),
  unique nulls not distinct (user_id, namespace, ref, chunk, model),
  check (dimension = vector_dims(embedding))
);
create index vector_embeddings_384 on public.vector_embeddings
  using hnsw ((embedding::vector(384)) vector_cosine_ops) where dimension = 384;
create index vector_embeddings_scope on public.vector_embeddings (namespace, model, user_id);
alter table public.vector_embeddings enable row level security;
revoke all on public.vector_embeddings from public, anon, authenticated;
grant select on public.vector_embeddings to authenticated;
grant select, insert, update, delete on public.vector_embeddings to service_role;
create policy "users read their own vectors" on public.vector_embeddings
  for select to authenticated using (user_id = (select auth.uid()));

-- Which way of fetching worked for a host.
create table public.host_memory (
  host text not null,
  via text not null,
  successes bigint not null default 0,
  failures bigint not null default 0,
  failures_in_a_row integer not null default 0,
  last_ok_at timestamptz,
  last_failed_at timestamptz,
  primary key (host, via)
);
alter table public.host_memory enable row level security;
revoke all on public.host_memory from public, anon, authenticated;
grant select, insert, update, delete on public.host_memory to service_role;

-- A watch: a page to read again and again, and what to tell about.
create table public.watches (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  url text not null,
  label text not null default '',
  every_s integer not null default 86400 check (every_s >= 300),
  target_price numeric(18, 4) check (target_price >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  enabled boolean not null default true,
  next_run_at timestamptz not null default now(),
  last_run_at timestamptz,
  last_result jsonb,
  failures_in_a_row integer not null default 0,
  created_at timestamptz not null default now()
);
create index watches_due on public.watches (next_run_at) where enabled;
create index watches_by_user on public.watches (user_id, created_at desc, id desc);
alter table public.watches enable row level security;
revoke all on public.watches from public, anon, authenticated;
grant select, delete on public.watches to authenticated;
grant insert (user_id, url, label, every_s, target_price, currency, enabled),
  update (label, every_s, target_price, currency, enabled) on public.watches to authenticated;
grant select, insert, update, delete on public.watches to service_role;
create policy "users read their own watches" on public.watches
  for select to authenticated using (user_id = (select auth.uid()));
create policy "users make their own watches" on public.watches
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "users change their own watches" on public.watches
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "users remove their own watches" on public.watches
  for delete to authenticated using (user_id = (select auth.uid()));
