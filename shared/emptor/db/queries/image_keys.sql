-- Queries on image_keys.

-- name: current
-- The keys that still verify, newest first. A key signs for a month; links hold for two weeks at most, so after two months it
-- verifies none. Two instances that make one at the same time leave two, which does no harm.
with made as (
  insert into image_keys (secret)
  select %(fresh)s where not exists (select from image_keys where created_at > clock_timestamp() - interval '30 days')
  returning secret, created_at
)
select secret, created_at from image_keys where created_at >= clock_timestamp() - interval '60 days'
union all select secret, created_at from made
order by created_at desc

-- name: forget
-- Keys that verify nothing any more.
delete from image_keys where created_at < clock_timestamp() - interval '60 days'
