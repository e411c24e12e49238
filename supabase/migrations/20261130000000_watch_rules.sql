-- Watches people want: one product in several shops, rules by percentage, range and lowest price, and hours in which alerts wait.

alter table public.watches
  add column also text[] not null default '{}' check (cardinality(also) <= 9),
  add column drop_percent numeric(4, 2) check (drop_percent > 0),
  add column range_low numeric(18, 4) check (range_low >= 0),
  add column range_high numeric(18, 4) check (range_high >= 0),
  add column lowest_days integer check (lowest_days between 7 and 365),
  add column quiet_hours jsonb,
  drop constraint watches_target,
  add constraint watches_currency check (
    (currency is null) = (target_price is null and range_low is null and range_high is null)
  ),
  drop constraint watches_notify_on_check,
  add constraint watches_notify_on_check check (
    cardinality(notify_on) > 0
    and notify_on <@ array['price_drop', 'below_target', 'back_in_stock', 'percent_drop', 'in_range', 'lowest_in_days']
  );
comment on column public.watches.also is 'Pages of the same product in other shops, beside url.';
comment on column public.watches.quiet_hours is 'Local times start and end, and time_zone: alerts of these hours are sent when they end.';

alter table public.watch_alerts
  add column held_until timestamptz,
  drop constraint watch_alerts_kind_check,
  add constraint watch_alerts_kind_check check (
    kind in ('price_drop', 'below_target', 'back_in_stock', 'percent_drop', 'in_range', 'lowest_in_days')
  );
comment on column public.watch_alerts.held_until is 'When quiet hours end and it is sent; null once it was.';
create index watch_alerts_held on public.watch_alerts (held_until) where held_until is not null;

-- When an alert of that moment may be sent, if it has to wait: the end of the quiet hours in the user's time zone.
create function emptor.quiet_until(quiet jsonb, at timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  zone text := quiet ->> 'time_zone';
  begins time := (quiet ->> 'start')::time;
  ends time := (quiet ->> 'end')::time;
  local timestamp := at at time zone zone;
  quiet_now boolean := case when begins <= ends then local::time >= begins and local::time < ends
    else local::time >= begins or local::time < ends end;
  until timestamp := local::date + ends;
begin
  if quiet is null or not quiet_now then
    return null;
  end if;
  return (case when until <= local then until + interval '1 day' else until end) at time zone zone;
end
$$;
revoke execute on function emptor.quiet_until(jsonb, timestamptz) from public, anon, authenticated;
grant execute on function emptor.quiet_until(jsonb, timestamptz) to service_role;

-- An alert is told when it is put down, or when its quiet hours have ended.
drop trigger tell_of_alert on public.watch_alerts;
create trigger tell_of_alert after insert on public.watch_alerts
  for each row when (new.held_until is null) execute function emptor.tell_of_alert();
create trigger tell_of_held_alert after update of held_until on public.watch_alerts
  for each row when (old.held_until is not null and new.held_until is null) execute function emptor.tell_of_alert();
drop trigger note_for_webhooks on public.watch_alerts;
create trigger note_for_webhooks after insert on public.watch_alerts
  for each row when (new.held_until is null) execute function emptor.note_alert_for_webhooks();
create trigger note_held_for_webhooks after update of held_until on public.watch_alerts
  for each row when (old.held_until is not null and new.held_until is null) execute function emptor.note_alert_for_webhooks();
