-- Watches by what a unit costs: a kilogram, 100 ml, a piece.

alter table public.watches
  add column target_unit_price numeric(18, 4) check (target_unit_price > 0),
  add column unit text check (length(unit) between 1 and 32),
  add constraint watches_unit check ((target_unit_price is null) = (unit is null)),
  drop constraint watches_currency,
  add constraint watches_currency check (
    (currency is null) = (target_price is null and range_low is null and range_high is null and target_unit_price is null)
  ),
  drop constraint watches_notify_on_check,
  add constraint watches_notify_on_check check (
    cardinality(notify_on) > 0
    and notify_on <@ array[
      'price_drop', 'below_target', 'back_in_stock', 'percent_drop', 'in_range', 'lowest_in_days', 'below_unit_target'
    ]
  );
comment on column public.watches.target_unit_price is 'What unit may cost, in currency.';
comment on column public.watches.unit is 'What it is the price of, as kg or 100 ml.';

alter table public.watch_alerts
  drop constraint watch_alerts_kind_check,
  add constraint watch_alerts_kind_check check (
    kind in ('price_drop', 'below_target', 'back_in_stock', 'percent_drop', 'in_range', 'lowest_in_days', 'below_unit_target')
  );
