/** Two runs beside each other: what costs something else now, what is new, what is gone. */
import type { Job, JobSummary, Report } from "@emptor/client";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { changesOf, type Change } from "../compare";
import { date, money, t } from "../i18n";
import { useLoaded } from "../loading";
import { Empty, Heading, Loading, Problem } from "../parts/common";
import { Cited } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { bestOffer } from "../report/offer";
import { sourcesOf, type Sources } from "../report/sources-of";
import { to } from "../routes";
import { demand } from "../words";

const CHOICES = 50;

export function Compare({ id }: { id: string }) {
  const job = useLoaded(() => api.research.get(id), [id]);
  const others = useLoaded(() => api.research.list({ state: "succeeded", limit: CHOICES }), [id]);
  const [chosen, setChosen] = useState("");
  const choices = (others.value?.items ?? []).filter((one) => one.id !== id);
  const question = job.value?.question;
  useEffect(() => {
    if (question && choices.length > 0) setChosen((choices.find((one) => one.question === question) ?? choices[0]!).id);
  }, [question, others.value]);
  const other = useLoaded(async () => (chosen ? api.research.get(chosen) : null), [chosen]);
  const error = job.error ?? others.error ?? other.error;
  if (error !== null) return <Problem error={error} retry={() => { job.reload(); others.reload(); other.reload(); }} />;
  if (!job.value || !others.value) return <Loading />;
  return (
    <>
      <p><a class="back" href={to("research", id)}><Icon name="back" />{job.value.question}</a></p>
      <Heading title={t("compare.title")} lead={t("compare.lead")} />
      {choices.length === 0 ? <Empty>{t("compare.none")}</Empty> : <Choice choices={choices} chosen={chosen} choose={setChosen} />}
      {other.value && <Changes {...inOrder(job.value, other.value)} />}
    </>
  );
}

function Choice({ choices, chosen, choose }: { choices: readonly JobSummary[]; chosen: string; choose: (id: string) => void }) {
  return (
    <label class="compare-with">{t("compare.with")}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((one) => <option key={one.id} value={one.id}>{date(one.created_at, true)} · {one.question}</option>)}
      </select>
    </label>
  );
}

/** The older run is the one before, wherever the person began. */
function inOrder(a: Job, b: Job): { before: Job; now: Job } {
  return Date.parse(a.created_at) <= Date.parse(b.created_at) ? { before: a, now: b } : { before: b, now: a };
}

function Changes({ before, now }: { before: Job; now: Job }) {
  if (!before.report || !now.report) return <Empty>{t("compare.noReport")}</Empty>;
  const [old, latest] = [before.report, now.report];
  const sources = { before: sourcesOf(old), now: sourcesOf(latest) };
  return (
    <>
      <Answer before={old} now={latest} />
      <div class="table-wrap" tabIndex={0} role="region" aria-label={t("compare.title")}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{t("compare.product")}</th>
              <th scope="col"><a href={to("research", before.id)}>{date(before.created_at, true)}</a></th>
              <th scope="col"><a href={to("research", now.id)}>{date(now.created_at, true)}</a></th>
              <th scope="col">{t("compare.change")}</th>
            </tr>
          </thead>
          <tbody>{changesOf(old, latest).map((one) => <ChangeRow key={`${one.now?.rank} ${one.before?.rank}`} change={one} sources={sources} report={latest} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function Answer({ before, now }: { before: Report; now: Report }) {
  const [old, latest] = [before.recommendation?.name ?? null, now.recommendation?.name ?? null];
  const same = old?.toLowerCase() === latest?.toLowerCase();
  if (same) return <p class="summary">{latest ? t("compare.sameAnswer", { name: latest }) : t("compare.stillNothing")}</p>;
  return <p class="summary">{t("compare.otherAnswer", { before: old ?? t("report.none"), now: latest ?? t("report.none") })}</p>;
}

function ChangeRow({ change, sources, report }: { change: Change; sources: { before: Sources; now: Sources }; report: Report }) {
  return (
    <tr>
      <th scope="row">{change.name}</th>
      <td><Price candidate={change.before} sources={sources.before} /></td>
      <td><Price candidate={change.now} sources={sources.now} /></td>
      <td>{whatChanged(change, report).map(({ tone, text }) => <span key={text} class={`block ${tone}`}>{text}</span>)}</td>
    </tr>
  );
}

function Price({ candidate, sources }: { candidate: Change["now"]; sources: Sources }) {
  const offer = candidate && bestOffer(candidate);
  if (!candidate) return <span class="quiet">–</span>;
  const price = money(offer?.price?.amount, offer?.price?.currency);
  return (
    <>
      <Cited claim={`${candidate.name}: ${price}`} evidence={offer?.evidence} sources={sources}>{price}</Cited>
      <span class="quiet small block">{t("report.rank", { n: candidate.rank })}{offer ? ` · ${offer.seller}` : ""}</span>
    </>
  );
}

function whatChanged({ before, now, difference, verdicts }: Change, report: Report): { tone: string; text: string }[] {
  if (!before) return [{ tone: "", text: t("compare.new") }];
  if (!now) return [{ tone: "quiet", text: t("compare.gone") }];
  const currency = bestOffer(now)?.price?.currency;
  const found: { tone: string; text: string }[] = [];
  if (difference) found.push({ tone: difference < 0 ? "good" : "doubt", text: t(difference < 0 ? "compare.less" : "compare.more", { amount: money(Math.abs(difference).toFixed(2), currency) }) });
  if (before.qualifies !== now.qualifies) found.push({ tone: now.qualifies ? "good" : "doubt", text: t(now.qualifies ? "compare.nowQualifies" : "compare.noLonger") });
  for (const one of verdicts) found.push({ tone: "", text: t("compare.verdict", { what: demand(one, report.brief.constraints), verdict: t(`verdict.${now.verdicts.find((verdict) => verdict.constraint === one)!.verdict}`) }) });
  if (before.rank !== now.rank) found.push({ tone: "quiet", text: t("compare.rank", { before: before.rank, now: now.rank }) });
  return found.length > 0 ? found : [{ tone: "quiet", text: t("compare.same") }];
}
