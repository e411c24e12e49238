/** What was asked before. */
import type { JobFilter, JobStatus, JobSummary } from "@emptor/client";
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
const STATES: JobStatus[] = ["succeeded", "running", "queued", "needs_input", "failed", "cancelled"];
const NOTHING = { words: "", state: "", since: "", until: "", category: "" };

export function History() {
  const [chosen, setChosen] = useState(NOTHING);
  const set = (changes: Partial<typeof NOTHING>) => setChosen((before) => ({ ...before, ...changes }));
  const filtered = Object.values(chosen).some((value) => value.trim());
  const list = useList((cursor) => api.research.list({ limit: PAGE, cursor, ...filterOf(chosen) }), Object.values(chosen));
  const { error: failure, act } = useActions(list.reload);
  const remove = (job: JobSummary) => confirm(t("history.sure")) && act(() => api.research.remove(job.id));
  return (
    <>
      <Heading title={t("history.title")} />
      <div class="filters" role="search">
        <input type="search" aria-label={t("history.filter")} placeholder={t("history.filter")} value={chosen.words} maxLength={200} onInput={(event) => set({ words: event.currentTarget.value })} />
        <input type="text" class="narrow" aria-label={t("history.category")} placeholder={t("history.category")} title={t("history.category.hint")} value={chosen.category} maxLength={100} onChange={(event) => set({ category: event.currentTarget.value })} />
        <select aria-label={t("history.state")} value={chosen.state} onChange={(event) => set({ state: event.currentTarget.value })}>
          <option value="">{t("history.anyState")}</option>
          {STATES.map((one) => <option key={one} value={one}>{t(`status.${one}` as StringKey)}</option>)}
        </select>
        <label class="inline">{t("history.since")}<input type="date" value={chosen.since} max={chosen.until} onChange={(event) => set({ since: event.currentTarget.value })} /></label>
        <label class="inline">{t("history.until")}<input type="date" value={chosen.until} min={chosen.since} onChange={(event) => set({ until: event.currentTarget.value })} /></label>
      </div>
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {failure !== null && <Problem error={failure} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && !filtered && <Empty>{t("history.empty")} <a href={to("ask")}>{t("history.first")}</a></Empty>}
      {list.value && list.items.length === 0 && filtered && <Empty>{t(chosen.words.trim() ? "history.nothing" : "history.filtered")}</Empty>}
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

/** Days are those of the person's clock, both included. */
function filterOf({ words, state, since, until, category }: typeof NOTHING): JobFilter {
  return {
    q: words.trim() || undefined,
    category: category.trim() || undefined,
    since: since ? midnight(since).toISOString() : undefined,
    until: until ? midnight(until, 1).toISOString() : undefined,
    ...(state ? { state: state as JobStatus } : {}),
  };
}

/** The beginning of a day, or of one so many days later: not each has 24 hours. */
function midnight(day: string, later = 0): Date {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at;
}

/** What it cost, where it cost something. */
function spent(usd: string): string {
  return Number(usd) > 0 ? ` · ${money(Number(usd).toFixed(2), "USD")}` : "";
}
