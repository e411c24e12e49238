/** What a person wants to be told of, as the service takes it. Pure. */
import type { AlertKind, ProductDetails, Watch, WatchRequest } from "@emptor/client";
import { money, number, t } from "./i18n";

export const HOUR_MIN = 60;
export const DAY_MIN = 24 * HOUR_MIN;

/** What is typed; an empty field is no rule. */
export interface WatchRules {
  label: string;
  everyShop: boolean;
  every: number;
  drops: boolean;
  stock: boolean;
  target: string;
  percent: string;
  days: string;
  low: string;
  high: string;
  unitTarget: string;
  unit: string;
  quietFrom: string;
  quietTo: string;
}

export const NO_RULES: WatchRules = {
  label: "", everyShop: false, every: DAY_MIN, drops: true, stock: true, target: "", percent: "", days: "", low: "", high: "", unitTarget: "", unit: "", quietFrom: "", quietTo: "",
};

export function watchRequest(product: Pick<ProductDetails, "id" | "url" | "latest">, rules: WatchRules): WatchRequest {
  const currency = product.latest?.currency;
  const byUnit = hasUnitRule(rules);
  const needsCurrency = rules.target || rules.low || rules.high || byUnit;
  const kinds = kindsOf(rules);
  return {
    ...(rules.everyShop ? { product_id: product.id } : { url: product.url }),
    label: rules.label.trim(),
    every_minutes: rules.every,
    notify_on: kinds.length > 0 ? kinds : null,
    ...(rules.target && { target_price: rules.target }),
    ...(rules.percent && { drop_percent: rules.percent }),
    ...(rules.days && { lowest_days: Number(rules.days) }),
    ...(rules.low && { range_low: rules.low }),
    ...(rules.high && { range_high: rules.high }),
    ...(byUnit && { target_unit_price: rules.unitTarget, unit: rules.unit.trim() }),
    ...(needsCurrency && currency && { currency }),
    ...(rules.quietFrom && rules.quietTo && { quiet_hours: { start: rules.quietFrom, end: rules.quietTo, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone } }),
  };
}

function hasUnitRule({ unitTarget, unit }: WatchRules): boolean {
  return unitTarget !== "" && unit.trim() !== "";
}

function kindsOf(rules: WatchRules): AlertKind[] {
  const wanted: [AlertKind, boolean][] = [
    ["price_drop", rules.drops],
    ["back_in_stock", rules.stock],
    ["below_target", rules.target !== ""],
    ["percent_drop", rules.percent !== ""],
    ["lowest_in_days", rules.days !== ""],
    ["below_unit_target", hasUnitRule(rules)],
    ["in_range", rules.low !== "" || rules.high !== ""],
  ];
  return wanted.filter(([, chosen]) => chosen).map(([kind]) => kind);
}

/** The rules of a watch in words, for its line in the list. */
export function rulesOf(watch: Watch): string[] {
  const amount = (value: string) => money(value, watch.currency);
  const { range_low: low, range_high: high } = watch;
  return [
    watch.target_price && t("watches.target", { price: amount(watch.target_price) }),
    watch.drop_percent && t("watches.percent", { percent: `${number(Number(watch.drop_percent))} %` }),
    watch.lowest_days && t("watches.lowest", { n: watch.lowest_days }),
    low && high && t("watches.range", { low: amount(low), high: amount(high) }),
    low && !high && t("watches.above", { price: amount(low) }),
    high && !low && t("watches.target", { price: amount(high) }),
    watch.target_unit_price && watch.unit && t("watches.unit", { price: amount(watch.target_unit_price), unit: watch.unit }),
    watch.quiet_hours && t("watches.quiet", { from: watch.quiet_hours.start.slice(0, 5), to: watch.quiet_hours.end.slice(0, 5) }),
    watch.also.length > 0 && t("watches.shops", { n: watch.also.length + 1 }),
  ].filter((one): one is string => Boolean(one));
}
