-- Whatever a worker writes, it writes as the holder of its job: for tables that do not carry the job's token themselves.

-- Called first in a worker's transaction. The lock keeps the job from being taken by another until the transaction has ended.
create function emptor.hold_job(held_job uuid, held_token bigint) returns void
language plpgsql set search_path = '' as $$
begin
  perform from public.research_jobs as job
  where job.id = held_job and job.fencing_token = held_token and job.status = 'running'
  for share;
  if not found then
    raise exception 'stale worker: job % was taken by another, or has ended', held_job
      using errcode = 'object_not_in_prerequisite_state';
  end if;
end
$$;
comment on function emptor.hold_job is 'Raises object_not_in_prerequisite_state unless this worker still holds the job.';
revoke execute on function emptor.hold_job(uuid, bigint) from public, anon, authenticated;
grant execute on function emptor.hold_job(uuid, bigint) to service_role;

-- A page that was read for a user without a job (a watch, a scrape) is theirs too, and goes when they go.
alter table public.page_readings add column user_id uuid references public.users (id) on delete cascade;
comment on column public.page_readings.user_id is 'Who it was read for, where no job says so.';
drop index public.page_readings_once;
create unique index page_readings_once
  on public.page_readings (job_id, user_id, md5(url), fetched_at, snapshot_id) nulls not distinct;
create index page_readings_by_user on public.page_readings (user_id) where user_id is not null;
drop policy "users read what their own jobs read" on public.page_readings;
create policy "users read what was read for them" on public.page_readings
  for select to authenticated using (
    user_id = (select auth.uid())
    or exists (select from public.research_jobs as job where job.id = job_id and job.user_id = (select auth.uid()))
  );
