-- Queries on host_memory: which way of fetching works for a host.

-- name: get
-- The way that works: it has not failed since it last worked; the most proven one when there are several.
select via from host_memory
where host = %(host)s and successes > 0 and failures_in_a_row = 0
order by last_ok_at desc, successes desc
limit 1

-- name: put
-- Remember how one try ended.
insert into host_memory as memory (host, via, successes, failures, failures_in_a_row, last_ok_at, last_failed_at)
values (
  %(host)s, %(via)s, %(ok)s::int, 1 - %(ok)s::int, 1 - %(ok)s::int,
  case when %(ok)s then clock_timestamp() end, case when not %(ok)s then clock_timestamp() end
)
on conflict (host, via) do update
set successes = memory.successes + excluded.successes,
    failures = memory.failures + excluded.failures,
    failures_in_a_row = case when %(ok)s then 0 else memory.failures_in_a_row + 1 end,
    last_ok_at = coalesce(excluded.last_ok_at, memory.last_ok_at),
    last_failed_at = coalesce(excluded.last_failed_at, memory.last_failed_at)
