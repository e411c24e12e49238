/** The answer of a job: what to buy, why, how the others compare, and what it all rests on. */
import type { Report } from "@emptor/client";
import type { ComponentChildren } from "preact";
import { BriefChips } from "../parts/brief";
import { Icon } from "../parts/icons";
import { InTurn } from "../parts/in-turn";
import { duration, money, t } from "../i18n";
import { readingOfBrief } from "../reading";
import { Comparison } from "./comparison";
import { Details } from "./details";
import { Closest, Recommended } from "./recommended";
import { ReplyView, saysItself } from "./reply";
import { sourcesOf, type Sources } from "./sources-of";
import { SourceList } from "./source-list";
import { Tradeoffs } from "./tradeoffs";

/** `children` follow once the report is there. */
export function ReportView({ report, children }: { report: Report; children?: ComponentChildren }) {
  const sources = sourcesOf(report);
  return (
    <div class="report">
      <InTurn>
        <Answer report={report} sources={sources} />
        <Tradeoffs report={report} sources={sources} />
        <Comparison report={report} sources={sources} />
        <Details report={report} sources={sources} />
        <Notes report={report} />
        <SourceList report={report} />
        <Effort report={report} />
        <div class="after">{children}</div>
      </InTurn>
    </div>
  );
}

function Answer({ report, sources }: { report: Report; sources: Sources }) {
  return (
    <>
      <BriefChips reading={readingOfBrief(report.brief)} question={report.follow_up ? "" : report.brief.question} />
      <section class="answer" aria-labelledby="answer-title">
        <h2 id="answer-title" class="visually-hidden">{t("report.answer")}</h2>
        {saysItself(report) ? null : <p class="summary">{report.summary}</p>}
        {report.web !== "live" && <p class="quiet small">{t("report.archive")} ({report.web})</p>}
      </section>
      <ReplyView report={report} sources={sources} />
      <Best report={report} sources={sources} />
    </>
  );
}

function Best({ report, sources }: { report: Report; sources: Sources }) {
  const { recommendation, candidates } = report;
  const candidate = recommendation && candidates.find((one) => one.rank === recommendation.rank);
  if (recommendation && candidate) return <Recommended recommendation={recommendation} candidate={candidate} brief={report.brief} sources={sources} />;
  const closest = candidates[0];
  return closest ? <Closest candidate={closest} brief={report.brief} sources={sources} /> : null;
}

function Notes({ report }: { report: Report }) {
  if (report.notes.length === 0) return null;
  return (
    <section>
      <h2>{t("report.notes")}</h2>
      <ul class="notes">{report.notes.map((note) => <li key={note}>{note}</li>)}</ul>
    </section>
  );
}

function Effort({ report }: { report: Report }) {
  const { counts, verification, cost, wall_ms } = report;
  const told = t("report.effort", {
    pages: counts.read,
    claims: verification.checked,
    removed: verification.removed.length,
    time: duration(wall_ms),
    cost: money(Number(cost.total_usd).toFixed(2), "USD"),
  });
  return <p class="effort quiet small"><Icon name="check" />{told}</p>;
}
