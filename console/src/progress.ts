/** A job's events, folded into what a person wants to see of them. Pure: the same events give the same picture. */
import type { EventOf, ResearchEvent } from "@emptor/client";
import type { Reading } from "./reading";
import { demand } from "./words";

export interface PageProgress {
  url: string;
  state: "reading" | "read" | "failed";
  kind: string;
  role: string;
  outcome: string;
  product: string | null;
  picture: string | null;
  price: { amount: string; currency: string | null } | null;
}

export interface Leader {
  rank: number;
  name: string;
  qualifies: boolean;
}

export const STEPS = ["understand", "search", "read", "compare", "check"] as const;
export type Step = (typeof STEPS)[number];

export interface Progress {
  step: Step | null;
  /** How much of the work is behind, 0 to 1, as the service says it. */
  fraction: number;
  round: number;
  reading: Reading | null;
  searches: number;
  hits: number;
  pages: PageProgress[];
  products: number;
  leaders: Leader[];
  checked: number | null;
  text: string;
  notices: string[];
  startedAt: string | null;
  endedAt: string | null;
  /** Number of the event that asked the buyer something, or 0. */
  asked: number;
  end: "succeeded" | "failed" | "cancelled" | null;
  message: string;
  lastSeq: number;
}

export const NOTHING: Progress = {
  step: null, fraction: 0, round: 1, reading: null, searches: 0, hits: 0, pages: [], products: 0, leaders: [], checked: null,
  text: "", notices: [], startedAt: null, endedAt: null, end: null, asked: 0, message: "", lastSeq: 0,
};

const STEP_OF_NODE: Record<string, Step> = {
  brief: "understand", follow: "understand", answer: "compare", plan: "search", search: "search", select: "search", scrape: "read", extract: "read",
  resolve: "compare", judge: "compare", write: "check", verify: "check", publish: "check",
};
export function add(before: Progress, event: ResearchEvent): Progress {
  const next: Progress = { ...before, lastSeq: event.seq, fraction: event.data.progress?.fraction ?? before.fraction };
  const step = event.node ? STEP_OF_NODE[event.node] : undefined;
  if (step) next.step = step;
  switch (event.type) {
    case "job.accepted":
      next.startedAt = event.at;
      break;
    case "brief.ready":
      next.reading = readingOf(event.data);
      break;
    case "search.done":
      next.searches += 1;
      next.hits += event.data.hits;
      break;
    case "source.selected":
      next.pages = [...next.pages, ...event.data.urls.filter((url) => !next.pages.some((page) => page.url === url)).map(unread)];
      break;
    case "page.read":
      next.pages = put(next.pages, event.data.url, { state: "read", kind: event.data.kind, role: event.data.role, outcome: "read" });
      break;
    case "page.failed":
      next.pages = put(next.pages, event.data.url, { state: "failed", outcome: event.data.outcome });
      break;
    case "product.found": {
      const { price, currency, name, url, picture = null } = event.data;
      next.products += 1;
      next.pages = put(next.pages, url, { product: name, picture, price: price === null ? null : { amount: price, currency } });
      break;
    }
    case "candidate.judged": {
      const { rank, name, qualifies } = event.data;
      next.leaders = [...(rank === 1 ? [] : next.leaders), { rank, name, qualifies }];
      break;
    }
    case "input.needed":
      next.asked = event.seq;
      break;
    case "round.started":
      next.round = event.data.round;
      break;
    case "report.delta":
      next.text += event.data.text;
      break;
    case "report.restart":
      next.text = "";
      break;
    case "verification.done":
      next.checked = event.data.checked;
      break;
    case "notice":
      next.notices = [...next.notices, event.message];
      break;
    case "job.succeeded":
    case "job.failed":
    case "job.cancelled":
      next.end = event.type.slice("job.".length) as Progress["end"];
      next.endedAt = event.at;
      next.message = event.message;
      break;
  }
  return next;
}

function readingOf(data: EventOf<"brief.ready">["data"]): Reading {
  const { category, constraints, preferences, corrected = [], unused = [], assumptions = [] } = data;
  const demands = constraints.map((text) => ({ text: demand(text), words: "" }));
  return { category, demands, wishes: preferences, corrected, unused, assumptions };
}

function unread(url: string): PageProgress {
  return { url, state: "reading", kind: "other", role: "unknown", outcome: "", product: null, picture: null, price: null };
}

function put(pages: PageProgress[], url: string, changes: Partial<PageProgress>): PageProgress[] {
  if (!pages.some((page) => page.url === url)) return [...pages, { ...unread(url), ...changes }];
  return pages.map((page) => (page.url === url ? { ...page, ...changes } : page));
}

export function pagesDone(progress: Progress): number {
  return progress.pages.filter((page) => page.state !== "reading").length;
}

export function stepState(progress: Progress, step: Step): "done" | "active" | "waiting" {
  if (progress.end === "succeeded") return "done";
  const at = progress.step ? STEPS.indexOf(progress.step) : -1;
  const own = STEPS.indexOf(step);
  return own < at ? "done" : own === at && !progress.end ? "active" : "waiting";
}
