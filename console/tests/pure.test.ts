/** What the console works out without a page: progress out of events, prices out of readings, words out of names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Candidate, PriceObservation, PriceSummary, Report, ResearchEvent } from "@emptor/client";
import { answersOf } from "../src/answers";
import { changesOf } from "../src/compare";
import { passage } from "../src/passage";
import { columns, mainCurrency, place, summary, verdictOf } from "../src/prices";
import { NOTHING, add, fraction, pagesDone, stepState, type Progress } from "../src/progress";
import { de } from "../src/strings/de";
import { en, type StringKey } from "../src/strings/en";
import { NO_RULES, watchRequest } from "../src/watch-rules";
import { demand, safeLink } from "../src/words";

let seq = 0;
function event(type: string, node: string | null, data: object): ResearchEvent {
  return { job_id: "j", seq: ++seq, type, node, message: type, data, at: "2026-01-01T00:00:00Z" } as unknown as ResearchEvent;
}

function after(...events: ResearchEvent[]): Progress {
  return events.reduce(add, NOTHING);
}

const READING = [
  event("source.selected", "select", { urls: ["https://a/1", "https://a/2"], skipped: 0 }),
  event("page.read", "extract", { url: "https://a/1", kind: "product", role: "retailer" }),
  event("product.found", "extract", { url: "https://a/1", name: "Kettle", price: "9.90", currency: "EUR" }),
];

test("a page that failed counts as done, and keeps its outcome", () => {
  const seen = after(...READING, event("page.failed", "extract", { url: "https://a/2", outcome: "blocked" }));
  assert.equal(pagesDone(seen), 2);
  assert.deepEqual(seen.pages.map((page) => [page.state, page.outcome, page.product]), [["read", "read", "Kettle"], ["failed", "blocked", null]]);
});

test("progress grows with the pages, and is whole only at the end", () => {
  const start = fraction(after(event("node.started", "brief", {})));
  const half = fraction(after(...READING));
  const all = fraction(after(...READING, event("page.read", "extract", { url: "https://a/2", kind: "article", role: "lab" })));
  assert.ok(start < half && half < all && all < 1);
  assert.equal(fraction(after(...READING, event("job.succeeded", null, {}))), 1);
});

test("a second round judges anew, and text that is taken back is gone", () => {
  const first = [event("candidate.judged", "judge", { rank: 1, name: "A", qualifies: false, score: 0 }), event("candidate.judged", "judge", { rank: 2, name: "B", qualifies: false, score: 0 })];
  const again = [event("round.started", "plan", { round: 2, queries: [] }), event("candidate.judged", "judge", { rank: 1, name: "C", qualifies: true, score: 1 })];
  const text = [event("report.delta", "write", { text: "wrong" }), event("report.restart", "verify", {}), event("report.delta", "verify", { text: "right" })];
  const seen = after(...first, ...again, ...text);
  assert.deepEqual(seen.leaders.map((one) => one.name), ["C"]);
  assert.equal(seen.text, "right");
  assert.equal(seen.round, 2);
});

test("steps before the current one are done, and those after it wait", () => {
  const seen = after(event("node.started", "extract", {}));
  assert.deepEqual((["understand", "search", "read", "compare", "check"] as const).map((step) => stepState(seen, step)), ["done", "done", "active", "waiting", "waiting"]);
});

function reading(day: number, price: string, currency: string | null = "EUR", availability = "InStock"): PriceObservation {
  return { observed_at: `2026-01-0${day}T00:00:00Z`, price, currency, availability } as PriceObservation;
}

test("prices in another currency are not in the summary, and what could not be bought is a gap", () => {
  const all = [reading(3, "12"), reading(2, "10", "EUR", "OutOfStock"), reading(1, "11"), reading(2, "1", "USD")];
  assert.equal(mainCurrency(all), "EUR");
  const told = summary(all, "EUR")!;
  assert.deepEqual([told.latest, told.lowest, told.highest, told.count], ["12", 10, 12, 3]);
  assert.deepEqual(columns(all, "EUR")[1], [11, null, 12]);
});

test("a demand reads as a person writes it", () => {
  assert.equal(demand("battery_life >= 30 h"), "battery life ≥ 30 h");
  assert.equal(demand("has noise_cancelling"), "noise cancelling");
  assert.equal(demand("has not leather"), "no leather");
});

test("no page can put a script into a link", () => {
  assert.equal(safeLink("javascript:alert(1)"), undefined);
  assert.equal(safeLink(" data:text/html,x"), undefined);
  assert.equal(safeLink("https://shop.example/p"), "https://shop.example/p");
});

test("each language says everything, with the same values and as many forms", () => {
  const holes = (text: string) => [...text.split("|")[0]!.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();
  for (const key of Object.keys(en) as StringKey[]) {
    assert.ok(de[key].trim(), key);
    assert.deepEqual(holes(de[key]), holes(en[key]), key);
    assert.equal(de[key].split("|").length, en[key].split("|").length, key);
  }
  assert.deepEqual(Object.keys(de), Object.keys(en));
});

test("a passage is cut at code points, so that an emoji before the words moves no mark", () => {
  const page = { text: "👍 now $99 only", text_start: 10, total_chars: 500, marks: [{ quote: "$99", start: 6, end: 9 }], excerpts: [] };
  assert.deepEqual(passage(page as never), [
    { text: "… 👍 now ", marked: false },
    { text: "$99", marked: true },
    { text: " only …", marked: false },
  ]);
});

test("words of the page's data are shown with the piece they stand in; words nowhere are not", () => {
  const excerpt = { quote: "129", text: "price: 129 USD", start: 7, end: 10 };
  const page = { text: "", text_start: 0, total_chars: 0, marks: [], excerpts: [excerpt] };
  assert.equal(passage(page as never).find((piece) => piece.marked)?.text, "129");
  assert.deepEqual(passage({ ...page, excerpts: [] } as never), []);
});

test("own words answer before an option, and a default is not sent", () => {
  const asked = [
    { id: "category", text: "What?", options: ["headphones", "Anything"], default: "Anything" },
    { id: "budget", text: "How much?", options: ["under 50 USD", "Any price"], default: "Any price" },
  ];
  assert.deepEqual(answersOf(asked, { chosen: {}, written: {} }), {});
  assert.deepEqual(answersOf(asked, { chosen: { category: "headphones", budget: "Any price" }, written: { category: "  " } }), { category: "headphones" });
  assert.deepEqual(answersOf(asked, { chosen: { category: "headphones" }, written: { category: " a kettle " } }), { category: "a kettle" });
});

function summed(changes: object): PriceSummary {
  const told = { currency: "USD", condition: "new", latest: "90", lowest: "80", highest: "120", average: "100", observations: 9, days: 30, score: 0.8, lowest_in_days: 3, list_price: null, list_price_charged: null };
  return { latest_at: "2026-01-01T00:00:00Z", lowest_at: "2026-01-01T00:00:00Z", ...told, ...changes } as PriceSummary;
}

test("a price is called good, usual or high by how often it cost more, and nothing while too little was seen", () => {
  assert.equal(verdictOf(summed({})), "good");
  assert.equal(verdictOf(summed({ score: 0.5 })), "usual");
  assert.equal(verdictOf(summed({ score: 0.1 })), "high");
  assert.equal(verdictOf(summed({ latest: "80", score: 1 })), "lowest");
  assert.equal(verdictOf(summed({ score: null })), "early");
});

test("a price that never changed is a usual one, neither the lowest nor high", () => {
  assert.equal(verdictOf(summed({ latest: "80", highest: "80", score: 0 })), "usual");
});

test("an amount has its place between the lowest and the highest price", () => {
  assert.equal(place(summed({}), "100"), 0.5);
  assert.equal(place(summed({ highest: "80" }), "80"), 0);
});

function candidate(name: string, rank: number, amount: string | null, more: object = {}): Candidate {
  const price = amount === null ? null : { amount, currency: "USD" };
  return { name, rank, url: `https://shop/${name}`, identifiers: { gtin: null, mpn: null, sku: null }, qualifies: true, verdicts: [], offers: [{ url: `https://shop/${name}`, seller: "shop", price, suspicious: null }], ...more } as unknown as Candidate;
}

function report(...candidates: Candidate[]): Report {
  return { candidates } as unknown as Report;
}

test("two runs: what costs less, what is new and what is gone", () => {
  const changes = changesOf(report(candidate("A", 1, "100"), candidate("B", 2, "50")), report(candidate("a", 1, "90.50"), candidate("C", 2, "10")));
  assert.deepEqual(changes.map((one) => [one.name, one.difference, one.before?.rank ?? null, one.now?.rank ?? null]), [["a", -9.5, 1, 1], ["C", null, null, 2], ["B", null, 2, null]]);
});

test("two runs: products with two numbers on their packages are not one, however alike their names", () => {
  const numbered = (gtin: string) => ({ identifiers: { gtin, mpn: null, sku: null } });
  const changes = changesOf(report(candidate("A", 1, "100", numbered("1"))), report(candidate("A", 1, "90", numbered("2"))));
  assert.equal(changes.length, 2);
});

test("two runs: prices in two currencies are not subtracted, and a verdict that changed is named", () => {
  const verdict = (kind: string) => ({ verdicts: [{ constraint: "in stock", verdict: kind }] });
  const euros = candidate("A", 1, "90", { ...verdict("fail"), offers: [{ url: "https://shop/A", seller: "shop", price: { amount: "90", currency: "EUR" }, suspicious: null }] });
  const [change] = changesOf(report(candidate("A", 1, "100", verdict("pass"))), report(euros));
  assert.equal(change!.difference, null);
  assert.deepEqual(change!.verdicts, ["in stock"]);
});

const WATCHED = { id: "p", url: "https://shop/a", latest: { currency: "EUR" } } as unknown as Parameters<typeof watchRequest>[0];

test("a watch has the rules that were filled in, and alerts of those and no others", () => {
  const made = watchRequest(WATCHED, { ...NO_RULES, label: " A ", stock: false, percent: "10", days: "30", high: "90", quietFrom: "22:00", quietTo: "07:00" });
  assert.deepEqual(made.notify_on, ["price_drop", "percent_drop", "lowest_in_days", "in_range"]);
  assert.deepEqual([made.url, made.product_id, made.label, made.drop_percent, made.lowest_days, made.range_high, made.currency], ["https://shop/a", undefined, "A", "10", 30, "90", "EUR"]);
  assert.deepEqual([made.quiet_hours?.start, made.quiet_hours?.end], ["22:00", "07:00"]);
});

test("every shop is watched by the product, and a field left empty is no rule", () => {
  const made = watchRequest(WATCHED, { ...NO_RULES, everyShop: true, quietFrom: "22:00" });
  assert.deepEqual(made, { product_id: "p", label: "", every_minutes: 1440, notify_on: ["price_drop", "back_in_stock"] });
});
