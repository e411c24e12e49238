/** What is different between two runs of a question. Pure: the same reports give the same changes. */
import type { Candidate, Money, Offer, Report } from "@emptor/client";
import { bestOffer } from "./report/offer";

export interface Change {
  name: string;
  before: Candidate | null;
  now: Candidate | null;
  /** What it costs more than before; null when either has no price, or the currencies differ. */
  difference: number | null;
  /** Demands that are judged differently. */
  verdicts: string[];
}

/** The products of both reports: those of the newer one in its order, then those that are in the older one only. */
export function changesOf(before: Report, now: Report): Change[] {
  const left = [...before.candidates];
  const shared = now.candidates.map((candidate) => {
    const at = left.findIndex((other) => same(other, candidate));
    return changeOf(at < 0 ? null : left.splice(at, 1)[0]!, candidate);
  });
  return [...shared, ...left.map((gone) => changeOf(gone, null))];
}

/** Whether two candidates are one product: by the number on its package, else by its page, else by its name. */
function same(a: Candidate, b: Candidate): boolean {
  if (a.identifiers.gtin && b.identifiers.gtin) return a.identifiers.gtin === b.identifiers.gtin;
  return (a.url !== null && a.url === b.url) || a.name.toLowerCase() === b.name.toLowerCase();
}

function changeOf(before: Candidate | null, now: Candidate | null): Change {
  const [old, latest] = [priceOf(before), priceOf(now)];
  const comparable = old && latest && old.currency === latest.currency;
  return {
    name: (now ?? before)!.name,
    before,
    now,
    difference: comparable ? Number(latest.amount) - Number(old.amount) : null,
    verdicts: before && now ? now.verdicts.filter((one) => before.verdicts.some((other) => other.constraint === one.constraint && other.verdict !== one.verdict)).map((one) => one.constraint) : [],
  };
}

function priceOf(candidate: Candidate | null): Money | null {
  const offer: Offer | undefined = candidate ? bestOffer(candidate) : undefined;
  return offer?.price ?? null;
}
