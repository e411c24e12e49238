-- Queries on host_memory: which way of fetching works for a host.

-- name: best
-- The way that works: it has not failed since it last worked; the one that worked last when there are several.
select via from host_memory
where host = %(host)s and failures_in_a_row = 0 and last_ok_at > now() - make_interval(secs => %(ttl_s)s)
order by last_ok_at desc, successes desc
limit 1

-- name: learn
-- Remember how one try ended.
insert into host_memory as memory (host, via, successes, failures, failures_in_a_row, last_ok_at, last_failed_at)
values (
  %(host)s, %(via)s, %(worked)s::int, 1 - %(worked)s::int, 1 - %(worked)s::int,
  case when %(worked)s then clock_timestamp() end, case when not %(worked)s then clock_timestamp() end
)
on conflict (host, via) do update
set successes = memory.successes + excluded.successes,
    failures = memory.failures + excluded.failures,
    failures_in_a_row = case when %(worked)s then 0 else memory.failures_in_a_row + 1 end,
    last_ok_at = coalesce(excluded.last_ok_at, memory.last_ok_at),
    last_failed_at = coalesce(excluded.last_failed_at, memory.last_failed_at)
