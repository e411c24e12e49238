/** Products side by side: demands first, then what their pages state. Header and first column stay in sight. */
import type { Candidate, Report } from "@emptor/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { money, number, stated, t } from "../i18n";
import { Cited } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { useTurns } from "../parts/in-turn";
import { demand, term } from "../words";
import { bestOffer, perUnit } from "./offer";
import type { Sources } from "./sources-of";
import { VerdictMark } from "./verdicts";

type Order = "rank" | "price";
const ROWS_A_TURN = 5;

export function Comparison({ report, sources }: { report: Report; sources: Sources }) {
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [only, setOnly] = useState(false);
  const [order, setOrder] = useState<Order>("rank");
  const shown = sorted(report.candidates, order).filter((one) => !hidden.has(one.rank) && (!only || one.qualifies));
  const hide = (rank: number) => setHidden(new Set([...hidden, rank]));
  const table = useRef<HTMLDivElement>(null);
  const showAll = useRef<HTMLButtonElement>(null);
  const before = useRef(0);
  useEffect(() => {
    if (hidden.size === before.current) return;
    before.current = hidden.size;
    (showAll.current ?? table.current)?.focus({ preventScroll: true }); // the button that had the focus is gone
  }, [hidden.size]);
  if (report.candidates.length === 0) return null;
  return (
    <section class="roomy" aria-labelledby="table-title">
      <div class="section-head">
        <h2 id="table-title">{t("report.table")}</h2>
        <div class="actions">
          {hidden.size > 0 && <button type="button" ref={showAll} class="slim" onClick={() => setHidden(new Set())}>{t("report.table.hidden", { n: hidden.size })}</button>}
          <label class="check"><input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />{t("report.table.only")}</label>
          <label class="inline">{t("report.table.sort")}
            <select value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}>
              <option value="rank">{t("report.table.byRank")}</option>
              <option value="price">{t("report.table.byPrice")}</option>
            </select>
          </label>
        </div>
      </div>
      <div class="table-wrap" ref={table} tabIndex={0} role="region" aria-labelledby="table-title">
        <table class="comparison">
          <caption class="visually-hidden">{t("report.table.caption")}</caption>
          <thead>
            <tr>
              <td />
              {shown.map((one) => <Head key={one.rank} candidate={one} hide={() => hide(one.rank)} />)}
            </tr>
          </thead>
          <tbody>
            <PriceRow candidates={shown} sources={sources} />
            <VerdictRows report={report} candidates={shown} sources={sources} />
          </tbody>
          <StatedRows report={report} candidates={shown} sources={sources} />
          <tbody>
            <tr>
              <th scope="row" title={t("report.score.lead")}>{t("report.score")}</th>
              {shown.map((one) => <td key={one.rank}><span class="score" title={t("report.score.lead")}><meter min={0} max={1} value={one.score} aria-label={t("report.score")} />{number(one.score)}</span></td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function sorted(candidates: readonly Candidate[], order: Order): Candidate[] {
  if (order === "rank") return [...candidates];
  const price = (one: Candidate) => Number(bestOffer(one)?.price?.amount ?? Infinity);
  return [...candidates].sort((a, b) => price(a) - price(b));
}

function Head({ candidate, hide }: { candidate: Candidate; hide: () => void }) {
  return (
    <th scope="col" class={candidate.qualifies ? "qualifies" : ""}>
      <span class="column-top"><span class="rank">{candidate.rank}</span>
        <button type="button" class="ghost square tiny" onClick={hide} aria-label={t("report.table.hide", { name: candidate.name })}><Icon name="cross" /></button>
      </span>
      <span class="column-name">{candidate.name}</span>
      <span class={`small ${candidate.qualifies ? "good" : "quiet"}`}>{candidate.qualifies ? t("report.qualifies") : t("report.notQualifies")}</span>
    </th>
  );
}

interface Rows {
  candidates: readonly Candidate[];
  sources: Sources;
}

function PriceRow({ candidates, sources }: Rows) {
  return (
    <tr class="strong">
      <th scope="row">{t("report.price")}</th>
      {candidates.map((one) => {
        const offer = bestOffer(one);
        const price = money(offer?.price?.amount, offer?.price?.currency);
        return (
          <td key={one.rank}>
            <Cited claim={`${one.name}: ${price}`} evidence={offer?.evidence} sources={sources}>{price}</Cited>
            {offer?.unit_price && <span class="quiet small block">{perUnit(offer.unit_price)}</span>}
            {offer && <span class="quiet small block">{offer.seller}</span>}
          </td>
        );
      })}
    </tr>
  );
}

function VerdictRows({ report, candidates, sources }: Rows & { report: Report }) {
  const demands = [...new Set(report.candidates.flatMap((one) => one.verdicts.map((verdict) => verdict.constraint)))];
  return (
    <>
      {demands.map((constraint) => {
        const label = demand(constraint, report.brief.constraints);
        return (
          <tr key={constraint}>
            <th scope="row">{label}</th>
            {candidates.map((one) => {
              const found = one.verdicts.find((verdict) => verdict.constraint === constraint);
              if (!found) return <td key={one.rank}>–</td>;
              return (
                <td key={one.rank} title={found.reason}>
                  <Cited claim={`${one.name}: ${label}`} evidence={found.evidence} sources={sources} hint={found.reason || label}><VerdictMark verdict={found.verdict} /></Cited>
                </td>
              );
            })}
          </tr>
        );
      })}
    </>
  );
}

function StatedRows({ report, candidates, sources }: Rows & { report: Report }) {
  const rows = useTurns(ROWS_A_TURN, report.comparison.length);
  if (report.comparison.length === 0) return null;
  return (
    <tbody>
      <tr class="group"><th scope="rowgroup" colSpan={candidates.length + 1}><span>{t("report.table.stated")}</span></th></tr>
      {report.comparison.slice(0, rows).map((row) => (
        <tr key={row.attribute}>
          <th scope="row">{term(row.attribute, row.label)}</th>
          {candidates.map((one) => {
            const value = row.values.find((each) => each.rank === one.rank);
            if (!value) return <td key={one.rank} class="quiet">–</td>;
            const best = row.best.includes(one.rank);
            return (
              <td key={one.rank} class={best ? "best" : ""}>
                <Cited claim={`${one.name}: ${term(row.attribute, row.label)} ${stated(value.value, value.unit)}`} evidence={value.evidence} sources={sources}>{stated(value.value, value.unit)}</Cited>
                {best && <span class="best-mark">{t("report.best")}</span>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
