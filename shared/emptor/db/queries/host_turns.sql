-- Queries on host_turns.

-- name: take
-- Take the next free start at a host, unless it is too late; the row's lock puts those who ask at once in line.
insert into host_turns as turn (host, next_at)
values (%(host)s, clock_timestamp() + make_interval(secs => %(delay_s)s))
on conflict (host) do update
set next_at = greatest(turn.next_at, clock_timestamp()) + make_interval(secs => %(delay_s)s)
where turn.next_at <= clock_timestamp() + make_interval(secs => %(within_s)s)
returning greatest(0, extract(epoch from next_at - make_interval(secs => %(delay_s)s) - clock_timestamp()))::float8 as wait_s

-- name: wait
-- How long until the next free start.
select greatest(0, extract(epoch from next_at - clock_timestamp()))::float8 as wait_s from host_turns where host = %(host)s

-- name: back_off
-- Let nobody start for a while. A pause that is longer already stays.
insert into host_turns as turn (host, next_at) values (%(host)s, clock_timestamp() + make_interval(secs => %(seconds)s))
on conflict (host) do update set next_at = greatest(turn.next_at, excluded.next_at)

-- name: forget
-- Rows that say nothing any more, some at a time.
delete from host_turns where host in (
  select host from host_turns where next_at < clock_timestamp() - interval '1 hour' limit %(limit)s for update skip locked
)
