/** What was asked before. */
import type { JobStatus, JobSummary } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { date, known, money, t, type StringKey } from "../i18n";
import { hasEnded } from "../jobs";
import { useList } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { to } from "../routes";
import { useActions } from "../submit";

const PAGE = 50;
const STATES: JobStatus[] = ["succeeded", "running", "queued", "failed", "cancelled"];

export function History() {
  const [words, setWords] = useState("");
  const [state, setState] = useState("");
  const [since, setSince] = useState("");
  const filtered = Boolean(words.trim() || state || since);
  const filter = {
    q: words.trim() || undefined,
    since: since ? new Date(`${since}T00:00`).toISOString() : undefined,
    ...(state ? { state: state as JobStatus } : {}),
  };
  const list = useList((cursor) => api.research.list({ limit: PAGE, cursor, ...filter }), [words, state, since]);
  const { error: failure, act } = useActions(list.reload);
  const remove = (job: JobSummary) => confirm(t("history.sure")) && act(() => api.research.remove(job.id));
  return (
    <>
      <Heading title={t("history.title")} />
      <div class="filters" role="search">
        <input type="search" aria-label={t("history.filter")} placeholder={t("history.filter")} value={words} maxLength={200} onInput={(event) => setWords(event.currentTarget.value)} />
        <select aria-label={t("history.state")} value={state} onChange={(event) => setState(event.currentTarget.value)}>
          <option value="">{t("history.anyState")}</option>
          {STATES.map((one) => <option key={one} value={one}>{t(`status.${one}` as StringKey)}</option>)}
        </select>
        <label class="inline">{t("history.since")}<input type="date" value={since} onChange={(event) => setSince(event.currentTarget.value)} /></label>
      </div>
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {failure !== null && <Problem error={failure} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && !filtered && <Empty>{t("history.empty")} <a href={to("ask")}>{t("history.first")}</a></Empty>}
      {list.value && list.items.length === 0 && filtered && <Empty>{t("history.nothing")}</Empty>}
      <ul class="plain rows">
        {list.items.map((job) => (
          <li key={job.id} class="row">
            <span class={`status ${job.status}`} aria-hidden="true" />
            <span class="row-main">
              <a class="row-title" href={to("research", job.id)}>{job.question}</a>
              <span class="quiet small">{known(`status.${job.status}`, "status.running")} · {date(job.created_at, true)}{spent(job.cost_usd)}</span>
            </span>
            {hasEnded(job.status) && (
              <button type="button" class="ghost square" onClick={() => remove(job)} aria-label={t("history.delete", { question: job.question })}><Icon name="trash" /></button>
            )}
          </li>
        ))}
      </ul>
      <ListEnd list={list} />
    </>
  );
}

/** What it cost, where it cost something. */
function spent(usd: string): string {
  return Number(usd) > 0 ? ` · ${money(Number(usd).toFixed(2), "USD")}` : "";
}
