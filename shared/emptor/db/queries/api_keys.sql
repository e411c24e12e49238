-- Queries on api_keys.

-- name: know_user
-- Make the profile of the user the key is for, when there is none yet.
select emptor.ensure_user(%(user_id)s)

-- name: create
insert into api_keys (user_id, name, digest, scopes, expires_at)
values (%(user_id)s, %(name)s, %(digest)s, %(scopes)s, %(expires_at)s)
returning *

-- name: use
-- The key with this digest, if it holds now. Writes down that it was used, at most once a minute.
with holding as (
  select * from api_keys
  where digest = %(digest)s and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
), noted as (
  update api_keys set last_used_at = clock_timestamp()
  from holding
  where api_keys.id = holding.id
    and (holding.last_used_at is null or holding.last_used_at < clock_timestamp() - interval '1 minute')
)
select * from holding

-- name: all
-- Keys, newest first; of one user, if named.
select * from api_keys where %(user_id)s::uuid is null or user_id = %(user_id)s order by created_at desc, id

-- name: revoke
update api_keys set revoked_at = coalesce(revoked_at, clock_timestamp()) where id = %(key_id)s returning *

-- name: rotate
-- A second key like this one, which lives as long from now; the first holds on for a while, so that programs can change over.
with old as (
  select * from api_keys
  where id = %(key_id)s and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
  for update
), ending as (
  update api_keys set expires_at = least(old.expires_at, clock_timestamp() + make_interval(secs => %(overlap_s)s))
  from old where api_keys.id = old.id
)
insert into api_keys (user_id, name, digest, scopes, expires_at)
select user_id, name, %(digest)s, scopes, clock_timestamp() + (expires_at - created_at) from old
returning *
