/** Watch a product: in which shops, how often, by which rules, and when to be left in peace. */
import type { ProductDetails } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { t, type StringKey } from "../i18n";
import { useSubmit } from "../submit";
import { DAY_MIN, HOUR_MIN, NO_RULES, watchRequest, type WatchRules } from "../watch-rules";
import { Problem } from "./common";

const EVERY: [number, StringKey][] = [
  [HOUR_MIN, "watch.every.hourly"],
  [6 * HOUR_MIN, "watch.every.sixHours"],
  [DAY_MIN, "watch.every.daily"],
  [7 * DAY_MIN, "watch.every.weekly"],
];
const AMOUNT = "\\d+([.,]\\d{1,4})?";

export function WatchForm({ product, onMade }: { product: ProductDetails; onMade: () => void }) {
  const currency = product.latest?.currency ?? null;
  const [rules, setRules] = useState<WatchRules>({ ...NO_RULES, label: (product.name ?? "").slice(0, 200) });
  const { busy, error, run } = useSubmit();
  const set = (changes: Partial<WatchRules>) => setRules((before) => ({ ...before, ...changes }));
  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      await api.watches.create(watchRequest(product, rules));
      onMade();
    });
  };
  return (
    <form class="stack" onSubmit={save}>
      <label>{t("watch.label")}<input type="text" maxLength={200} value={rules.label} onInput={(event) => set({ label: event.currentTarget.value })} /></label>
      <label>{t("watch.shops")}
        <select value={String(rules.everyShop)} onChange={(event) => set({ everyShop: event.currentTarget.value === "true" })}>
          <option value="false">{t("watch.shops.one")}</option>
          <option value="true">{t("watch.shops.all")}</option>
        </select>
      </label>
      <label>{t("watch.every")}
        <select value={rules.every} onChange={(event) => set({ every: Number(event.currentTarget.value) })}>
          {EVERY.map(([minutes, key]) => <option key={minutes} value={minutes}>{t(key)}</option>)}
        </select>
      </label>
      {currency && <Amount label={`${t("watch.targetPrice")} (${currency})`} value={rules.target} onChange={(target) => set({ target })} />}
      <fieldset>
        <legend>{t("watch.tell")}</legend>
        <label class="check"><input type="checkbox" checked={rules.drops} onChange={(event) => set({ drops: event.currentTarget.checked })} />{t("watch.tell.price_drop")}</label>
        <label class="check"><input type="checkbox" checked={rules.stock} onChange={(event) => set({ stock: event.currentTarget.checked })} />{t("watch.tell.back_in_stock")}</label>
      </fieldset>
      <details class="more-rules">
        <summary>{t("watch.more")}</summary>
        <div class="stack">
          <Amount label={t("watch.percent")} value={rules.percent} onChange={(percent) => set({ percent })} />
          <Amount label={t("watch.days")} value={rules.days} pattern="\d{1,4}" onChange={(days) => set({ days })} />
          {currency && (
            <div class="pair">
              <Amount label={`${t("watch.low")} (${currency})`} value={rules.low} onChange={(low) => set({ low })} />
              <Amount label={`${t("watch.high")} (${currency})`} value={rules.high} onChange={(high) => set({ high })} />
            </div>
          )}
          {currency && (
            <div class="pair">
              <Amount label={`${t("watch.unitTarget")} (${currency})`} value={rules.unitTarget} required={rules.unit.trim() !== ""} onChange={(unitTarget) => set({ unitTarget })} />
              <label>{t("watch.unit")}<input type="text" maxLength={32} placeholder={t("watch.unit.hint")} required={rules.unitTarget !== ""} value={rules.unit} onInput={(event) => set({ unit: event.currentTarget.value })} /></label>
            </div>
          )}
          <div class="pair">
            <label>{t("watch.quietFrom")}<input type="time" value={rules.quietFrom} onInput={(event) => set({ quietFrom: event.currentTarget.value })} /></label>
            <label>{t("watch.quietTo")}<input type="time" value={rules.quietTo} onInput={(event) => set({ quietTo: event.currentTarget.value })} /></label>
          </div>
          <p class="quiet small">{t("watch.quiet.hint")}</p>
        </div>
      </details>
      {error !== null && <Problem error={error} />}
      <p><button type="submit" class="primary" disabled={busy}>{t("watch.save")}</button></p>
    </form>
  );
}

function Amount({ label, value, pattern = AMOUNT, required = false, onChange }: { label: string; value: string; pattern?: string; required?: boolean; onChange: (value: string) => void }) {
  return (
    <label>{label}
      <input type="text" inputMode="decimal" pattern={pattern} required={required} value={value} onInput={(event) => onChange(event.currentTarget.value.replace(",", "."))} />
    </label>
  );
}
