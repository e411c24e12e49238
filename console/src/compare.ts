/** What is different between two runs of a question. Pure: the same reports give the same changes. */
import type { Candidate, Report } from "@emptor/client";
import { costsMore } from "./report/offer";

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
  const both = before && now;
  return {
    name: (now ?? before)!.name,
    before,
    now,
    difference: both ? costsMore(before, now) : null,
    verdicts: both ? judgedDifferently(before, now) : [],
  };
}

function judgedDifferently(before: Candidate, now: Candidate): string[] {
  const old = new Map(before.verdicts.map((one) => [one.constraint, one.verdict]));
  return now.verdicts.filter(({ constraint, verdict }) => (old.get(constraint) ?? verdict) !== verdict).map((one) => one.constraint);
}
