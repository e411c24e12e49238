import type { Fact } from "@emptor/client";
import { factLines } from "../report/facts";
import { Cited, type SourceInfo } from "./evidence";

export function FactList({ name, facts, sources, wide = false }: { name: string; facts: readonly Fact[]; sources: ReadonlyMap<string, SourceInfo>; wide?: boolean }) {
  return (
    <dl class={`pairs ${wide ? "wide" : ""}`}>
      {factLines(facts).map(({ attribute, label, values }) => (
        <div key={attribute}>
          <dt>{label}</dt>
          <dd>
            {values.map(({ shown, evidence }, n) => (
              <span key={shown}>{n > 0 && " · "}<Cited claim={`${name}: ${label} ${shown}`} evidence={evidence} sources={sources}>{shown}</Cited></span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
