/** What went wrong, in the person's language. */
import { ApiProblem, ConnectionLost } from "@emptor/client";
import { language, problemsOf } from "./i18n";

export interface Told {
  text: string;
  /** What the service says of it in English, where the text is not its own and cannot say as much; else empty. */
  detail: string;
}

/** Codes whose sentence says all there is; with any other the service names what it is about this time. */
const SAY_ALL: ReadonlySet<string> = new Set([
  "connection-lost", "deadline", "internal", "not-a-shopping-question", "poison", "question-unreadable", "search-unavailable", "unauthorized", "unavailable",
]);

export function told(error: unknown): Told {
  if (error instanceof ApiProblem) return toldOf(error.code, error.message);
  if (error instanceof ConnectionLost) return toldOf("connection-lost", error.message);
  return { text: error instanceof Error ? error.message : String(error), detail: "" };
}

/** A code of docs/problems.md with the service's own words for it. */
export function toldOf(code: string, message: string): Told {
  const text = problemsOf(language())[code];
  if (!text) return { text: message, detail: "" };
  return { text, detail: SAY_ALL.has(code) ? "" : message };
}
