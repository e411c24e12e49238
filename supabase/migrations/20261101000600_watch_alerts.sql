-- Watches at work: what a watch last saw, what it tells of, and the alerts it raised.

alter table public.watches
  add column product_id uuid references public.cached_product_data (id) on delete set null,
  add column notify_on text[] not null default '{price_drop,back_in_stock}'
    check (cardinality(notify_on) > 0 and notify_on <@ array['price_drop', 'below_target', 'back_in_stock']),
  add column paused_because text,
  add column seen jsonb not null default '{}',
  add column runs bigint not null default 0,
  add constraint watches_target check ((target_price is null) = (currency is null));
comment on column public.watches.paused_because is 'Why the service paused it; null when its user did.';
comment on column public.watches.seen is 'What the page last showed, for comparing: prices by currency and condition, availability.';
comment on column public.watches.runs is 'Grows with each run and each change of the rules. The result of an older run is not written.';
comment on column public.watches.last_run_at is 'When the last run began.';

-- one watch a page: the same request sent twice does not tell of everything twice
create unique index watches_once on public.watches (user_id, md5(url));
create index watches_by_product on public.watches (product_id) where product_id is not null;

-- A watch costs requests to other people's servers: how many there are and how often they run is held by the API.
revoke insert, update on public.watches from authenticated;
revoke insert (user_id, url, label, every_s, target_price, currency, enabled),
  update (label, every_s, target_price, currency, enabled) on public.watches from authenticated;
drop policy "users make their own watches" on public.watches;
drop policy "users change their own watches" on public.watches;

-- Something a watch was to tell of. Kept as long as its watch.
create table public.watch_alerts (
  id uuid primary key default gen_random_uuid(),
  watch_id uuid not null references public.watches (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  kind text not null check (kind in ('price_drop', 'below_target', 'back_in_stock')),
  message text not null,
  details jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
comment on column public.watch_alerts.details is 'Prices, availability and the words of the page that show them.';
create index watch_alerts_by_watch on public.watch_alerts (watch_id, at desc, id desc);
create index watch_alerts_by_user on public.watch_alerts (user_id);
alter table public.watch_alerts enable row level security;
revoke all on public.watch_alerts from public, anon, authenticated;
grant select on public.watch_alerts to authenticated;
grant select, insert, update, delete on public.watch_alerts to service_role;
create policy "users read the alerts of their own watches" on public.watch_alerts
  for select to authenticated using (user_id = (select auth.uid()));

-- A hint on the private topic `watch:<id>`: an alert was raised, or the watch was paused. The rows are the truth.
create function emptor.tell_of_alert() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(
    jsonb_build_object('id', new.id, 'watch_id', new.watch_id, 'kind', new.kind, 'message', left(new.message, 500), 'at', new.at),
    'alert', 'watch:' || new.watch_id, true
  );
  return null;
end
$$;
create function emptor.tell_of_pause() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(
    jsonb_build_object('watch_id', new.id, 'message', left(new.paused_because, 500)), 'paused', 'watch:' || new.id, true
  );
  return null;
end
$$;
revoke execute on function emptor.tell_of_alert() from public, anon, authenticated;
revoke execute on function emptor.tell_of_pause() from public, anon, authenticated;
create trigger tell_of_alert after insert on public.watch_alerts
  for each row execute function emptor.tell_of_alert();
create trigger tell_of_pause after update of enabled on public.watches
  for each row when (old.enabled and not new.enabled and new.paused_because is not null)
  execute function emptor.tell_of_pause();

create policy "users listen to their own watches" on realtime.messages
  for select to authenticated using (
    extension = 'broadcast'
    and exists (
      select from public.watches as watch
      where 'watch:' || watch.id = (select realtime.topic()) and watch.user_id = (select auth.uid())
    )
  );

-- For those who prefer postgres_changes: rows pass the same row level security.
alter publication supabase_realtime add table public.watch_alerts;
