-- Queries on watches and watch_alerts.

-- name: count
-- How many watches a user has.
select count(*) as n from watches where user_id = %(user_id)s

-- name: create
-- Make a watch that is due at once. No row comes back when the user watches the page already.
insert into watches (
  user_id, url, also, label, every_s, target_price, currency, drop_percent, range_low, range_high, lowest_days,
  target_unit_price, unit, quiet_hours, notify_on
) values (
  %(user_id)s, %(url)s, %(also)s, %(label)s, %(every_s)s, %(target_price)s, %(currency)s, %(drop_percent)s, %(range_low)s,
  %(range_high)s, %(lowest_days)s, %(target_unit_price)s, %(unit)s, %(quiet_hours)s, %(notify_on)s
)
on conflict (user_id, md5(url)) do nothing
returning *

-- name: id_of
-- The watch of a user on a page.
select id from watches where user_id = %(user_id)s and md5(url) = md5(%(url)s)

-- name: get
-- One watch. Row level security narrows it to the caller's own when asked as a user.
select * from watches where id = %(watch_id)s

-- name: page
-- A page of a user's watches, newest first.
select * from watches
where user_id = %(user_id)s
  and (%(before_at)s::timestamptz is null or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
order by created_at desc, id desc
limit %(limit)s

-- name: lock
-- A watch of this user, held until the transaction ends.
select * from watches where id = %(watch_id)s and user_id = %(user_id)s for no key update

-- name: change
-- Write what a user may change, and what follows from it.
update watches
set label = %(label)s, every_s = %(every_s)s, target_price = %(target_price)s, currency = %(currency)s,
    also = %(also)s, drop_percent = %(drop_percent)s, range_low = %(range_low)s, range_high = %(range_high)s,
    lowest_days = %(lowest_days)s, target_unit_price = %(target_unit_price)s, unit = %(unit)s, quiet_hours = %(quiet_hours)s,
    notify_on = %(notify_on)s, enabled = %(enabled)s, paused_because = %(paused_because)s, seen = %(seen)s,
    failures_in_a_row = %(failures_in_a_row)s, runs = %(runs)s, next_run_at = %(next_run_at)s
where id = %(watch_id)s
returning *

-- name: delete
delete from watches where id = %(watch_id)s and user_id = %(user_id)s

-- name: claim
-- Take due watches, longest due first, and move each to its next run: whoever asks at the same time gets others. The jitter
-- spreads watches that were made together. `now()`, and not the clock, lets the index find what is due.
with due as (
  select id from watches
  where enabled and next_run_at <= now()
  order by next_run_at
  limit %(limit)s
  for no key update skip locked
)
update watches as watch
set next_run_at = clock_timestamp() + make_interval(secs => watch.every_s * (1 + random() * %(jitter)s)),
    last_run_at = clock_timestamp(),
    runs = watch.runs + 1
from due
where watch.id = due.id
returning watch.*

-- name: finish
-- Write how a run ended, with its alerts. No row comes back, and nothing is written, when a later run or a change of the rules
-- has made it void.
with watch as (
  update watches
  set last_result = %(last_result)s,
      seen = %(seen)s,
      failures_in_a_row = %(failures_in_a_row)s,
      product_id = coalesce((select id from cached_product_data where id = %(product_id)s), product_id),
      enabled = enabled and %(paused_because)s::text is null,
      paused_because = %(paused_because)s,
      next_run_at = case
        when %(retry_in_s)s::float8 is null then next_run_at
        else clock_timestamp() + make_interval(secs => %(retry_in_s)s)
      end
  where id = %(watch_id)s and runs = %(run)s
  returning id, user_id, quiet_hours
), told as (
  insert into watch_alerts (watch_id, user_id, kind, message, details, held_until)
  select watch.id, watch.user_id, alert.kind, alert.message, alert.details, emptor.quiet_until(watch.quiet_hours, clock_timestamp())
  from watch, jsonb_to_recordset(%(alerts)s) as alert (kind text, message text, details jsonb)
)
select id from watch

-- name: release
-- Alerts whose quiet hours have ended are sent: triggers do that.
update watch_alerts set held_until = null where held_until <= now()

-- name: time_zone
select name from pg_timezone_names where name = %(name)s

-- name: alerts
-- A page of a watch's alerts, newest first.
select id, watch_id, kind, message, details, at, held_until from watch_alerts
where watch_id = %(watch_id)s
  and (%(before_at)s::timestamptz is null or (at, id) < (%(before_at)s, %(before_id)s::uuid))
order by at desc, id desc
limit %(limit)s
