/** Is this a good price? Said by the product's own history, with a scale, and a discount that is none is named. */
import type { PriceSummary } from "@emptor/client";
import { date, money, number, percent, t } from "../i18n";
import { place, verdictOf } from "../prices";
import { Icon, type IconName } from "./icons";

const PERCENT = 100;
const LOOKS: Record<ReturnType<typeof verdictOf>, { icon: IconName; tone: string }> = {
  lowest: { icon: "check", tone: "good" },
  good: { icon: "check", tone: "good" },
  usual: { icon: "clock", tone: "" },
  high: { icon: "alert", tone: "doubt" },
  early: { icon: "clock", tone: "quiet" },
};

export function PriceVerdict({ summary }: { summary: PriceSummary }) {
  const verdict = verdictOf(summary);
  const { icon, tone } = LOOKS[verdict];
  return (
    <div class="price-verdict">
      <p class={`verdict-line ${tone}`}><Icon name={icon} /><strong>{t(`deal.${verdict}`)}</strong></p>
      <p class="quiet small">{reason(summary)}</p>
      {verdict !== "early" && summary.lowest !== summary.highest && (
        <div class="scale" aria-hidden="true">
          <span class="scale-mark average" style={{ left: `${place(summary, summary.average) * PERCENT}%` }} title={t("deal.average", { amount: money(summary.average, summary.currency) })} />
          <span class="scale-mark now" style={{ left: `${place(summary, summary.latest) * PERCENT}%` }} />
        </div>
      )}
      {summary.observations > 1 && <Figures summary={summary} />}
      <Discount summary={summary} />
    </div>
  );
}

function Figures({ summary }: { summary: PriceSummary }) {
  const sum = (amount: string) => money(amount, summary.currency);
  return (
    <dl class="figures">
      <div><dt>{t("product.latest")}</dt><dd>{sum(summary.latest)}</dd></div>
      <div><dt>{t("product.lowest")}</dt><dd>{sum(summary.lowest)} <span class="quiet small">{date(summary.lowest_at)}</span></dd></div>
      <div><dt>{t("deal.averageName")}</dt><dd>{sum(summary.average)}</dd></div>
      <div><dt>{t("product.highest")}</dt><dd>{sum(summary.highest)}</dd></div>
      <div><dt>{t("product.readings")}</dt><dd>{summary.observations}</dd></div>
    </dl>
  );
}

function reason({ score, lowest_in_days, days, observations }: PriceSummary): string {
  if (score === null) return t("deal.early.why", { n: observations, days: number(days, 0) });
  const cheaper = t("deal.why", { percent: percent(score), days: number(days, 0) });
  return lowest_in_days ? `${cheaper} ${t("deal.lowestFor", { n: lowest_in_days })}` : cheaper;
}

function Discount({ summary: { list_price, list_price_charged, currency, latest } }: { summary: PriceSummary }) {
  if (list_price === null || list_price_charged === null || Number(list_price) <= Number(latest)) return null;
  const [kind, icon, tone] = list_price_charged ? (["real", "check", "fair"] as const) : (["fake", "alert", ""] as const);
  return (
    <p class={`notice small ${tone}`}>
      <Icon name={icon} />
      <span><strong>{t(`deal.discount.${kind}`)}</strong> {t(`deal.discount.${kind}.why`, { amount: money(list_price, currency) })}</span>
    </p>
  );
}
