/** One product: what it cost when, what its page says, and a watch on it. */
import type { Evidence, PriceObservation, PriceSeries, PriceSummary, ProductDetails } from "@emptor/client";
import { useMemo, useState } from "preact/hooks";
import { api } from "../api";
import { date, money, t } from "../i18n";
import { useLoaded } from "../loading";
import { Chart } from "../parts/chart";
import { Heading, Loading, Problem } from "../parts/common";
import { Cited, type SourceInfo } from "../parts/evidence";
import { FactList } from "../parts/fact-list";
import { Icon } from "../parts/icons";
import { PriceVerdict } from "../parts/price-verdict";
import { WatchForm } from "../parts/watch-form";
import { plotOf } from "../prices";
import { perUnit } from "../report/offer";
import { to } from "../routes";
import { host, safeLink, stock } from "../words";

const READINGS = 100;

export function Product({ id }: { id: string }) {
  const product = useLoaded(() => api.products.get(id), [id]);
  const prices = useLoaded(() => api.products.prices(id, { limit: READINGS }), [id]);
  const summaries = useLoaded(() => api.products.priceSummary(id), [id]);
  const [currency, setCurrency] = useState<string | null>(null);
  const series = useLoaded(() => api.products.priceSeries(id, currency ? { currency } : {}), [id, currency]);
  const error = product.error ?? prices.error ?? summaries.error ?? series.error;
  if (error !== null) return <Problem error={error} retry={() => { product.reload(); prices.reload(); summaries.reload(); series.reload(); }} />;
  if (!product.value || !prices.value || !summaries.value || !series.value) return <Loading />;
  const found = product.value;
  const link = safeLink(found.url);
  return (
    <>
      <p><a class="back" href={to("products")}><Icon name="back" />{t("products.title")}</a></p>
      <Heading title={found.name ?? found.url} lead={[found.brand, host(found.url)].filter(Boolean).join(" · ")}>
        {link && <a class="button slim" href={link} target="_blank" rel="noreferrer noopener">{host(found.url)}<Icon name="out" /></a>}
      </Heading>
      <History series={series.value} summaries={summaries.value.items} seen={prices.value.items.length > 0} choose={setCurrency} />
      <div class="two">
        <div class="stack wide-gap">
          <Readings observations={prices.value.items} url={found.url} name={found.name ?? found.url} />
          <Facts product={found} />
        </div>
        <Watching product={found} />
      </div>
    </>
  );
}

function History({ series, summaries, seen, choose }: { series: PriceSeries; summaries: readonly PriceSummary[]; seen: boolean; choose: (currency: string) => void }) {
  const plot = useMemo(() => plotOf(series), [series]);
  const { currency, currencies, condition } = series;
  const short = summaries.find((one) => one.currency === currency && one.condition === condition) ?? null;
  if (!plot) return <p class="empty">{t(seen ? "product.notSold" : "products.noPrice")}</p>;
  const shops = new Set(series.shops.map((shop) => shop.product_id)).size;
  return (
    <section class="card" aria-labelledby="history-title">
      <div class="section-head">
        <h2 id="history-title">{t("product.history")}</h2>
        {currencies.length > 1 && (
          <label class="inline">{t("product.currency")}
            <select value={currency ?? ""} onChange={(event) => choose(event.currentTarget.value)}>{currencies.map((one) => <option key={one} value={one}>{one}</option>)}</select>
          </label>
        )}
      </div>
      {short && <PriceVerdict summary={short} />}
      {shops > 1 && <h3>{t("product.shops", { n: shops })}</h3>}
      {plot.count > 1 ? <Chart plot={plot} currency={currency} /> : <p class="quiet">{t("product.one")}</p>}
    </section>
  );
}

function Readings({ observations, url, name }: { observations: PriceObservation[]; url: string; name: string }) {
  if (observations.length === 0) return null;
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title">{t("product.table")}</h2>
      <div class="table-wrap low" tabIndex={0} role="region" aria-labelledby="readings-title">
        <table>
          <thead><tr><th scope="col">{t("product.when")}</th><th scope="col">{t("report.price")}</th><th scope="col">{t("product.stock")}</th><th scope="col">{t("product.seller")}</th></tr></thead>
          <tbody>
            {observations.map((one) => {
              const price = money(one.price, one.currency);
              const evidence: Evidence | null = one.quote && one.snapshot_id ? { url, snapshot_id: one.snapshot_id, quote: one.quote, path: "text" } : null;
              const sources = new Map<string, SourceInfo>([[url, { readAt: one.observed_at }]]);
              return (
                <tr key={`${one.observed_at} ${one.seller} ${one.condition}`}>
                  <td>{date(one.observed_at, true)}</td>
                  <td><Cited claim={`${name}: ${price}`} evidence={evidence} sources={sources}>{price}</Cited></td>
                  <td>{stock(one.availability)}</td>
                  <td>{one.seller ?? "–"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Watching({ product }: { product: ProductDetails }) {
  const [made, setMade] = useState(false);
  return (
    <section class="card tight" aria-labelledby="watch-title">
      <h2 id="watch-title">{t("product.watch")}</h2>
      {made ? <p role="status">{t("product.watched")} <a href={to("watches")}>{t("product.toWatches")}</a></p> : <WatchForm product={product} onMade={() => setMade(true)} />}
    </section>
  );
}

function Facts({ product }: { product: ProductDetails }) {
  const unit = product.offer?.unit_price;
  if (product.facts.length === 0 && !unit) return null;
  const sources = new Map<string, SourceInfo>([[product.url, { readAt: product.fetched_at }]]);
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t("product.facts")}</h2>
      {unit && <p class="small"><Cited claim={`${product.name ?? product.url}: ${perUnit(unit)}`} evidence={unit.evidence} sources={sources}>{perUnit(unit)}</Cited></p>}
      <FactList name={product.name ?? product.url} facts={product.facts} sources={sources} wide />
    </section>
  );
}
