/** Two runs beside each other: what costs something else now, what is new, what is gone. */
import type { JobSummary, ProductChange, RunChanges } from "@emptor/client";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { date, money, number, t } from "../i18n";
import { useLoaded } from "../loading";
import { Chip, Empty, Heading, Loading, Problem } from "../parts/common";
import { Cited, type SourceInfo } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { to } from "../routes";
import { demand, stock } from "../words";

const CHOICES = 50;

export function Compare({ id }: { id: string }) {
  const job = useLoaded(() => api.research.part(id, ["question"]), [id]);
  const others = useLoaded(() => api.research.list({ state: "succeeded", limit: CHOICES }), [id]);
  const [chosen, setChosen] = useState("");
  const choices = (others.value?.items ?? []).filter((one) => one.id !== id);
  const question = job.value?.question;
  useEffect(() => {
    if (question && choices.length > 0) setChosen((choices.find((one) => one.question === question) ?? choices[0]!).id);
  }, [question, others.value]);
  const changes = useLoaded(async () => (chosen ? api.research.compare(id, chosen) : null), [id, chosen]);
  const error = job.error ?? others.error ?? changes.error;
  if (error !== null) return <Problem error={error} retry={() => { job.reload(); others.reload(); changes.reload(); }} />;
  if (!job.value || !others.value) return <Loading />;
  return (
    <>
      <p><a class="back" href={to("research", id)}><Icon name="back" />{job.value.question}</a></p>
      <Heading title={t("compare.title")} lead={t("compare.lead")} />
      {choices.length === 0 ? <Empty>{t("compare.none")}</Empty> : <Choice choices={choices} chosen={chosen} choose={setChosen} />}
      {changes.value && <Changes changes={changes.value} />}
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

function Changes({ changes }: { changes: RunChanges }) {
  const { before, now } = changes;
  return (
    <>
      <p class="summary">{answer(changes)}</p>
      <Demands label={t("compare.added")} demands={changes.demands_added} />
      <Demands label={t("compare.dropped")} demands={changes.demands_dropped} />
      <div class="table-wrap" tabIndex={0} role="region" aria-label={t("compare.title")}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{t("compare.product")}</th>
              <th scope="col">{t("compare.before")} <a href={to("research", before.id)}>{date(before.created_at, true)}</a></th>
              <th scope="col">{t("compare.now")} <a href={to("research", now.id)}>{date(now.created_at, true)}</a></th>
              <th scope="col">{t("compare.change")}</th>
            </tr>
          </thead>
          <tbody>{changes.products.map((one) => <ChangeRow key={`${one.now?.rank} ${one.before?.rank}`} change={one} changes={changes} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function answer({ same_recommendation: same, before, now }: RunChanges): string {
  if (same) return now.recommended ? t("compare.sameAnswer", { name: now.recommended }) : t("compare.stillNothing");
  return t("compare.otherAnswer", { before: before.recommended ?? t("report.none"), now: now.recommended ?? t("report.none") });
}

function Demands({ label, demands }: { label: string; demands: readonly string[] }) {
  if (demands.length === 0) return null;
  return <div class="chips"><span class="eyebrow">{label}</span>{demands.map((one) => <Chip key={one}>{demand(one)}</Chip>)}</div>;
}

function ChangeRow({ change, changes }: { change: ProductChange; changes: RunChanges }) {
  return (
    <tr class={change.kind}>
      <th scope="row">{change.name}</th>
      <td data-label={`${t("compare.before")} ${date(changes.before.created_at, true)}`}><Price name={change.name} product={change.before} /></td>
      <td data-label={`${t("compare.now")} ${date(changes.now.created_at, true)}`}><Price name={change.name} product={change.now} /></td>
      <td data-label={t("compare.change")}>{whatChanged(change).map(({ tone, text }) => <span key={text} class={`block ${tone}`}>{text}</span>)}</td>
    </tr>
  );
}

function Price({ name, product }: { name: string; product: ProductChange["now"] }) {
  if (!product) return <span class="quiet">–</span>;
  const { offer, rank } = product;
  const price = money(offer?.price?.amount, offer?.price?.currency);
  const sources = new Map<string, SourceInfo>(offer ? [[offer.url, { readAt: offer.observed_at }]] : []);
  return (
    <>
      <Cited claim={`${name}: ${price}`} evidence={offer?.evidence} sources={sources}>{price}</Cited>
      <span class="quiet small block">{t("report.rank", { n: rank })}{offer ? ` · ${offer.seller}` : ""}</span>
    </>
  );
}

interface Told {
  tone: "" | "good" | "doubt" | "quiet";
  text: string;
}

function whatChanged({ kind, before, now, price, verdicts }: ProductChange): Told[] {
  if (!before || !now) return [{ tone: kind === "new" ? "" : "quiet", text: t(kind === "new" ? "compare.new" : "compare.gone") }];
  const found: Told[] = price ? [priceChange(price)] : [];
  const [stockBefore, stockNow] = [before.offer?.availability, now.offer?.availability];
  if (stockNow && stockNow !== stockBefore) found.push({ tone: "", text: t("compare.stock", { stock: stock(stockNow) }) });
  if (before.qualifies !== now.qualifies) found.push({ tone: now.qualifies ? "good" : "doubt", text: t(now.qualifies ? "compare.nowQualifies" : "compare.noLonger") });
  for (const one of verdicts) found.push({ tone: "", text: t("compare.verdict", { what: demand(one.constraint), verdict: t(`verdict.${one.now}`) }) });
  if (before.rank !== now.rank) found.push({ tone: "quiet", text: t("compare.rank", { before: before.rank, now: now.rank }) });
  return found.length > 0 ? found : [{ tone: "quiet", text: t("compare.same") }];
}

function priceChange({ amount, percent, currency }: NonNullable<ProductChange["price"]>): Told {
  const cheaper = Number(amount) < 0;
  const values = { amount: money(Math.abs(Number(amount)).toFixed(2), currency), percent: number(Math.abs(Number(percent ?? 0)), 1) };
  if (percent === null) return { tone: "doubt", text: t("compare.more", values) };
  return { tone: cheaper ? "good" : "doubt", text: t(cheaper ? "compare.percent" : "compare.percentMore", values) };
}
