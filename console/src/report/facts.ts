/** What pages state of a product, an attribute a line: pages that agree are one value, those that differ stand side by side. */
import type { Evidence, Fact } from "@emptor/client";
import { stated } from "../i18n";
import { term } from "../words";

export interface FactLine {
  attribute: string;
  label: string;
  values: { shown: string; evidence: Evidence[] }[];
}

const IDENTIFIERS = new Set(["gtin", "mpn", "sku", "ean", "isbn"]);

export function factLines(facts: readonly Fact[]): FactLine[] {
  const lines = new Map<string, FactLine>();
  for (const fact of facts) {
    const line = lines.get(fact.attribute) ?? { attribute: fact.attribute, label: labelOf(fact), values: [] };
    lines.set(fact.attribute, line);
    const shown = stated(fact.value, fact.unit);
    const same = line.values.find((value) => value.shown.toLowerCase() === shown.toLowerCase());
    if (same) same.evidence.push(fact.evidence);
    else line.values.push({ shown, evidence: [fact.evidence] });
  }
  return [...lines.values()];
}

function labelOf(fact: Fact): string {
  if (IDENTIFIERS.has(fact.attribute)) return fact.attribute.toUpperCase();
  const label = term(fact.attribute, fact.label || undefined);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
