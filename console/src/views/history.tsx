/** What was asked before. */
import { useState } from "preact/hooks";
import { api } from "../api";
import { date, known, money, t } from "../i18n";
import { useList } from "../loading";
import { Empty, Heading, ListEnd, Loading, Problem } from "../parts/common";
import { to } from "../routes";

const PAGE = 50;

export function History() {
  const list = useList((cursor) => api.research.list({ limit: PAGE, cursor }), []);
  const [words, setWords] = useState("");
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = list.items.filter((job) => wanted.every((word) => job.question.toLowerCase().includes(word)));
  return (
    <>
      <Heading title={t("history.title")}>
        <input type="search" aria-label={t("history.filter")} placeholder={t("history.filter")} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </Heading>
      {list.error !== null && <Problem error={list.error} retry={list.reload} />}
      {list.busy && !list.value && <Loading />}
      {list.value && list.items.length === 0 && <Empty>{t("history.empty")} <a href={to("ask")}>{t("history.first")}</a></Empty>}
      {list.items.length > 0 && shown.length === 0 && <Empty>{t("history.nothing")}</Empty>}
      <ul class="plain rows">
        {shown.map((job) => (
          <li key={job.id} class="row">
            <span class={`status ${job.status}`} aria-hidden="true" />
            <span class="row-main">
              <a class="row-title" href={to("research", job.id)}>{job.question}</a>
              <span class="quiet small">{known(`status.${job.status}`, "status.running")} · {date(job.created_at, true)} · {money(Number(job.cost_usd).toFixed(2), "USD")}</span>
            </span>
          </li>
        ))}
      </ul>
      <ListEnd list={list} />
    </>
  );
}
