/** What a watch told of, in the person's language. */
import type { Watch, WatchAlert } from "@emptor/client";
import { money, percent, t } from "./i18n";

type Price = WatchAlert["price"];

const HUNDRED = 100;

export function alertText(alert: WatchAlert, watch: Pick<Watch, "lowest_days" | "unit">): string {
  const amount = (price: Price) => money(price?.amount, price?.currency);
  const said = t(`alert.${alert.kind}`, {
    price: amount(alert.price),
    previous: amount(alert.previous_price),
    target: amount(alert.kind === "below_unit_target" ? alert.target_unit_price : alert.target_price),
    percent: percent(fall(alert)),
    n: watch.lowest_days ?? 0,
    unit: watch.unit ?? "",
  });
  const shop = alert.seller ? ` (${alert.seller})` : "";
  const discount = alert.list_price && alert.list_price_charged === false ? ` ${t("alert.neverCharged", { price: amount(alert.list_price) })}` : "";
  return `${said}${shop}.${discount}`;
}

/** The share by which it costs less, rounded down to whole per cent: never more than is true. */
function fall({ price, previous_price: before }: WatchAlert): number {
  return price && before ? Math.floor((1 - Number(price.amount) / Number(before.amount)) * HUNDRED) / HUNDRED : 0;
}
