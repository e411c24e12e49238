/** What the console works out without a page: progress out of events, prices out of readings, words out of names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLost, NotFound, type PriceSeries, type PriceSummary, type ResearchEvent, type WatchAlert } from "@emptor/client";
import { alertText } from "../src/alerts";
import { answersOf } from "../src/answers";
import { day, decimal, price } from "../src/formats";
import { stated } from "../src/i18n";
import { passage } from "../src/passage";
import { SHOPS_MAX, place, plotOf, verdictOf } from "../src/prices";
import { told, toldOf } from "../src/problems";
import { NOTHING, add, pagesDone, stepState, type Progress } from "../src/progress";
import { without } from "../src/question-text";
import { de } from "../src/strings/de";
import { en, type StringKey } from "../src/strings/en";
import { NO_RULES, watchRequest } from "../src/watch-rules";
import { demand, safeLink } from "../src/words";

/** The browser's language; Node.js has none before version 21. */
function speak(language: string): void {
  Object.defineProperty(globalThis, "navigator", { value: { language }, configurable: true });
}
speak("en-US");

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

test("the bar shows what the service says, and stays where an event says nothing", () => {
  const seen = after(event("page.read", "extract", { url: "https://a/1", kind: "product", role: "lab", progress: { fraction: 0.4 } }), event("report.delta", "write", { text: "A" }));
  assert.equal(seen.fraction, 0.4);
  assert.equal(after(event("job.accepted", null, {})).fraction, 0);
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

function series(changes: Partial<PriceSeries> = {}): PriceSeries {
  const times = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"];
  const shop = (n: number, prices: (string | null)[]) => ({ product_id: `p${n}`, url: `https://shop${n}/`, seller: null, prices, list_prices: ["20", null, null] });
  return { currency: "EUR", currencies: ["EUR"], condition: "new", times, shops: [shop(1, ["11", null, "12"]), shop(2, [null, "9.50", "9.50"])], lowest: ["11", "9.50", "9.50"], ...changes };
}

test("a plot has a line a shop along one row of times, and the first shop's list prices", () => {
  const plot = plotOf(series())!;
  assert.deepEqual(plot.data.map((row) => row.length), [3, 3, 3, 3]);
  assert.deepEqual([plot.data[1], plot.data[2], plot.data[3]], [[11, null, 12], [null, 9.5, 9.5], [20, null, null]]);
  assert.deepEqual([plot.lowest, plot.highest, plot.count, plot.data[0][0]], [9.5, 12, 3, 1767225600]);
});

test("more shops than can be told apart are cut, and nothing is drawn of what was never priced", () => {
  const many = Array.from({ length: 9 }, () => series().shops[0]!);
  assert.equal(plotOf(series({ shops: many }))!.shops.length, SHOPS_MAX);
  assert.equal(plotOf(series({ times: [], shops: [] })), null);
});

test("a demand reads as a person writes it", () => {
  assert.equal(demand("battery_life >= 30 h"), "battery life ≥ 30 h");
  assert.equal(demand("has noise_cancelling"), "noise cancelling");
  assert.equal(demand("has not leather"), "no leather");
  assert.equal(demand("price <= 150 USD"), "price ≤ 150 USD");
  assert.equal(demand("brand in sony, bose"), "brand in sony, bose");
  assert.equal(demand("in stock"), "in stock");
});

test("a demand is said in the person's language, and in the buyer's words where they named it", () => {
  const open = { text: "has water_tank", label: "Wassertank", attribute: "water_tank" } as never;
  speak("de-DE");
  try {
    assert.equal(demand("battery_life >= 30 h"), "Akkulaufzeit ≥ 30 h");
    assert.equal(demand("has noise-cancelling"), "Geräuschunterdrückung");
    assert.equal(demand("has not leather"), "ohne Leder");
    assert.equal(demand("has water_tank", [open]), "Wassertank");
    assert.equal(demand("has flux_capacitor"), "flux capacitor");
    assert.equal(stated("yes", null), "ja");
  } finally {
    speak("en-US");
  }
});

test("a demand is taken out of a question, and never all of it", () => {
  assert.equal(without("wireless headphones under 150 dollars, please", "under 150 dollars"), "wireless headphones, please");
  assert.equal(without("Wireless headphones", "wireless"), "headphones");
  assert.equal(without("headphones", "headphones"), null);
  assert.equal(without("headphones", "kettle"), null);
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

test("a price of a unit is a rule once the unit is named too", () => {
  const made = watchRequest(WATCHED, { ...NO_RULES, unitTarget: "21", unit: " kg " });
  assert.deepEqual([made.target_unit_price, made.unit, made.currency, made.notify_on], ["21", "kg", "EUR", ["price_drop", "back_in_stock", "below_unit_target"]]);
  assert.equal(watchRequest(WATCHED, { ...NO_RULES, unitTarget: "21" }).target_unit_price, undefined);
});

test("numbers, prices and dates are written as Intl writes them", () => {
  const amounts = [0, 0.5, 1, 9.99, 149, 999.9, 1234.5, 12345.678, 1234567.89, -3.25, 0.04];
  for (const language of ["en", "de"] as const) {
    for (const amount of amounts) {
      for (const digits of [0, 1, 2, 3]) assert.equal(decimal(amount, language, digits), new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount));
      for (const currency of ["USD", "EUR", "GBP", "JPY", "CHF"]) assert.equal(price(amount, currency, language), new Intl.NumberFormat(language, { style: "currency", currency }).format(amount));
    }
    for (const hour of [0, 1, 11, 12, 13, 23]) {
      const at = new Date(2026, hour % 12, 3 + hour, hour, 5);
      assert.equal(day(at, language), new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at));
      assert.equal(day(at, language, true), new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(at));
    }
  }
});

test("a problem is told in the person's language, with the service's own words where they say more", () => {
  const problem = { type: "https://x/problems.md#not-found", title: "Not found", status: 404, detail: "No such watch.", instance: "/" };
  const gone = new NotFound(problem, null);
  assert.deepEqual(told(gone), { text: "No such watch.", detail: "" });
  speak("de-DE");
  try {
    assert.deepEqual(told(gone), { text: "Das gibt es nicht, oder es gehört jemand anderem.", detail: "No such watch." });
    assert.equal(told(new ConnectionLost("x does not answer.")).text, "Der Dienst antwortet nicht. Läuft er, und lässt er diese Seite zu?");
    assert.deepEqual(toldOf("deadline", "Not done in time.").detail, "");
    assert.deepEqual(toldOf("http-502", "A proxy said so."), { text: "A proxy said so.", detail: "" }, "a code of nobody's is told as it came");
  } finally {
    speak("en-US");
  }
});

test("an alert is told by its kind and its figures, and a discount from a price nobody paid is named", () => {
  const euro = (amount: string) => ({ amount, currency: "EUR" });
  const alert = (changes: object) => ({ seller: null, price: euro("79.00"), previous_price: euro("100.00"), target_price: euro("80"), target_unit_price: null, list_price: null, list_price_charged: null, ...changes }) as unknown as WatchAlert;
  const rules = { lowest_days: 30, unit: null };
  assert.equal(alertText(alert({ kind: "price_drop", seller: "a.example" }), rules), "€79.00, down from €100.00 (a.example).");
  assert.equal(alertText(alert({ kind: "percent_drop", price: euro("79.01") }), rules), "€79.01, 20 % less than €100.00.", "never more than is true");
  assert.equal(alertText(alert({ kind: "lowest_in_days", list_price: euro("120"), list_price_charged: false }), rules), "€79.00, the lowest price in 30 days. The crossed-out €120.00 was never seen charged.");
  speak("de-DE");
  assert.equal(alertText(alert({ kind: "below_target" }), rules), "79,00\u00a0€, nicht mehr als Ihr Ziel von 80,00\u00a0€.");
  speak("en-US");
});
