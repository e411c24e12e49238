-- Figures of the whole service, for those who watch it.

-- name: read
-- One row a figure: its name, up to two labels' values, and the value. Jobs that are open count now; all else happened in the window.
with open_jobs as (
  select status, queued_at from research_jobs where status in ('queued', 'running', 'needs_input')
), ended as (
  select id, status, created_at from research_jobs where finished_at > now() - make_interval(secs => %(window_s)s)
), begun as (
  select extract(epoch from event.at - job.created_at) as waited_s
  from agent_state_history as event join research_jobs as job on job.id = event.job_id
  where event.at > now() - make_interval(secs => %(window_s)s) and event.seq = 2
), spent as (
  select kind, what, outcome, sum(usd) as usd, sum(calls) as calls from usage_ledger
  where at > now() - make_interval(secs => %(window_s)s) group by kind, what, outcome
), blocked as (
  select substring(data ->> 'url' from '^[a-z]+://([^/:?#]+)') as host, count(*) as pages from agent_state_history
  where at > now() - make_interval(secs => %(window_s)s) and type = 'page.failed' and data ->> 'outcome' = 'blocked'
  group by 1 order by 2 desc limit %(hosts)s
), read as (
  select case when reading.fetched_at < ended.created_at then 'cache' else 'web' end as origin, count(*) as pages
  from ended join page_readings as reading on reading.job_id = ended.id group by 1
)
select 'jobs' as name, status as first, '' as second, count(*)::float8 as value from open_jobs group by status
union all select 'jobs_ended', status, '', count(*) from ended group by status
union all select 'queue_oldest_seconds', '', '', coalesce(max(extract(epoch from now() - queued_at)), 0) from open_jobs where status = 'queued'
union all select 'first_event_seconds', '0.5', '', percentile_cont(0.5) within group (order by waited_s) from begun having count(*) > 0
union all select 'first_event_seconds', '0.95', '', percentile_cont(0.95) within group (order by waited_s) from begun having count(*) > 0
union all select 'cost_usd', kind, '', sum(usd) from spent group by kind
union all select 'calls', what, outcome, sum(calls) from spent group by what, outcome
union all select 'pages_blocked', host, '', pages from blocked where host is not null
union all select 'pages_read', origin, '', pages from read
