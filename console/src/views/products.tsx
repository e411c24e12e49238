/** Products that were read, newest first, or those with the words that are looked for. */
import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { date, money, t } from "../i18n";
import { useList, useLoaded } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { to } from "../routes";
import { host, stock } from "../words";

const PAGE = 30;
const TYPING_MS = 250;

/** With `url`, the product of that page is gone to; where none was read there, the list says so. */
export function Products({ url }: { url: string }) {
  const found = useLoaded(async () => (url ? (await api.products.list({ url, limit: 1 })).items[0] ?? null : null), [url]);
  useEffect(() => {
    if (found.value) location.replace(to("products", found.value.id)); // the way back leads to the report
  }, [found.value]);
  if (url && (found.busy || found.value)) return <Loading />;
  return <ProductList missing={url && found.error === null ? url : ""} error={found.error} />;
}

function ProductList({ missing, error }: { missing: string; error: unknown }) {
  const [words, setWords] = useState("");
  const settled = useSettled(words, TYPING_MS);
  const list = useList((cursor) => api.products.list({ limit: PAGE, cursor, ...(settled.trim() ? { q: settled.trim() } : {}) }), [settled]);
  return (
    <>
      <Heading title={t("products.title")} lead={t("products.lead")}>
        <input type="search" aria-label={t("products.search")} placeholder={t("products.search")} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </Heading>
      {missing && <p class="notice small breakable"><Icon name="alert" />{t("products.missing", { url: missing })}</p>}
      {(list.error ?? error) !== null && <Problem error={list.error ?? error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("products.empty")}</Empty>}
      <ul class="plain rows" aria-busy={list.busy}>
        {list.items.map((product) => (
          <li key={product.id} class="row">
            <span class="monogram small" aria-hidden="true">{(product.brand ?? product.name ?? "?").slice(0, 1).toUpperCase()}</span>
            <span class="row-main">
              <a class="row-title" href={to("products", product.id)}>{product.name ?? product.url}</a>
              <span class="quiet small">{host(product.url)} · {t("products.seen", { date: date(product.fetched_at) })}</span>
            </span>
            <span class="row-end">
              {product.latest ? <strong>{money(product.latest.price, product.latest.currency)}</strong> : <span class="quiet small">{t("products.noPrice")}</span>}
              {product.latest?.availability && <span class="quiet small">{stock(product.latest.availability)}</span>}
            </span>
          </li>
        ))}
      </ul>
      <ListEnd list={list} />
    </>
  );
}

/** The value once it has not changed for a while. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
