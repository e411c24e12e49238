/** What is said to a question about the report before, each sentence with its evidence. */
import type { Report } from "@emptor/client";
import { t } from "../i18n";
import { Cited } from "../parts/evidence";
import type { Sources } from "./sources-of";

export function ReplyView({ report, sources }: { report: Report; sources: Sources }) {
  const reply = report.follow_up;
  if (!reply || reply.statements.length === 0) return null;
  return (
    <section class="card reply" aria-labelledby="reply-title">
      <h2 id="reply-title">{t(`reply.${reply.kind}`)}</h2>
      <ul class="why">
        {reply.statements.map((one) => (
          <li key={one.text}>{one.evidence.length > 0 ? <Cited claim={one.text} evidence={one.evidence} sources={sources}>{one.text}</Cited> : one.text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the reply says what the summary would say once more. */
export function saysItself(report: Report): boolean {
  return report.follow_up?.statements.some((one) => report.summary.includes(one.text)) ?? false;
}
