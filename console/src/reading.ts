/** How a question was read, for a person: the same from the first event and from the report. */
import type { Brief } from "@emptor/client";
import { demand } from "./words";

export interface Reading {
  category: string | null;
  /** `words` are those of the question that the demand comes from; empty when not known. */
  demands: readonly { text: string; words: string }[];
  wishes: readonly string[];
  /** `battry → battery` */
  corrected: readonly string[];
  unused: readonly string[];
  assumptions: readonly string[];
}

export function readingOfBrief(brief: Brief): Reading {
  const said = (one: Brief["constraints"][number]) => ({ text: demand(one.text, brief.constraints), words: one.words });
  return {
    category: brief.category,
    demands: brief.constraints.filter((one) => one.hard).map(said),
    wishes: [...brief.constraints.filter((one) => !one.hard).map((one) => said(one).text), ...brief.preferences],
    corrected: brief.corrected.map(({ written, read }) => `${written} → ${read}`),
    unused: brief.unused,
    assumptions: brief.assumptions,
  };
}
