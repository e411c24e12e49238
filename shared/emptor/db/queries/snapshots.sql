-- Queries on page_snapshots (contents) and page_readings (which address gave which content, and when).

-- name: put
-- Keep a page. A content that is there already is not stored again, and the same reading is not recorded twice.
-- With a fencing token, nothing is written unless the worker still holds the job; no row comes back then.
with allowed as (
  select true as yes where %(token)s::bigint is null or exists (
    select from research_jobs where id = %(job_id)s and fencing_token = %(token)s and status = 'running'
  )
), content as (
  insert into page_snapshots (id, body, compression, size_bytes)
  select %(id)s, %(body)s, %(compression)s, %(size_bytes)s from allowed
  on conflict (id) do nothing
), reading as (
  insert into page_readings (snapshot_id, job_id, url, final_url, status, content_type, charset, headers, via, fetched_at)
  select %(id)s, %(job_id)s, %(url)s, %(final_url)s, %(status)s, %(content_type)s, %(charset)s, %(headers)s, %(via)s, %(fetched_at)s
  from allowed
  on conflict (job_id, md5(url), fetched_at, snapshot_id) do nothing
)
select yes from allowed

-- name: get
-- A content with the latest reading that gave it.
select snapshot.id, snapshot.body, snapshot.compression, reading.url, reading.final_url, reading.status, reading.content_type,
       reading.charset, reading.headers, reading.via, reading.fetched_at
from page_snapshots as snapshot
join page_readings as reading on reading.snapshot_id = snapshot.id
where snapshot.id = %(id)s
order by reading.fetched_at desc, reading.id desc
limit 1

-- name: latest_for_url
-- The latest reading of an address within an age, whoever asked for it.
select snapshot.id, snapshot.body, snapshot.compression, reading.url, reading.final_url, reading.status, reading.content_type,
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
