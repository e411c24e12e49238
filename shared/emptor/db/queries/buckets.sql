-- Token buckets in rate_buckets. A level below zero is a debt: the caller waits until it is paid, so turns stay in order.

-- name: take
-- Take from a bucket if the wait that follows is within the limit; no row comes back when it would be longer.
insert into rate_buckets as bucket (key, tokens, filled_at)
values (%(key)s, %(capacity)s::float8 - %(amount)s::float8, clock_timestamp())
on conflict (key) do update
set tokens = least(
      %(capacity)s::float8,
      bucket.tokens + greatest(extract(epoch from clock_timestamp() - bucket.filled_at), 0)::float8 * %(per_s)s::float8
    ) - %(amount)s::float8,
    filled_at = clock_timestamp()
where least(
        %(capacity)s::float8,
        bucket.tokens + greatest(extract(epoch from clock_timestamp() - bucket.filled_at), 0)::float8 * %(per_s)s::float8
      ) - %(amount)s::float8 >= - (%(within_s)s::float8 * %(per_s)s::float8) - 1e-9
returning tokens

-- name: wait
-- Seconds until a bucket holds an amount.
select greatest(
  0,
  (%(amount)s::float8 - tokens) / %(per_s)s::float8 - greatest(extract(epoch from clock_timestamp() - filled_at), 0)
)::float8 as wait_s
from rate_buckets where key = %(key)s
