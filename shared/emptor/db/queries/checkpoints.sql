-- Checkpoints of the graph, written by the holder of the job: one statement each, which fails as a whole for a stale worker.
-- The tables and what their columns mean are langgraph-checkpoint-postgres's.

-- name: put
-- Write a checkpoint, and the values of those channels that have changed since the one before.
with held as materialized (
  select emptor.hold_job(%(job_id)s, %(token)s)
), kept as (
  insert into checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
  select %(thread_id)s, %(namespace)s, value.channel, value.version, value.type, value.blob
  from held, unnest(%(channels)s::text[], %(versions)s::text[], %(types)s::text[], %(blobs)b::bytea[])
    as value (channel, version, type, blob)
  on conflict (thread_id, checkpoint_ns, channel, version) do nothing
)
insert into checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
select %(thread_id)s, %(namespace)s, %(checkpoint_id)s, %(parent_id)s, %(checkpoint)s, %(metadata)s from held
on conflict (thread_id, checkpoint_ns, checkpoint_id) do update
set checkpoint = excluded.checkpoint, metadata = excluded.metadata

-- name: put_writes
-- Keep what a node has returned. What is there already stays.
with held as materialized (select emptor.hold_job(%(job_id)s, %(token)s))
insert into checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, task_path, idx, channel, type, blob)
select %(thread_id)s, %(namespace)s, %(checkpoint_id)s, %(task_id)s, %(task_path)s, write.idx, write.channel, write.type, write.blob
from held, unnest(%(idxs)s::int[], %(channels)s::text[], %(types)s::text[], %(blobs)b::bytea[]) as write (idx, channel, type, blob)
on conflict (thread_id, checkpoint_ns, checkpoint_id, task_id, idx) do nothing

-- name: replace_writes
-- Keep how a node has ended (an error, an interrupt), in place of how it ended before.
with held as materialized (select emptor.hold_job(%(job_id)s, %(token)s))
insert into checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, task_path, idx, channel, type, blob)
select %(thread_id)s, %(namespace)s, %(checkpoint_id)s, %(task_id)s, %(task_path)s, write.idx, write.channel, write.type, write.blob
from held, unnest(%(idxs)s::int[], %(channels)s::text[], %(types)s::text[], %(blobs)b::bytea[]) as write (idx, channel, type, blob)
on conflict (thread_id, checkpoint_ns, checkpoint_id, task_id, idx) do update
set channel = excluded.channel, type = excluded.type, blob = excluded.blob
