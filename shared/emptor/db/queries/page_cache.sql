-- Queries on page_cache (the latest reading of an address) and page_leases (who is reading it now).

-- name: look
-- What is kept of an address. Unless it is fresh, take the lease on reading it, which succeeds when nobody else holds it.
-- One row comes back in any case; its `key` is null when nothing is kept.
with entry as (
  select cache.*, snapshot.size_bytes,
         cache.expires_at > now()
           and (%(max_age_s)s::float8 is null or cache.checked_at > now() - make_interval(secs => %(max_age_s)s)) as fresh
  from page_cache as cache join page_snapshots as snapshot on snapshot.id = cache.snapshot_id
  where cache.key = %(key)s
), lease as (
  insert into page_leases as lease (key, holder, until)
  select %(key)s, %(holder)s, clock_timestamp() + make_interval(secs => %(lease_s)s)
  where not exists (select from entry where fresh)
  on conflict (key) do update set holder = excluded.holder, until = excluded.until
  where lease.until < clock_timestamp()
  returning key
)
select entry.*, exists (select from lease) as leased from (select) as one left join entry on true

-- name: store
-- Keep a reading; an older one does not replace a newer one. The lease on it ends.
with released as (
  delete from page_leases where key = %(key)s and holder = %(holder)s
)
insert into page_cache as cache
  (key, url, snapshot_id, kind, final_url, status, headers, content_type, charset, via, etag, last_modified, fetched_at,
   checked_at, expires_at)
values (
  %(key)s, %(url)s, %(snapshot_id)s, %(kind)s, %(final_url)s, %(status)s, %(headers)s, %(content_type)s, %(charset)s, %(via)s,
  %(etag)s, %(last_modified)s, %(fetched_at)s, %(checked_at)s, %(expires_at)s
)
on conflict (key) do update
set snapshot_id = excluded.snapshot_id, kind = excluded.kind, final_url = excluded.final_url, status = excluded.status,
    headers = excluded.headers, content_type = excluded.content_type, charset = excluded.charset, via = excluded.via,
    etag = excluded.etag, last_modified = excluded.last_modified, fetched_at = excluded.fetched_at,
    checked_at = excluded.checked_at, expires_at = excluded.expires_at
where excluded.checked_at >= cache.checked_at

-- name: forget
-- Keep nothing of an address any more, because its server says so. The lease on it ends.
with released as (
  delete from page_leases where key = %(key)s and holder = %(holder)s
)
delete from page_cache where key = %(key)s

-- name: release
-- End a lease.
delete from page_leases where key = %(key)s and holder = %(holder)s

-- name: old_leases
-- Leases of instances that died.
delete from page_leases where until < now() - interval '1 hour'
