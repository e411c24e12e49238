/** Whether a product meets each demand, with the words it was judged by. */
import type { Brief, Candidate, Verdict } from "@emptor/client";
import { known } from "../i18n";
import { Cited } from "../parts/evidence";
import { Icon, type IconName } from "../parts/icons";
import { demand } from "../words";
import type { Sources } from "./sources-of";

const ICONS: Record<Verdict["verdict"], IconName> = { pass: "check", fail: "cross", unknown: "question" };

export function VerdictMark({ verdict }: { verdict: Verdict["verdict"] }) {
  return <Icon name={ICONS[verdict]} class={`verdict ${verdict}`} label={known(`verdict.${verdict}`, "verdict.unknown")} />;
}

export function VerdictList({ candidate, brief, sources }: { candidate: Candidate; brief: Brief; sources: Sources }) {
  return (
    <ul class="verdicts">
      {candidate.verdicts.map((one) => (
        <li key={one.constraint}>
          <VerdictMark verdict={one.verdict} />
          <Cited claim={`${candidate.name}: ${demand(one.constraint, brief.constraints)}`} evidence={one.evidence} sources={sources}>
            {demand(one.constraint, brief.constraints)}
          </Cited>
          {one.verdict !== "pass" && one.reason && <span class="quiet small">{one.reason}</span>}
        </li>
      ))}
    </ul>
  );
}
