/** Every page that was considered, by whose it is, with what became of it. */
import type { Report, Source } from "@emptor/client";
import { date, t } from "../i18n";
import { Fold } from "../parts/fold";
import { Icon, pageIcon } from "../parts/icons";
import { host, outcomeName, pathOf, roleName, safeLink } from "../words";

const ORDER = ["maker", "lab", "reviewer", "forum", "retailer", "affiliate", "unknown"];

export function SourceList({ report }: { report: Report }) {
  const asked = report.sources.filter((one) => one.outcome !== "skipped");
  const skipped = report.sources.length - asked.length;
  const roles = ORDER.filter((role) => asked.some((one) => one.role === role));
  if (report.sources.length === 0) return null;
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">{t("report.sources")}</h2>
      <p class="lead">{t("report.sources.lead", { n: report.sources.length })}{skipped > 0 && `, ${skipped} ${outcomeName("skipped")}`}</p>
      <div class="sources">
        {roles.map((role) => {
          const own = asked.filter((one) => one.role === role);
          return (
            <Fold key={role} open={role !== "retailer" && role !== "unknown"} summary={<><span class="grow">{roleName(role)}</span><span class="quiet small">{own.length}</span></>}>
              {() => <ul class="plain">{own.map((one) => <SourceItem key={one.url} source={one} />)}</ul>}
            </Fold>
          );
        })}
      </div>
    </section>
  );
}

function SourceItem({ source }: { source: Source }) {
  const read = source.outcome === "read";
  const link = safeLink(source.url);
  const title = source.title || pathOf(source.url);
  return (
    <li class={`page ${read ? "read" : "failed"}`}>
      <Icon name={read ? pageIcon(source.page_kind ?? "") : "cross"} />
      <span class="page-what">
        {link ? <a href={link} target="_blank" rel="noreferrer noopener">{title}</a> : title}
        <span class="quiet small">{host(source.url)}, {read ? date(source.fetched_at) : `${outcomeName(source.outcome)}${source.detail ? `: ${source.detail}` : ""}`}</span>
      </span>
    </li>
  );
}
