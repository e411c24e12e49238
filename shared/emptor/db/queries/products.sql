-- Queries on cached_product_data and price_observations.

-- name: upsert
-- Keep what was last understood of a product page; an older reading does not replace a newer one.
-- Validators and expiry that are not given are those of the page cache, if it has this reading.
with kept as (
  select etag, last_modified, expires_at from page_cache
  where snapshot_id = %(snapshot_id)s and final_url = %(url)s
  order by checked_at desc limit 1
)
insert into cached_product_data as cached
  (user_id, url, name, brand, gtin, product, snapshot_id, etag, last_modified, fetched_at, expires_at)
select %(user_id)s, %(url)s, %(name)s, %(brand)s, %(gtin)s, %(product)s, %(snapshot_id)s,
  coalesce(%(etag)s::text, kept.etag), coalesce(%(last_modified)s::text, kept.last_modified), %(fetched_at)s,
  coalesce(%(expires_at)s::timestamptz, kept.expires_at)
from (select) as one left join kept on true
on conflict (user_id, md5(url)) do update
set name = excluded.name, brand = excluded.brand, gtin = excluded.gtin, product = excluded.product,
    snapshot_id = excluded.snapshot_id, etag = excluded.etag, last_modified = excluded.last_modified,
    fetched_at = excluded.fetched_at, expires_at = excluded.expires_at
where excluded.fetched_at >= cached.fetched_at
returning id

-- name: id_of
-- The product of a user at an address.
select id from cached_product_data where user_id = %(user_id)s and md5(url) = md5(%(url)s)

-- name: by_url
-- What was last understood of a page.
select id, user_id, url, name, brand, gtin, product, snapshot_id, etag, last_modified, fetched_at, expires_at
from cached_product_data where user_id = %(user_id)s and md5(url) = md5(%(url)s)

-- name: get
select id, user_id, url, name, brand, gtin, product, snapshot_id, etag, last_modified, fetched_at, expires_at
from cached_product_data where id = %(product_id)s

-- name: alike
-- A product, and other products of the user with the same GTIN: the same item in other shops.
select other.id, other.url from cached_product_data as product
join cached_product_data as other on other.user_id = product.user_id
  and (other.id = product.id or ltrim(other.gtin, '0') = ltrim(product.gtin, '0'))
where product.id = %(product_id)s and product.user_id = %(user_id)s
order by other.id <> product.id, other.fetched_at desc
limit %(limit)s

-- name: page
-- A page of a user's products, last read first; narrowed to those whose brand, name and GTIN hold every one of the words, and to the
-- one at an address, if given.
select id, user_id, url, name, brand, gtin, product, snapshot_id, etag, last_modified, fetched_at, expires_at
from cached_product_data
where user_id = %(user_id)s
  and not exists (
    select from unnest(%(words)s::text[]) as word where position(lower(word) in lower(concat_ws(' ', brand, name, gtin))) = 0
  )
  and (%(url)s::text is null or md5(url) = md5(%(url)s))
  and (%(before_at)s::timestamptz is null or (fetched_at, id) < (%(before_at)s, %(before_id)s::uuid))
order by fetched_at desc, id desc
limit %(limit)s

-- name: observe
-- Record a price. The same observation again changes nothing.
insert into price_observations
  (product_id, observed_at, price, list_price, currency, seller, availability, condition, snapshot_id, quote)
values (
  %(product_id)s, %(observed_at)s, %(price)s, %(list_price)s, %(currency)s, %(seller)s, %(availability)s, %(condition)s,
  %(snapshot_id)s, %(quote)s
)
on conflict (product_id, observed_at, seller, condition) do nothing

-- name: history
-- Prices of a product since a time, oldest first.
select observed_at, price, list_price, currency, seller, availability, condition, snapshot_id, quote
from price_observations
where product_id = %(product_id)s and (%(since)s::timestamptz is null or observed_at >= %(since)s)
order by observed_at, id

-- name: prices
-- A page of a product's prices, newest first. Amounts have two decimals, or as many as they need.
select id, observed_at, round(price, greatest(2, min_scale(price))) as price,
       round(list_price, greatest(2, min_scale(list_price))) as list_price,
       currency, seller, availability, condition, snapshot_id, quote
from price_observations
where product_id = %(product_id)s
  and (%(since)s::timestamptz is null or observed_at >= %(since)s)
  and (%(currency)s::text is null or currency = %(currency)s)
  and (%(before_at)s::timestamptz is null or (observed_at, id) < (%(before_at)s, %(before_id)s::bigint))
order by observed_at desc, id desc
limit %(limit)s

-- name: observed
-- The newest prices of some products since a time, oldest first.
select * from (
  select id, product_id, observed_at, round(price, greatest(2, min_scale(price))) as price,
         round(list_price, greatest(2, min_scale(list_price))) as list_price,
         currency, seller, availability, condition, snapshot_id, quote
  from price_observations
  where product_id = any(%(product_ids)s::uuid[]) and observed_at >= %(since)s
  order by observed_at desc, id desc
  limit %(limit)s
) as newest
order by observed_at, id

-- name: latest
-- The newest price of each of some products.
select latest.*
from unnest(%(product_ids)s::uuid[]) as product (id)
cross join lateral (
  select product_id, observed_at, round(price, greatest(2, min_scale(price))) as price,
         round(list_price, greatest(2, min_scale(list_price))) as list_price,
         currency, seller, availability, condition, snapshot_id, quote
  from price_observations where product_id = product.id
  order by observed_at desc, id desc
  limit 1
) as latest

-- name: some
-- Some products of a user.
select id, user_id, url, name, brand, gtin, product, snapshot_id, etag, last_modified, fetched_at, expires_at
from cached_product_data where id = any(%(product_ids)s::uuid[]) and user_id = %(user_id)s

-- name: unembedded
-- Products of a user that were never embedded by a model, or were read since; last read first.
select id, name, brand, product, embedded_digest as digest
from cached_product_data
where user_id = %(user_id)s and (embedded_with is distinct from %(model)s or embedded_at is null or embedded_at < fetched_at)
order by fetched_at desc
limit %(limit)s

-- name: embedded
-- Say that the texts of products are embedded as they are now.
update cached_product_data as product
set embedded_with = %(model)s, embedded_digest = done.digest, embedded_at = now()
from unnest(%(product_ids)s::uuid[], %(digests)s::text[]) as done (id, digest)
where product.id = done.id and product.user_id = %(user_id)s

-- name: delete
-- Forget a product of this user with its prices.
delete from cached_product_data where id = %(product_id)s and user_id = %(user_id)s
