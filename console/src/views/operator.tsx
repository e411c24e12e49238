/** For operators: the jobs of all users. */
import { Forbidden, type JobState, type OperatorFeedback, type OperatorJob } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { date, known, money, number, t } from "../i18n";
import { useList, useLoaded } from "../loading";
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
      <Costs />
      <Opinions />
    </>
  );
}

/** What the calls of all users cost, by day and model. */
function Costs() {
  const { value, error, reload } = useLoaded(() => api.operator.costs(), []);
  return (
    <section class="part" aria-labelledby="costs-title">
      <h2 id="costs-title">{t("operator.costs")}</h2>
      {error !== null && <Problem error={error} retry={reload} />}
      {value && value.items.length === 0 && <Empty>{t("operator.costs.none")}</Empty>}
      {value && value.items.length > 0 && (
        <>
          <p class="lead">{t("operator.costs.total", { amount: usd(value.total_usd), n: value.days })}</p>
          <div class="table-wrap low" tabIndex={0} role="region" aria-labelledby="costs-title">
            <table>
              <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`operator.costs.${column}`)}</th>)}</tr></thead>
              <tbody>
                {value.items.map((one) => (
                  <tr key={`${one.day} ${one.kind} ${one.what}`}>
                    <td>{date(`${one.day}T00:00`)}</td><td>{one.what}</td><td>{number(one.calls)}</td><td>{number(one.tokens_in)} / {number(one.tokens_out)}</td><td>{usd(one.usd)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

const COLUMNS = ["day", "what", "calls", "tokens", "usd"] as const;
const CENTS = 2;
const FINE = 4; // decimals of amounts below a cent

function usd(amount: string): string {
  const value = Number(amount);
  return `$${value.toFixed(value > 0 && value < 0.01 ? FINE : CENTS)}`;
}

/** What users said of their answers. */
function Opinions() {
  const list = useList((cursor) => api.operator.feedback({ cursor }), []);
  return (
    <section class="part" aria-labelledby="opinions-title">
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
