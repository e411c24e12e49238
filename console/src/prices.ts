/** A product's prices, as a chart and its summary need them. Currencies are not mixed. */
import type { PriceSeries, PriceSummary } from "@emptor/client";

export interface Plot {
  /** Times in seconds; then the prices of each shop, a gap while it could not be bought; then the first shop's list prices. */
  data: [number[], ...(number | null)[][]];
  shops: PriceSeries["shops"];
  lowest: number;
  highest: number;
  count: number;
  from: string;
  to: string;
}

const MS_PER_S = 1_000;
export const SHOPS_MAX = 6; // lines that can be told apart

/** Null when there is nothing to draw. Its own page comes first, then the other shops, those read last first. */
export function plotOf(series: PriceSeries): Plot | null {
  const { times } = series;
  const numbers = (values: readonly (string | null)[]) => values.map((one) => (one === null ? null : Number(one)));
  const shops = series.shops.slice(0, SHOPS_MAX);
  const prices = shops.map((shop) => numbers(shop.prices));
  const seen = prices.flat().filter((one) => one !== null);
  if (seen.length === 0) return null;
  return {
    data: [times.map((at) => Date.parse(at) / MS_PER_S), ...prices, numbers(shops[0]!.list_prices)],
    shops,
    lowest: Math.min(...seen),
    highest: Math.max(...seen),
    count: times.length,
    from: times[0]!,
    to: times.at(-1)!,
  };
}

const GOOD = 0.75; // share of the time in which it cost more than now
const HIGH = 0.25;

/** How good the latest price is by its own history. `early`: the service has seen too little of it to say. */
export function verdictOf({ score, latest, lowest, highest }: PriceSummary): "lowest" | "good" | "usual" | "high" | "early" {
  if (score === null) return "early";
  if (Number(latest) <= Number(lowest) && Number(latest) < Number(highest)) return "lowest";
  if (score >= GOOD) return "good";
  return score < HIGH && Number(lowest) < Number(latest) ? "high" : "usual";
}

/** Where an amount lies between the lowest price (0) and the highest (1). */
export function place({ lowest, highest }: Pick<PriceSummary, "lowest" | "highest">, amount: string): number {
  const range = Number(highest) - Number(lowest);
  return range > 0 ? (Number(amount) - Number(lowest)) / range : 0;
}
