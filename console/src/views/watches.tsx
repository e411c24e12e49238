/** Pages that are watched, what came of the last reading, and what they told of. */
import type { Watch } from "@emptor/client";
import { useState } from "preact/hooks";
import { alertText } from "../alerts";
import { api } from "../api";
import { date, duration, money, t } from "../i18n";
import { useList, useLoaded } from "../loading";
import { Chip, Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Cited, type SourceInfo } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { ActiveTag, PauseButton } from "../parts/pausing";
import { perUnit } from "../report/offer";
import { to } from "../routes";
import { useActions } from "../submit";
import { rulesOf } from "../watch-rules";
import { host, outcomeName } from "../words";

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const PAGE = 50;

export function Watches() {
  const list = useList((cursor) => api.watches.list({ limit: PAGE, cursor }), []);
  return (
    <>
      <Heading title={t("watches.title")} lead={t("watches.lead")} />
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("watches.empty")} <a href={to("products")}>{t("watches.toProducts")}</a></Empty>}
      <ul class="plain watch-list">{list.items.map((watch) => <WatchItem key={watch.id} watch={watch} changed={list.reload} />)}</ul>
      <ListEnd list={list} />
    </>
  );
}

function WatchItem({ watch, changed }: { watch: Watch; changed: () => void }) {
  const { error, act } = useActions(changed);
  const [open, setOpen] = useState(false);
  const active = watch.status === "active";
  const offer = watch.last_result?.offer;
  const name = watch.label || host(watch.url);
  return (
    <li class="card tight">
      <div class="watch-head">
        <div class="row-main">
          <h2 class="row-title">{watch.product_id ? <a href={to("products", watch.product_id)}>{name}</a> : name}</h2>
          <p class="quiet small">
            <ActiveTag active={active} /> {host(watch.url)} · {t("watches.every", { time: every(watch.every_minutes) })}
            {watch.next_run_at && ` · ${t("watches.next", { date: date(watch.next_run_at, true) })}`}
          </p>
          <ul class="plain chips">{rulesOf(watch).map((rule) => <li key={rule}><Chip>{rule}</Chip></li>)}</ul>
          {watch.paused_because && <p class="small doubt">{watch.paused_because}</p>}
        </div>
        {offer?.price && <div class="row-end"><Cited class="price" claim={`${name}: ${money(offer.price.amount, offer.price.currency)}`} evidence={offer.evidence} sources={new Map([[offer.evidence?.url ?? "", { readAt: offer.observed_at }]])}>{money(offer.price.amount, offer.price.currency)}</Cited>{offer.unit_price && <span class="quiet small">{perUnit(offer.unit_price)}</span>}</div>}
      </div>
      <p class="quiet small">{t("watches.last")}: {watch.last_result ? `${date(watch.last_result.at, true)}${watch.last_result.outcome === "read" ? "" : `, ${outcomeName(watch.last_result.outcome)}`}${watch.last_result.detail ? `: ${watch.last_result.detail}` : ""}` : t("watches.never")}</p>
      {error !== null && <Problem error={error} />}
      <div class="actions">
        <PauseButton active={active} onClick={() => act(() => (active ? api.watches.pause(watch.id) : api.watches.resume(watch.id)))} />
        <button type="button" class="slim" aria-expanded={open} onClick={() => setOpen(!open)}><Icon name="bell" />{t("watches.alerts")}</button>
        <button type="button" class="slim danger" onClick={() => confirm(t("watches.sure")) && act(() => api.watches.remove(watch.id))}><Icon name="trash" />{t("app.delete")}</button>
      </div>
      {open && <Alerts watch={watch} />}
    </li>
  );
}

function Alerts({ watch }: { watch: Watch }) {
  const { value, error } = useLoaded(() => api.watches.alerts(watch.id), [watch.id]);
  if (error !== null) return <Problem error={error} />;
  if (!value) return <Loading />;
  if (value.items.length === 0) return <p class="quiet">{t("watches.noAlerts")}</p>;
  return (
    <ul class="plain alerts">
      {value.items.map((alert) => {
        const told = alertText(alert, watch);
        const sources = new Map<string, SourceInfo>([[alert.url, { readAt: alert.observed_at }]]);
        return <li key={alert.id}><Cited claim={told} evidence={alert.evidence} sources={sources}>{told}</Cited> <span class="quiet small">{date(alert.at, true)}</span></li>;
      })}
    </ul>
  );
}

function every(minutes: number): string {
  return minutes >= MINUTES_PER_HOUR && minutes % MINUTES_PER_HOUR === 0 ? `${minutes / MINUTES_PER_HOUR} h` : duration(minutes * MS_PER_MINUTE);
}
