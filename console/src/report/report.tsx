/** The answer of a job: what to buy, why, how the others compare, and what it all rests on. */
import type { Brief, Report } from "@emptor/client";
import { Chip } from "../parts/common";
import { Icon } from "../parts/icons";
import { duration, money, t } from "../i18n";
import { demand } from "../words";
import { Comparison } from "./comparison";
import { Details } from "./details";
import { Recommended } from "./recommended";
import { sourcesOf, type Sources } from "./sources-of";
import { SourceList } from "./source-list";
import { Tradeoffs } from "./tradeoffs";

export function ReportView({ report }: { report: Report }) {
  const sources = sourcesOf(report);
  return (
    <div class="report">
      <BriefChips brief={report.brief} />
      <section class="answer" aria-labelledby="answer-title">
        <h2 id="answer-title" class="visually-hidden">{t("report.answer")}</h2>
        <p class="summary">{report.summary}</p>
        {report.web !== "live" && <p class="quiet small">{t("report.archive")} ({report.web})</p>}
      </section>
      <Best report={report} sources={sources} />
      <Tradeoffs report={report} sources={sources} />
      <Comparison report={report} sources={sources} />
      <Details report={report} sources={sources} />
      <Notes report={report} />
      <SourceList report={report} />
      <Effort report={report} />
    </div>
  );
}

function Best({ report, sources }: { report: Report; sources: Sources }) {
  const { recommendation, candidates } = report;
  const candidate = recommendation && candidates.find((one) => one.rank === recommendation.rank);
  if (recommendation && candidate) return <Recommended recommendation={recommendation} candidate={candidate} brief={report.brief} sources={sources} />;
  if (candidates.length === 0) return null;
  return (
    <section class="card none">
      <h2>{t("report.none")}</h2>
      <p>{t("report.none.lead")}</p>
    </section>
  );
}

/** What was made of the question: understood, corrected, assumed, left aside. */
export function BriefChips({ brief }: { brief: Brief }) {
  const demands = brief.constraints.filter((one) => one.hard);
  const wishes = [...brief.constraints.filter((one) => !one.hard).map((one) => demand(one.text, brief.constraints)), ...brief.preferences];
  return (
    <section class="brief" aria-label={t("brief.understood")}>
      <Group label={t("brief.understood")} show={Boolean(brief.category) || demands.length > 0}>
        {brief.category && <Chip tone="solid">{brief.category}</Chip>}
        {demands.map((one) => (
          <Chip key={one.id} icon="check" {...(one.words ? { title: t("brief.words", { words: one.words }) } : {})}>{demand(one.text, brief.constraints)}</Chip>
        ))}
      </Group>
      <Group label={t("brief.wishes")} show={wishes.length > 0}>{wishes.map((wish) => <Chip key={wish} title={t("brief.open")}>{wish}</Chip>)}</Group>
      <Group label={t("brief.corrected")} show={brief.corrected.length > 0}>
        {brief.corrected.map(({ written, read }) => <Chip key={written} icon="pen" tone="note">{t("brief.readAs", { written, read })}</Chip>)}
      </Group>
      <Group label={t("brief.assumed")} show={brief.assumptions.length > 0}>{brief.assumptions.map((one) => <Chip key={one} tone="note">{one}</Chip>)}</Group>
      <Group label={t("brief.unused")} show={brief.unused.length > 0}>{brief.unused.map((word) => <Chip key={word} tone="faint">{word}</Chip>)}</Group>
    </section>
  );
}

function Group({ label, show, children }: { label: string; show: boolean; children: preact.ComponentChildren }) {
  if (!show) return null;
  return <div class="chips"><span class="eyebrow">{label}</span>{children}</div>;
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
