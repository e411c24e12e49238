-- Queries on webhooks, of which notifications are further kinds, and webhook_deliveries.

-- name: count
select count(*) as n from webhooks where user_id = %(user_id)s and kind = any(%(kinds)s)

-- name: create
insert into webhooks (user_id, kind, url, shown, label, events, secret, confirm_digest, enabled)
values (
  %(user_id)s, %(kind)s, %(url)s, %(shown)s, %(label)s, %(events)s, %(secret)s, %(confirm_digest)s, %(confirm_digest)s::text is null
)
returning *

-- name: try_code
-- Count a try of the code that confirms an address.
update webhooks set confirm_tries = confirm_tries + (confirm_digest is not null)::integer
where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s)
returning *

-- name: confirm
update webhooks set confirm_digest = null, enabled = true
where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s) and confirm_digest is not null
returning *

-- name: get
select * from webhooks where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s)

-- name: page
-- A page of a user's webhooks, newest first.
select * from webhooks
where user_id = %(user_id)s and kind = any(%(kinds)s)
  and (%(before_at)s::timestamptz is null or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
order by created_at desc, id desc
limit %(limit)s

-- name: change
-- Write what is given, and leave the rest. Switched on again it starts with no failures.
update webhooks
set url = coalesce(%(url)s, url),
    label = coalesce(%(label)s, label),
    events = coalesce(%(events)s::text[], events),
    old_secret = case when %(secret)s::text is null then old_secret when %(overlap_s)s > 0 then secret end,
    old_secret_until = case
      when %(secret)s::text is null then old_secret_until
      when %(overlap_s)s > 0 then clock_timestamp() + make_interval(secs => %(overlap_s)s)
    end,
    secret = coalesce(%(secret)s, secret),
    enabled = coalesce(%(enabled)s::boolean, enabled),
    disabled_because = case when %(enabled)s::boolean is null then disabled_because end,
    failures_in_a_row = case when %(enabled)s::boolean then 0 else failures_in_a_row end
where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s)
returning *

-- name: delete
delete from webhooks where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s)

-- name: note
-- Put down something to be sent to one webhook, taken by whoever puts it down.
with webhook as (
  select * from webhooks where id = %(webhook_id)s and user_id = %(user_id)s and kind = any(%(kinds)s)
), noted as (
  insert into webhook_deliveries (webhook_id, user_id, type, data, attempts, next_attempt_at)
  select id, user_id, %(type)s, %(data)s, 1, clock_timestamp() + make_interval(secs => %(hold_s)s) from webhook
  returning *
)
select noted.*, webhook.url, webhook.secret, webhook.kind,
  case when webhook.old_secret_until > clock_timestamp() then webhook.old_secret end as old_secret
from noted, webhook

-- name: claim
-- Take due deliveries, longest due first. Each is due again when its sender dies: whoever asks at the same time gets others.
with due as (
  select delivery.id from webhook_deliveries as delivery
  join webhooks as webhook on webhook.id = delivery.webhook_id and webhook.enabled
  where delivery.state = 'pending' and delivery.next_attempt_at <= now()
  order by delivery.next_attempt_at
  limit %(limit)s
  for no key update of delivery skip locked
)
update webhook_deliveries as delivery
set attempts = delivery.attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => %(hold_s)s)
from due, webhooks as webhook
where delivery.id = due.id and webhook.id = delivery.webhook_id
returning delivery.*, webhook.url, webhook.secret, webhook.kind,
  case when webhook.old_secret_until > clock_timestamp() then webhook.old_secret end as old_secret

-- name: end
-- Write how an attempt ended. The webhook is stopped when its receiver wants no more, or when a delivery is given up after it had
-- failed as often before.
with ended as (
  update webhook_deliveries
  set state = %(state)s, status = %(status)s, error = %(error)s,
      delivered_at = case when %(state)s = 'delivered' then clock_timestamp() end,
      next_attempt_at = case when %(retry_in_s)s::float8 is null then next_attempt_at
        else clock_timestamp() + make_interval(secs => %(retry_in_s)s) end
  where id = %(delivery_id)s and attempts = %(attempt)s and state = 'pending'
  returning *
), told as (
  update webhooks as webhook
  set failures_in_a_row = case when ended.state = 'delivered' then 0 else webhook.failures_in_a_row + 1 end,
      enabled = webhook.enabled and %(disabled_because)s::text is null,
      disabled_because = case when webhook.enabled then %(disabled_because)s else webhook.disabled_because end
  from ended where webhook.id = ended.webhook_id
)
select * from ended

-- name: deliveries
-- A page of what was sent to a webhook, newest first.
select * from webhook_deliveries
where webhook_id = %(webhook_id)s and user_id = %(user_id)s
  and (%(before_at)s::timestamptz is null or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
order by created_at desc, id desc
limit %(limit)s
