/** A conversation: the questions before this one, and a field for the next. */
import type { Job, Report } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { t } from "../i18n";
import { useLoaded } from "../loading";
import { Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { begin, requestOf } from "../question";
import { FOLLOW_UP_MIN, QUESTION_MAX } from "../question-text";
import { to } from "../routes";
import { useSubmit } from "../submit";

const TURNS_SHOWN = 8;

/** The questions that led here, the first one first. A question that was deleted ends the chain. */
export function Trail({ job }: { job: Job }) {
  const { value } = useLoaded(() => before(job), [job.id]);
  if (!job.parent_id || value?.length === 0) return null;
  return (
    <nav class="trail" aria-label={t("follow.trail")}>
      <ol class="plain">
        {value?.map((one) => <li key={one.id}><a href={to("research", one.id)}>{one.question}</a></li>)}
      </ol>
    </nav>
  );
}

async function before(job: Job): Promise<Job[]> {
  const chain: Job[] = [];
  let next = job.parent_id;
  while (next && chain.length < TURNS_SHOWN) {
    const parent: Job | null = await api.research.get(next).catch(() => null);
    if (!parent) break;
    chain.unshift(parent);
    next = parent.parent_id;
  }
  return chain;
}

/** Ask about the report: another demand, an order, one of its products. The answer is a page of its own. */
export function FollowUpForm({ job, report }: { job: Job; report: Report }) {
  const [text, setText] = useState("");
  const { busy, error, run } = useSubmit();
  const ask = (question: string) => {
    if (question.trim().length < FOLLOW_UP_MIN) return;
    void run(() => begin({ ...requestOf(question), parent_id: job.id }));
  };
  return (
    <form class="follow-up" aria-labelledby="follow-title" onSubmit={(event) => { event.preventDefault(); ask(text); }}>
      <h2 id="follow-title">{t("follow.title")}</h2>
      <p class="quiet">{t("follow.lead")}</p>
      <div class="follow-line">
        <label class="visually-hidden" for="follow-up">{t("follow.label")}</label>
        <input id="follow-up" type="text" maxLength={QUESTION_MAX} value={text} placeholder={t("follow.placeholder")} onInput={(event) => setText(event.currentTarget.value)} />
        <button type="submit" class="primary" disabled={busy || text.trim().length < FOLLOW_UP_MIN}><Icon name="search" />{busy ? t("ask.starting") : t("follow.ask")}</button>
      </div>
      <div class="choices" role="group" aria-label={t("follow.suggestions")}>
        {suggestions(report).map((one) => <button key={one} type="button" class="slim" disabled={busy} onClick={() => ask(one)}>{one}</button>)}
      </div>
      {error !== null && <Problem error={error} />}
    </form>
  );
}

function suggestions(report: Report): string[] {
  const [first, second] = report.candidates;
  if (!first) return [];
  return [...(second ? [t("follow.why", { name: second.name }), t("follow.compare")] : []), t("follow.cheaper"), t("follow.lightest")];
}
