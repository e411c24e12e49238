-- A conversation: a job may follow another of the same user, and each keeps what it has found, so that the next one can go on from it.

alter table public.research_jobs
  add column parent_id uuid references public.research_jobs (id) on delete set null;
comment on column public.research_jobs.parent_id is 'The job whose report this question follows; null when that was deleted.';
create index research_jobs_by_parent on public.research_jobs (parent_id) where parent_id is not null;

create table public.research_findings (
  job_id uuid primary key references public.research_jobs (id) on delete cascade,
  body bytea not null,
  size_bytes bigint not null check (size_bytes > 0),
  kept_at timestamptz not null default clock_timestamp()
);
comment on table public.research_findings is 'What a job has read: its brief, pages and products, as JSON that is compressed with zstd.';
comment on column public.research_findings.size_bytes is 'Of the JSON.';

alter table public.research_findings enable row level security;
revoke all on public.research_findings from public, anon, authenticated;
-- the API answers follow-ups from it; nobody reads it as it is
grant select, insert, update, delete on public.research_findings to service_role;
