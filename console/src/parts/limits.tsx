/** What a question may cost and where its buyer is; kept in the settings. */
import { t, type StringKey } from "../i18n";
import { change, useSettings, type Settings } from "../settings";

export function Limits() {
  const now = useSettings();
  return (
    <div class="fields">
      <label>{t("ask.maxProducts")}
        <input type="number" min={1} max={50} value={now.maxProducts} onChange={(event) => number(event.currentTarget)} />
      </label>
      <label>{t("ask.maxCost")}
        <input type="text" inputMode="decimal" pattern="\d+(\.\d+)?" value={now.maxCostUsd}
          onChange={(event) => event.currentTarget.reportValidity() && change({ maxCostUsd: event.currentTarget.value || "0" })} />
      </label>
      <Code name="region" label="ask.region" hint="ask.region.hint" length={2} value={now.region} />
      <Code name="currency" label="ask.currency" hint="ask.currency.hint" length={3} value={now.currency} />
    </div>
  );
}

function number(input: HTMLInputElement): void {
  if (input.reportValidity()) change({ maxProducts: input.valueAsNumber });
}

function Code({ name, label, hint, length, value }: { name: keyof Settings; label: StringKey; hint: StringKey; length: number; value: string }) {
  return (
    <label>{t(label)}
      <input type="text" maxLength={length} pattern={`[A-Za-z]{${length}}`} title={t(hint)} value={value} autocomplete="off" placeholder={t(hint)}
        onChange={(event) => event.currentTarget.reportValidity() && change({ [name]: event.currentTarget.value.toUpperCase() })} />
    </label>
  );
}
