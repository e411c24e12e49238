/** Watch a product's page: how often, and what to tell of. */
import type { AlertKind, ProductDetails } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { known, t, type StringKey } from "../i18n";
import { useSubmit } from "../submit";
import { Problem } from "./common";

const HOUR = 60;
const EVERY: [number, StringKey][] = [
  [HOUR, "watch.every.hourly"],
  [6 * HOUR, "watch.every.sixHours"],
  [24 * HOUR, "watch.every.daily"],
  [7 * 24 * HOUR, "watch.every.weekly"],
];
const KINDS: AlertKind[] = ["price_drop", "below_target", "back_in_stock"];

export function WatchForm({ product, onMade }: { product: ProductDetails; onMade: () => void }) {
  const currency = product.latest?.currency ?? null;
  const [label, setLabel] = useState((product.name ?? "").slice(0, 200));
  const [target, setTarget] = useState("");
  const [every, setEvery] = useState(24 * HOUR);
  const [kinds, setKinds] = useState<ReadonlySet<AlertKind>>(new Set(KINDS));
  const { busy, error, run } = useSubmit();
  const save = (event: Event) => {
    event.preventDefault();
    const notify = KINDS.filter((kind) => kinds.has(kind) && (kind !== "below_target" || target));
    const goal = target && currency ? { target_price: target, currency } : {};
    void run(async () => {
      await api.watches.create({ url: product.url, label, every_minutes: every, notify_on: notify.length ? notify : null, ...goal });
      onMade();
    });
  };
  const toggle = (kind: AlertKind) => setKinds((before) => new Set(before.has(kind) ? [...before].filter((one) => one !== kind) : [...before, kind]));
  return (
    <form class="stack" onSubmit={save}>
      <label>{t("watch.label")}<input type="text" maxLength={200} value={label} onInput={(event) => setLabel(event.currentTarget.value)} /></label>
      {currency && (
        <label>{t("watch.targetPrice")} ({currency})
          <input type="text" inputMode="decimal" pattern="\d+([.,]\d{1,4})?" value={target} onInput={(event) => setTarget(event.currentTarget.value.replace(",", "."))} />
        </label>
      )}
      <label>{t("watch.every")}
        <select value={every} onChange={(event) => setEvery(Number(event.currentTarget.value))}>
          {EVERY.map(([minutes, key]) => <option key={minutes} value={minutes}>{t(key)}</option>)}
        </select>
      </label>
      <fieldset>
        <legend>{t("watch.tell")}</legend>
        {KINDS.map((kind) => (
          <label class="check" key={kind}><input type="checkbox" checked={kinds.has(kind)} disabled={kind === "below_target" && !target} onChange={() => toggle(kind)} />{known(`watch.tell.${kind}`, "watch.tell")}</label>
        ))}
      </fieldset>
      {error !== null && <Problem error={error} />}
      <p><button type="submit" class="primary" disabled={busy}>{t("watch.save")}</button></p>
    </form>
  );
}
