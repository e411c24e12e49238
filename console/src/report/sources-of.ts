import type { Report } from "@emptor/client";
import type { SourceInfo } from "../parts/evidence";

export type Sources = ReadonlyMap<string, SourceInfo>;

/** When and by whom each page of the report was read, by its address. */
export function sourcesOf(report: Report): Sources {
  const found = new Map<string, SourceInfo>();
  for (const { url, fetched_at, role, title } of report.sources) found.set(url, { readAt: fetched_at, role, title });
  for (const offer of report.candidates.flatMap((one) => one.offers)) {
    const before = found.get(offer.evidence?.url ?? offer.url);
    if (!before?.readAt) found.set(offer.evidence?.url ?? offer.url, { ...before, readAt: offer.observed_at });
  }
  return found;
}
