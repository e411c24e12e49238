/** What the runners-up would give and take, from the figures of the report alone. */
import type { Candidate, Report } from "@emptor/client";
import { money, stated, t } from "../i18n";
import { Cited } from "../parts/evidence";
import { demand, term } from "../words";
import { bestOffer, costsMore } from "./offer";
import type { Sources } from "./sources-of";
import { VerdictMark } from "./verdicts";

const SHOWN = 3;
const POINTS = 3;
const VERDICTS = { better: "pass", worse: "fail", unsure: "unknown" } as const;

export interface Point {
  kind: "better" | "worse" | "unsure";
  text: string;
  evidence: readonly unknown[];
}

export function Tradeoffs({ report, sources }: { report: Report; sources: Sources }) {
  const best = report.recommendation && report.candidates.find((one) => one.rank === report.recommendation?.rank);
  if (!best) return null;
  const others = report.candidates.filter((one) => one !== best).sort((a, b) => Number(b.qualifies) - Number(a.qualifies)).slice(0, SHOWN);
  const shown = others.filter((other) => points(report, best, other).length > 0);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="tradeoffs-title">
      <h2 id="tradeoffs-title">{t("report.tradeoffs")}</h2>
      <p class="lead">{t("report.tradeoffs.lead")}</p>
      <div class="tradeoffs">
        {shown.map((other) => (
          <div class="card tight" key={other.rank}>
            <p class="eyebrow">{t("report.rank", { n: other.rank })}</p>
            <h3>{other.name}</h3>
            <ul class="verdicts">
              {points(report, best, other).map((point) => (
                <li key={point.text}>
                  <VerdictMark verdict={VERDICTS[point.kind]} />
                  <Cited claim={`${other.name}: ${point.text}`} evidence={point.evidence as never} sources={sources}>{point.text}</Cited>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Price, best figures on either side, and demands that fail. Prices in two currencies are not compared. */
export function points(report: Report, best: Candidate, other: Candidate): Point[] {
  const found = [...priceOf(best, other)];
  const unmet: Point[] = [];
  for (const row of report.comparison) {
    const own = row.values.find((value) => value.rank === other.rank);
    const theirs = row.values.find((value) => value.rank === best.rank);
    if (!own || !theirs || row.attribute === "price") continue;
    const better = row.best.includes(other.rank);
    if (better === row.best.includes(best.rank)) continue;
    const what = `${term(row.attribute, row.label)} ${stated(own.value, own.unit)} (${stated(theirs.value, theirs.unit)})`;
    found.push({ kind: better ? "better" : "worse", text: t(better ? "report.better" : "report.worse", { what }), evidence: [own.evidence, theirs.evidence] });
  }
  for (const verdict of other.verdicts.filter((one) => one.verdict !== "pass")) {
    const what = demand(verdict.constraint, report.brief.constraints);
    const fails = verdict.verdict === "fail";
    unmet.push({ kind: fails ? "worse" : "unsure", text: t(fails ? "report.unlike" : "report.unsure", { what }), evidence: verdict.evidence ? [verdict.evidence] : [] });
  }
  const good = found.filter((point) => point.kind === "better").slice(0, POINTS);
  return [...good, ...unmet, ...found.filter((point) => point.kind === "worse").slice(0, POINTS)]; // no unmet demand is left out
}

function priceOf(best: Candidate, other: Candidate): Point[] {
  const difference = costsMore(best, other);
  if (!difference) return [];
  const [a, b] = [bestOffer(best), bestOffer(other)];
  const amount = money(Math.abs(difference).toFixed(2), a?.price?.currency);
  const evidence = [b?.evidence, a?.evidence].filter((one) => one != null);
  return [{ kind: difference < 0 ? "better" : "worse", text: t(difference < 0 ? "report.costsLess" : "report.costsMore", { amount }), evidence }];
}
