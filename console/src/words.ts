/** How the service's names read for a person. */
import type { Constraint } from "@emptor/client";
import { known } from "./i18n";

/** `battery_life >= 30 h` as `battery life ≥ 30 h`; `has wireless` as `wireless`. */
export function demand(text: string, constraints: readonly Constraint[] = []): string {
  const constraint = constraints.find((one) => one.text === text);
  const plain = text
    .replace(/^has not (.+)$/, "no $1")
    .replace(/^has /, "")
    .replace("<=", "≤")
    .replace(">=", "≥")
    .replaceAll("_", " ");
  return constraint?.label ? plain.replace(constraint.attribute.replaceAll("_", " "), constraint.label) : plain;
}

export function host(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/** The path of an address as words: what the page is about, when nothing better is known. */
export function pathOf(url: string): string {
  try {
    const { pathname } = new URL(url);
    return decodeURIComponent(pathname).replace(/\/$/, "") || "/";
  } catch {
    return url;
  }
}

/** Only addresses of the web may stand in a link: a page could have put `javascript:` into its data. */
export function safeLink(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}

export function stock(availability: string | null | undefined): string {
  return known(`stock.${availability ?? "other"}`, "stock.other");
}

export function roleName(role: string): string {
  return known(`role.${role}`, "role.unknown");
}

export function outcomeName(outcome: string): string {
  return known(`outcome.${outcome}`, "outcome.failed");
}
