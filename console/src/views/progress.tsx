/** A job while it runs: where it is, what it reads, what it has found, what it has spent. */
import type { Job } from "@emptor/client";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { duration, known, money, t } from "../i18n";
import { BriefChips } from "../parts/brief";
import { Problem } from "../parts/common";
import { Icon, pageIcon } from "../parts/icons";
import { Thumbnail } from "../parts/pictures";
import { STEPS, pagesDone, stepState, type PageProgress, type Progress, type Step } from "../progress";
import { useSubmit } from "../submit";
import { host, outcomeName, pathOf } from "../words";

const PERCENT = 100;
const TICK_MS = 1_000;
const LEADERS_SHOWN = 3;

export function ProgressView({ progress, job, interrupted }: { progress: Progress; job: Job; interrupted: boolean }) {
  const { busy: stopping, error, run } = useSubmit();
  const done = Math.round(progress.fraction * PERCENT);
  const stop = () => void run(() => api.research.cancel(job.id));
  return (
    <section class="progress" aria-labelledby="progress-title">
      <div class="progress-head">
        <h2 id="progress-title">{progress.step ? t("progress.title") : t("progress.queued")}{progress.round > 1 && <span class="tagged">{t("progress.round", { n: progress.round })}</span>}</h2>
        <button type="button" class="slim" onClick={stop} disabled={stopping || job.cancel_requested}>
          <Icon name="stop" />{stopping || job.cancel_requested ? t("progress.stopping") : t("progress.stop")}
        </button>
      </div>
      {error !== null && <Problem error={error} />}
      <progress max={PERCENT} value={done} aria-label={t("progress.fraction")} />
      <ol class="steps">
        {STEPS.map((step) => <StepItem key={step} step={step} progress={progress} />)}
      </ol>
      {progress.reading && <BriefChips reading={progress.reading} />}
      {interrupted && <p class="quiet small" role="status">{t("progress.interrupted")}</p>}
      {progress.notices.map((notice) => <p key={notice} class="notice small"><Icon name="alert" />{notice}</p>)}
      <dl class="figures">
        <div><dt>{t("progress.spent")}</dt><dd>{money(Number(job.cost_usd).toFixed(2), "USD")} <span class="quiet small">{t("progress.ofLimit", { limit: money(job.options.max_cost_usd, "USD") })}</span></dd></div>
        <div><dt>{t("progress.elapsed")}</dt><dd><Elapsed since={job.created_at} /></dd></div>
      </dl>
      {progress.text && <div class="draft"><h3 class="eyebrow">{t("progress.draft")}</h3><p>{progress.text}</p></div>}
      <div class="progress-columns">
        <Pages pages={progress.pages} />
        <Leaders progress={progress} />
      </div>
    </section>
  );
}

function StepItem({ step, progress }: { step: Step; progress: Progress }) {
  const state = stepState(progress, step);
  return (
    <li class={`step ${state}`} aria-current={state === "active" ? "step" : undefined}>
      <span class="dot">{state === "done" && <Icon name="check" />}</span>
      <span class="step-name">{known(`step.${step}`, "step.read")}<span class="visually-hidden">, {known(`step.${state}`, "step.waiting")}</span></span>
      <span class="quiet small">{state === "waiting" ? "" : counts(step, progress)}</span>
    </li>
  );
}

function counts(step: Step, progress: Progress): string {
  switch (step) {
    case "understand":
      return progress.reading ? t("count.demands", { n: progress.reading.demands.length }) : "";
    case "search":
      return t("count.searches", { n: progress.searches });
    case "read":
      return t("count.pages", { n: pagesDone(progress), of: progress.pages.length });
    case "compare":
      return t("count.candidates", { n: progress.leaders.length });
    case "check":
      return progress.checked === null ? "" : t("count.checked", { n: progress.checked });
  }
}

function Pages({ pages }: { pages: PageProgress[] }) {
  const order = [...pages].sort((a, b) => Number(a.state === "reading") - Number(b.state === "reading"));
  return (
    <section class="pages">
      <h3 class="eyebrow">{t("progress.pages")}</h3>
      {pages.length === 0 && <p class="quiet">{t("progress.none")}</p>}
      <ul class="plain">
        {order.map((page) => (
          <li key={page.url} class={`page ${page.state}`}>
            <Thumbnail link={page.picture} instead={<Icon name={pageIcon(page.kind)} />} />
            <span class="page-what">
              <span class="page-title">{page.product ?? pathOf(page.url)}</span>
              <span class="quiet small">{host(page.url)} · {page.state === "read" ? known(`page.${page.kind}`, "page.other") : page.state === "reading" ? t("page.reading") : outcomeName(page.outcome)}</span>
            </span>
            {page.price && <span class="page-price">{money(page.price.amount, page.price.currency)}</span>}
            {page.state === "failed" ? <Icon name="cross" /> : page.state === "read" ? <Icon name="check" /> : <span class="pulse" />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Leaders({ progress }: { progress: Progress }) {
  if (progress.leaders.length === 0) return null;
  return (
    <section class="leaders">
      <h3 class="eyebrow">{t("progress.leading")}</h3>
      <ol class="plain">
        {progress.leaders.slice(0, LEADERS_SHOWN).map((leader) => (
          <li key={leader.rank}><span class="rank">{leader.rank}</span><span>{leader.name}<br /><span class="quiet small">{leader.qualifies ? t("report.qualifies") : t("report.notQualifies")}</span></span></li>
        ))}
      </ol>
    </section>
  );
}

function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <>{duration(Math.max(0, Math.round((now - Date.parse(since)) / TICK_MS) * TICK_MS))}</>;
}
