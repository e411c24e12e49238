-- Queries on page_snapshots (contents) and page_readings (which address gave which content, and when).

-- name: put
-- Keep a page. A content that is there already is not stored again, and the same reading is not recorded twice.
-- With a fencing token, nothing is written unless the worker still holds the job; no row comes back then.
-- `inserted`: the content was not there; `buried`: it is or was being removed from its store.
with allowed as (
  select true as yes where %(token)s::bigint is null or exists (
    select from research_jobs where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  )
), content as (
  insert into page_snapshots (id, body, compression, size_bytes, store)
  select %(id)s, %(body)s, %(compression)s, %(size_bytes)s, %(store)s from allowed
  on conflict (id) do nothing
  returning id
), reading as (
  insert into page_readings (snapshot_id, job_id, user_id, url, final_url, status, content_type, charset, headers, via, fetched_at)
  select %(id)s, %(job_id)s, %(user_id)s, %(url)s, %(final_url)s, %(status)s, %(content_type)s, %(charset)s, %(headers)s,
         %(via)s, %(fetched_at)s
  from allowed
  on conflict (job_id, user_id, md5(url), fetched_at, snapshot_id) do nothing
), unburied as (
  delete from snapshot_removals using allowed where id = %(id)s and store = %(store)s
  returning id
)
select yes, exists (select from content) as inserted, exists (select from unburied) as buried from allowed

-- name: put_content
-- Keep a content without a reading; the same as above.
with content as (
  insert into page_snapshots (id, body, compression, size_bytes, store)
  values (%(id)s, %(body)s, %(compression)s, %(size_bytes)s, %(store)s)
  on conflict (id) do nothing
  returning id
), unburied as (
  delete from snapshot_removals where id = %(id)s and store = %(store)s
  returning id
)
select exists (select from content) as inserted, exists (select from unburied) as buried

-- name: put_reading
-- Keep a reading of a content that is there already. No row comes back when the worker may not; `known` is false when the content
-- is gone, and nothing is written then.
with allowed as (
  select true as yes where %(token)s::bigint is null or exists (
    select from research_jobs where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  )
), content as (
  select id from page_snapshots where id = %(id)s for key share
), reading as (
  insert into page_readings (snapshot_id, job_id, user_id, url, final_url, status, content_type, charset, headers, via, fetched_at)
  select content.id, %(job_id)s, %(user_id)s, %(url)s, %(final_url)s, %(status)s, %(content_type)s, %(charset)s, %(headers)s,
         %(via)s, %(fetched_at)s
  from allowed, content
  on conflict (job_id, user_id, md5(url), fetched_at, snapshot_id) do nothing
)
select exists (select from content) as known from allowed

-- name: is_known
select id from page_snapshots where id = %(id)s

-- name: content
-- A content, wherever it lies.
select id, body, compression, size_bytes, store from page_snapshots where id = %(id)s

-- name: queue_removal
-- Have a content removed from its store that no row stands for.
insert into snapshot_removals (id, store)
select %(id)s, %(store)s
where %(store)s <> 'database' and not exists (select from page_snapshots where id = %(id)s)
on conflict (id) do nothing

-- name: queued_removals
-- Contents to be removed from a store, locked until they are.
select id from snapshot_removals
where store = %(store)s and removed_at is null
order by queued_at limit %(limit)s
for update skip locked

-- name: removed
-- Note that contents are gone, and forget the removals that everyone has had the time to notice.
with noted as (
  update snapshot_removals set removed_at = clock_timestamp() where id = any(%(ids)s::text[])
)
delete from snapshot_removals where removed_at < now() - make_interval(mins => %(minutes)s)

-- name: get
-- A content with the latest reading that gave it, of the address if one is named and gave it.
select snapshot.id, snapshot.body, snapshot.compression, snapshot.size_bytes, snapshot.store, reading.url, reading.final_url, reading.status, reading.content_type,
       reading.charset, reading.headers, reading.via, reading.fetched_at
from page_snapshots as snapshot
join page_readings as reading on reading.snapshot_id = snapshot.id
where snapshot.id = %(id)s
order by coalesce(reading.url = %(url)s, false) desc, reading.fetched_at desc, reading.id desc
limit 1

-- name: latest_for_url
-- The latest reading of an address within an age, whoever asked for it.
select snapshot.id, snapshot.body, snapshot.compression, snapshot.size_bytes, snapshot.store, reading.url, reading.final_url, reading.status, reading.content_type,
       reading.charset, reading.headers, reading.via, reading.fetched_at
from page_readings as reading
join page_snapshots as snapshot on snapshot.id = reading.snapshot_id
where md5(reading.url) = md5(%(url)s) and reading.url = %(url)s
  and reading.fetched_at > now() - make_interval(secs => %(max_age_s)s)
order by reading.fetched_at desc, reading.id desc
limit 1

-- name: readings
-- Every time and address at which a content was seen, latest first.
select url, fetched_at from page_readings where snapshot_id = %(id)s order by fetched_at desc, id desc
