-- Queries on model_readings.

-- name: get
select result from model_readings where digest = %(digest)s

-- name: keep
-- The first answer stays. A page that is gone meanwhile keeps none.
insert into model_readings (digest, snapshot_id, task, model, result)
select %(digest)s, id, %(task)s, %(model)s, %(result)s from page_snapshots where id = %(page)s
on conflict (digest) do nothing
