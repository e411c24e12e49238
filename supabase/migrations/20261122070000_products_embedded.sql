-- Which text of a product was embedded by which model, so that what was read anew is embedded anew, and nothing twice.

alter table public.cached_product_data
  add column embedded_with text,
  add column embedded_digest text,
  add column embedded_at timestamptz;

comment on column public.cached_product_data.embedded_with is 'provider:model of the stored vector; null when there is none.';
comment on column public.cached_product_data.embedded_digest is 'SHA-256 of the text that was embedded.';
