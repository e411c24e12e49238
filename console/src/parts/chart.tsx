/** The price over time, a line a shop. The chart's code comes when a chart is shown; the table beside it says the same. */
import { useEffect, useRef } from "preact/hooks";
import { date, language, money, t } from "../i18n";
import type { Plot } from "../prices";
import { host } from "../words";

const HEIGHT_EM = 17;
const AXIS_WIDTH_EM = 5;
const LABEL_EM = 0.78;
const SPACE_EM = 4.5; // between two dates
const LINE_WIDTH = 2;
const POINT_SIZE = 6;
const MS_PER_S = 1_000;
const SHORT_MS = 2 * 86_400_000; // of less, hours are shown: three times the same date would say nothing

export function Chart({ plot, currency }: { plot: Plot; currency: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  const several = plot.shops.length > 1;
  useEffect(() => {
    let remove = () => {};
    let left = false;
    void import("uplot").then(async ({ default: UPlot }) => {
      await import("uplot/dist/uPlot.min.css");
      if (left || !place.current) return;
      const box = place.current;
      const style = getComputedStyle(box);
      const em = parseFloat(style.fontSize);
      const colour = (name: string) => style.getPropertyValue(name).trim();
      const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: `${LABEL_EM * em}px ${style.fontFamily}` };
      const mark = new Intl.DateTimeFormat(language(), Date.parse(plot.to) - Date.parse(plot.from) < SHORT_MS ? { hour: "numeric", minute: "2-digit" } : { day: "numeric", month: "short" });
      const paths = UPlot.paths.stepped!({ align: 1 }); // a price holds until another one is read
      const line = (n: number) => ({
        stroke: colour(`--line-${n + 1}`), width: LINE_WIDTH, spanGaps: false, paths,
        points: { show: !several || isAlone(plot.shops[n]!.prices), size: POINT_SIZE, fill: colour(`--line-${n + 1}`) },
        ...(several ? {} : { fill: colour("--accent-soft") }),
      });
      const chart = new UPlot(
        {
          width: box.clientWidth,
          height: HEIGHT_EM * em,
          legend: { show: false },
          cursor: { y: false },
          axes: [
            { ...axis, space: SPACE_EM * em, size: 2 * em, values: (_, times) => times.map((time) => mark.format(time * MS_PER_S)) },
            { ...axis, size: AXIS_WIDTH_EM * em, values: (_, values) => values.map((value) => money(value, currency)) },
          ],
          series: [{}, ...plot.shops.map((_, n) => line(n)), { stroke: colour("--quiet"), width: 1, dash: [4, 4], paths, points: { show: false } }],
        },
        plot.data,
        box,
      );
      const sized = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT_EM * em }));
      sized.observe(box);
      remove = () => {
        sized.disconnect();
        chart.destroy();
      };
    });
    return () => {
      left = true;
      remove();
    };
  }, [plot, currency]);
  const label = t("product.chart", { n: plot.count, from: date(plot.from), to: date(plot.to), low: money(plot.lowest, currency), high: money(plot.highest, currency) });
  return (
    <>
      <div class="chart" ref={place} role="img" aria-label={label} />
      {several && <Legend plot={plot} currency={currency} />}
    </>
  );
}

/** Whether a line would show nothing of a shop: it has a price once, or with gaps on both sides. */
function isAlone(prices: readonly (string | null)[]): boolean {
  return prices.some((price, n) => price !== null && (prices[n - 1] ?? null) === null && (prices[n + 1] ?? null) === null);
}

function Legend({ plot, currency }: { plot: Plot; currency: string | null }) {
  return (
    <ul class="plain legend">
      {plot.shops.map((shop, n) => {
        const now = shop.prices.at(-1) ?? null;
        return (
          <li key={`${shop.url} ${shop.seller}`}>
            <span class={`swatch line-${n + 1}`} aria-hidden="true" />
            <span>{shop.seller ?? host(shop.url)} <span class="quiet small">{now === null ? t("product.notNow") : t("product.now", { price: money(now, currency) })}</span></span>
          </li>
        );
      })}
    </ul>
  );
}
