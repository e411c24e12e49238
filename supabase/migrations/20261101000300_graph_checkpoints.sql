-- Where the research graph stands: the tables that AsyncPostgresSaver.setup() of langgraph-checkpoint-postgres makes, made
-- here so that migrations are the only truth of the schema. A test compares the two.

create table public.checkpoint_migrations (
  v integer primary key
);
create table public.checkpoints (
  thread_id text not null,
  checkpoint_ns text not null default '',
  checkpoint_id text not null,
  parent_checkpoint_id text,
  type text,
  checkpoint jsonb not null,
  metadata jsonb not null default '{}',
  primary key (thread_id, checkpoint_ns, checkpoint_id)
);
create table public.checkpoint_blobs (
  thread_id text not null,
  checkpoint_ns text not null default '',
  channel text not null,
  version text not null,
  type text not null,
  blob bytea,
  primary key (thread_id, checkpoint_ns, channel, version)
);
create table public.checkpoint_writes (
  thread_id text not null,
  checkpoint_ns text not null default '',
  checkpoint_id text not null,
  task_id text not null,
  idx integer not null,
  channel text not null,
  type text,
  blob bytea not null,
  task_path text not null default '',
  primary key (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)
);
create index checkpoints_thread_id_idx on public.checkpoints (thread_id);
create index checkpoint_blobs_thread_id_idx on public.checkpoint_blobs (thread_id);
create index checkpoint_writes_thread_id_idx on public.checkpoint_writes (thread_id);
insert into public.checkpoint_migrations (v) select generate_series(0, 9);

alter table public.checkpoint_migrations enable row level security;
alter table public.checkpoints enable row level security;
alter table public.checkpoint_blobs enable row level security;
alter table public.checkpoint_writes enable row level security;
revoke all on public.checkpoint_migrations, public.checkpoints, public.checkpoint_blobs, public.checkpoint_writes
  from public, anon, authenticated;
grant select, insert, update, delete
  on public.checkpoint_migrations, public.checkpoints, public.checkpoint_blobs, public.checkpoint_writes to service_role;

-- A worker whose lease was taken by another cannot move the graph: its runs carry the fencing token in their metadata.
create function emptor.refuse_stale_checkpoint() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.metadata ? 'fencing_token' and not exists (
    select from public.research_jobs as job
    where job.id = new.thread_id::uuid
      and job.fencing_token = (new.metadata ->> 'fencing_token')::bigint
      and job.status = 'running'
  ) then
    raise exception 'stale worker: job % was taken by another', new.thread_id using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger refuse_stale_checkpoint before insert or update on public.checkpoints
  for each row execute function emptor.refuse_stale_checkpoint();
