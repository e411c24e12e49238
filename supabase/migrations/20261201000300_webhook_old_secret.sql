-- A webhook's former secret signs beside the new one for a while, so that its receiver can change over without losing a delivery.
alter table public.webhooks
  add column old_secret text,
  add column old_secret_until timestamptz;
