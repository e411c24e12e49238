/** Observations of a price, as a chart and its summary need them. Currencies are not mixed. */
import type { PriceObservation, PriceSummary } from "@emptor/client";

export interface SeenPrices {
  latest: string;
  lowest: number;
  highest: number;
  count: number;
  from: string;
  to: string;
}

/** The currency that most observations have; null when the pages do not tell. */
export function mainCurrency(observations: readonly PriceObservation[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { currency } of observations) counts.set(currency ?? null, (counts.get(currency ?? null) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Those of one currency, oldest first. */
export function ordered(observations: readonly PriceObservation[], currency: string | null): PriceObservation[] {
  return observations.filter((one) => (one.currency ?? null) === currency).sort((a, b) => Date.parse(a.observed_at) - Date.parse(b.observed_at));
}

export function summary(observations: readonly PriceObservation[], currency: string | null): SeenPrices | null {
  const own = ordered(observations, currency);
  const last = own.at(-1);
  if (!last) return null;
  const prices = own.map((one) => Number(one.price));
  return { latest: last.price, lowest: Math.min(...prices), highest: Math.max(...prices), count: own.length, from: own[0]!.observed_at, to: last.observed_at };
}

const UNAVAILABLE = new Set(["OutOfStock", "SoldOut", "Discontinued"]);
const MS_PER_S = 1_000;

/** Columns for the chart: times in seconds, prices (a gap while it could not be bought), list prices. */
export function columns(observations: readonly PriceObservation[], currency: string | null): [number[], (number | null)[], (number | null)[]] {
  const own = ordered(observations, currency);
  return [
    own.map((one) => Date.parse(one.observed_at) / MS_PER_S),
    own.map((one) => (UNAVAILABLE.has(one.availability ?? "") ? null : Number(one.price))),
    own.map((one) => (one.list_price == null ? null : Number(one.list_price))),
  ];
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
