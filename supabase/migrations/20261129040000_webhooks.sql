-- Webhooks: a user's own addresses that are told when a job ends or a watch alerts, and the log of what was sent.
-- Events are put down by triggers in the transaction that makes them, so none is lost whatever happens to the process.

create table public.webhooks (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  url text not null check (length(url) <= 4096),
  label text not null default '',
  events text[] not null check (cardinality(events) > 0),
  secret text not null,
  enabled boolean not null default true,
  disabled_because text,
  failures_in_a_row integer not null default 0,
  created_at timestamptz not null default clock_timestamp()
);
comment on column public.webhooks.secret is 'What deliveries are signed with: whsec_ and 32 bytes in base64. Never shown again but by making another.';
comment on column public.webhooks.disabled_because is 'Why the service stopped it; null when its user did.';
create index webhooks_by_user on public.webhooks (user_id, created_at desc, id desc);
alter table public.webhooks enable row level security;
revoke all on public.webhooks from public, anon, authenticated;
grant select, insert, update, delete on public.webhooks to service_role;

create table public.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references public.webhooks (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  type text not null,
  data jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  status integer,
  error text,
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz
);
comment on column public.webhook_deliveries.status is 'HTTP status of the last answer; null when there was none.';
create index webhook_deliveries_due on public.webhook_deliveries (next_attempt_at) where state = 'pending';
create index webhook_deliveries_by_webhook on public.webhook_deliveries (webhook_id, created_at desc, id desc);
create index webhook_deliveries_by_user on public.webhook_deliveries (user_id);
create index webhook_deliveries_ended on public.webhook_deliveries (created_at) where state <> 'pending';
alter table public.webhook_deliveries enable row level security;
revoke all on public.webhook_deliveries from public, anon, authenticated;
grant select, insert, update, delete on public.webhook_deliveries to service_role;

create function emptor.note_for_webhooks(whose uuid, what text, said jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into public.webhook_deliveries (webhook_id, user_id, type, data)
  select id, user_id, what, said from public.webhooks
  where user_id = whose and enabled and what = any(events)
$$;
create function emptor.note_job_for_webhooks() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform emptor.note_for_webhooks(
    job.user_id, case new.type when 'input.needed' then 'research.needs_input' else 'research.' || substr(new.type, 5) end,
    jsonb_build_object('job_id', job.id, 'question', job.question, 'message', left(new.message, 500))
  ) from public.research_jobs as job where job.id = new.job_id;
  return null;
end
$$;
create function emptor.note_alert_for_webhooks() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform emptor.note_for_webhooks(
    new.user_id, 'watch.alert',
    new.details || jsonb_build_object('alert_id', new.id, 'watch_id', new.watch_id, 'kind', new.kind, 'message', new.message)
  );
  return null;
end
$$;
create function emptor.note_pause_for_webhooks() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform emptor.note_for_webhooks(
    new.user_id, 'watch.paused', jsonb_build_object('watch_id', new.id, 'url', new.url, 'message', new.paused_because)
  );
  return null;
end
$$;
revoke execute on function emptor.note_for_webhooks(uuid, text, jsonb) from public, anon, authenticated;
revoke execute on function emptor.note_job_for_webhooks() from public, anon, authenticated;
revoke execute on function emptor.note_alert_for_webhooks() from public, anon, authenticated;
revoke execute on function emptor.note_pause_for_webhooks() from public, anon, authenticated;
create trigger note_for_webhooks after insert on public.agent_state_history
  for each row when (new.type in ('job.succeeded', 'job.failed', 'job.cancelled', 'input.needed'))
  execute function emptor.note_job_for_webhooks();
create trigger note_for_webhooks after insert on public.watch_alerts
  for each row execute function emptor.note_alert_for_webhooks();
create trigger note_for_webhooks after update of enabled on public.watches
  for each row when (old.enabled and not new.enabled and new.paused_because is not null)
  execute function emptor.note_pause_for_webhooks();
