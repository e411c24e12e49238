/** How the service's names read for a person. */
import type { Constraint } from "@emptor/client";
import { known, language, t, termsOf } from "./i18n";

/** `battery_life >= 30 h` as `battery life ≥ 30 h`; `has wireless` as `wireless`; in the person's language where it has the word. */
export function demand(text: string, constraints: readonly Constraint[] = []): string {
  if (text === IN_STOCK) return t("demand.inStock");
  const { label, attribute } = constraints.find((one) => one.text === text) ?? {};
  const [, kind = "", name = "", rest = ""] = DEMAND.exec(text) ?? [];
  const what = label && (attribute === name || attribute === text) ? label : term(name);
  if (kind === "has not ") return t("demand.not", { what });
  return `${what}${rest}`.replace("<=", "≤").replace(">=", "≥").replaceAll("_", " ");
}

const IN_STOCK = "in stock";
const DEMAND = /^(has not |has )?(.*?)((?: (?:[<>]=?|=|in|not in) .*)?)$/;

/** What an attribute or a feature is called: `noise_cancelling`, `noise-cancelling`. Without a word of its own, `otherwise` or its name. */
export function term(name: string, otherwise = name.replaceAll("_", " ")): string {
  return termsOf(language())[name.replaceAll("-", "_")] ?? otherwise;
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
