/** The price over time. The chart's code comes when a chart is shown; the table beside it says the same. */
import type { PriceObservation } from "@emptor/client";
import { useEffect, useRef } from "preact/hooks";
import { date, language, money, t } from "../i18n";
import { columns, type SeenPrices } from "../prices";

const HEIGHT = 260;
const AXIS_WIDTH = 72;
const LINE_WIDTH = 2;
const POINT_SIZE = 6;
const MS_PER_S = 1_000;

export function Chart({ observations, currency, told }: { observations: PriceObservation[]; currency: string | null; told: SeenPrices }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let remove = () => {};
    let left = false;
    void import("uplot").then(async ({ default: UPlot }) => {
      await import("uplot/dist/uPlot.min.css");
      if (left || !place.current) return;
      const box = place.current;
      const colour = (name: string) => getComputedStyle(box).getPropertyValue(name).trim();
      const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: `12px ${getComputedStyle(box).fontFamily}` };
      const held = UPlot.paths.stepped!({ align: 1 }); // a price holds until another one is read
      const chart = new UPlot(
        {
          width: box.clientWidth,
          height: HEIGHT,
          legend: { show: false },
          cursor: { y: false },
          axes: [
            { ...axis, values: (_, times) => times.map((time) => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" }).format(time * MS_PER_S)) },
            { ...axis, size: AXIS_WIDTH, values: (_, values) => values.map((value) => money(value, currency)) },
          ],
          series: [
            {},
            { label: t("report.price"), stroke: colour("--accent"), width: LINE_WIDTH, spanGaps: false, paths: held, fill: colour("--accent-soft"), points: { show: true, size: POINT_SIZE, fill: colour("--accent") } },
            { label: t("product.listPrice"), stroke: colour("--quiet"), width: 1, dash: [4, 4], paths: held, points: { show: false } },
          ],
        },
        columns(observations, currency),
        box,
      );
      const sized = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT }));
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
  }, [observations, currency]);
  const label = t("product.chart", { n: told.count, from: date(told.from), to: date(told.to), low: money(told.lowest, currency), high: money(told.highest, currency) });
  return <div class="chart" ref={place} role="img" aria-label={label} />;
}
