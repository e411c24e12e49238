/** For operators: the jobs of all users. */
import { Forbidden, type JobState, type OperatorFeedback, type OperatorJob } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { date, known, money, t } from "../i18n";
import { useList } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { useActions } from "../submit";

const STATES: JobState[] = ["dead", "stuck", "open", "all"];

export function Operator() {
  const [state, setState] = useState<JobState>("dead");
  const list = useList((cursor) => api.operator.jobs({ state, cursor }), [state]);
  if (list.error instanceof Forbidden) return <Empty>{t("operator.forbidden")}</Empty>;
  return (
    <>
      <Heading title={t("operator.title")} lead={t("operator.lead")}>
        <label class="inline">{t("operator.state")}
          <select value={state} onChange={(event) => setState(event.currentTarget.value as JobState)}>{STATES.map((one) => <option key={one} value={one}>{t(`operator.state.${one}`)}</option>)}</select>
        </label>
      </Heading>
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("operator.empty")}</Empty>}
      <ul class="plain rows">{list.items.map((job) => <JobRow key={job.id} job={job} changed={list.reload} />)}</ul>
      <ListEnd list={list} />
      <Opinions />
    </>
  );
}

/** What users said of their answers. */
function Opinions() {
  const list = useList((cursor) => api.operator.feedback({ cursor }), []);
  return (
    <section aria-labelledby="opinions-title">
      <h2 id="opinions-title">{t("operator.opinions")}</h2>
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.value && list.items.length === 0 && <Empty>{t("operator.opinions.none")}</Empty>}
      <ul class="plain rows">{list.items.map((one) => <OpinionRow key={one.id} said={one} />)}</ul>
      <ListEnd list={list} />
    </section>
  );
}

function OpinionRow({ said }: { said: OperatorFeedback }) {
  const about = said.rank === null ? t("operator.opinions.whole") : t("operator.opinions.rank", { rank: said.rank });
  const reasons = said.reasons.map((one) => t(`opinion.reason.${one}`)).join(", ");
  return (
    <li class="row">
      <span class="row-main">
        <span class="row-title"><Icon name={said.rating === "good" ? "check" : "cross"} />{said.question}</span>
        <span class="quiet small">{[t(`opinion.${said.rating}`), about, reasons, date(said.created_at, true), said.job_id].filter(Boolean).join(" · ")}</span>
        {said.comment && <span class="small">{said.comment}</span>}
      </span>
    </li>
  );
}

function JobRow({ job, changed }: { job: OperatorJob; changed: () => void }) {
  const { error, act } = useActions(changed);
  const open = job.finished_at === null;
  return (
    <li class="row">
      <span class={`status ${job.status}`} aria-hidden="true" />
      <span class="row-main">
        <span class="row-title">{job.question}</span>
        <span class="quiet small">{known(`status.${job.status}`, "status.running")} · {date(job.created_at, true)} · {t("operator.attempts", { n: job.attempts })} · {money(Number(job.cost_usd).toFixed(2), "USD")}</span>
        {job.error && <span class="small doubt">{job.error.code}: {job.error.message}</span>}
        {error !== null && <Problem error={error} />}
      </span>
      <span class="actions">
        <button type="button" class="slim" onClick={() => act(() => api.operator.requeue(job.id))}><Icon name="again" />{t("operator.requeue")}</button>
        {open && <button type="button" class="slim danger" onClick={() => act(() => api.operator.cancel(job.id))}><Icon name="stop" />{t("operator.cancel")}</button>}
      </span>
    </li>
  );
}
