/** What a person answers to the questions asked back. */
import type { Job } from "@emptor/client";

export type Question = NonNullable<Job["input_request"]>["questions"][number];

/** By question: the option that is chosen, and own words. */
export interface Choices {
  chosen: Record<string, string>;
  written: Record<string, string>;
}

/** Own words count before a chosen option; what is left at its default is not sent. */
export function answersOf(questions: readonly Question[], { chosen, written }: Choices): Record<string, string> {
  const given = questions.map((one) => [one, written[one.id]?.trim() || chosen[one.id] || one.default] as const);
  return Object.fromEntries(given.filter(([one, answer]) => answer !== one.default).map(([one, answer]) => [one.id, answer]));
}
