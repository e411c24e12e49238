-- Realtime: a hint on the private topic `job:<id>` that the log has grown. The log is the truth; a lost hint loses nothing.

-- One message a statement at most; progress at most four times a second a job; ends always. Text of the report and finds are
-- not broadcast: they are read from the log.
create function emptor.tell_listeners() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  entry record;
begin
  -- whoever waits for events in a process of ours is woken by this
  perform pg_notify('emptor_events', added.job_id || ' ' || max(added.seq)) from added group by added.job_id;
  for entry in
    select distinct on (added.job_id) added.job_id, added.seq, added.type, added.node, left(added.message, 200) as message,
           job.status, job.broadcast_at, added.type like 'job.%' as is_status
    from added
    join public.research_jobs as job on job.id = added.job_id
    where added.type like 'job.%' or added.type like 'node.%' or added.type in ('search.done', 'round.started', 'notice')
    order by added.job_id, added.type like 'job.%' desc, added.seq desc
  loop
    continue when not entry.is_status and entry.broadcast_at > clock_timestamp() - interval '250 milliseconds';
    perform realtime.send(
      jsonb_build_object(
        'seq', entry.seq, 'type', entry.type, 'node', entry.node, 'message', entry.message, 'status', entry.status
      ),
      case when entry.is_status then 'status' else 'progress' end, 'job:' || entry.job_id, true
    );
    if not entry.is_status then
      update public.research_jobs set broadcast_at = clock_timestamp() where id = entry.job_id;
    end if;
  end loop;
  return null;
end
$$;
revoke execute on function emptor.tell_listeners() from public, anon, authenticated;
create trigger tell_listeners after insert on public.agent_state_history
  referencing new table as added for each statement execute function emptor.tell_listeners();

create policy "users listen to their own jobs" on realtime.messages
  for select to authenticated using (
    extension = 'broadcast'
    and exists (
      select from public.research_jobs as job
      where 'job:' || job.id = (select realtime.topic()) and job.user_id = (select auth.uid())
    )
  );

-- For those who prefer postgres_changes: rows pass the same row level security.
do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
  alter publication supabase_realtime add table public.research_jobs, public.agent_state_history;
end
$$;
