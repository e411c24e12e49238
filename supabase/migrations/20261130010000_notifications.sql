-- Notifications: e-mail and services beside webhooks. They are rows of webhooks of another kind, so triggers, deliveries, waits
-- and the log are the same.

alter table public.webhooks
  add column kind text not null default 'webhook' check (kind in ('webhook', 'email', 'service')),
  add column shown text,
  add column confirm_digest text,
  add column confirm_tries integer not null default 0;
comment on column public.webhooks.url is 'Where it goes: an https address, an e-mail address, or the URL of a service, which holds its token.';
comment on column public.webhooks.shown is 'What its user sees of a service''s URL, without tokens.';
comment on column public.webhooks.confirm_digest is 'Of the code that was sent to an e-mail address; while it is there, nothing else is sent.';
