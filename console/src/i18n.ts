/** Words, numbers and dates in the person's language. */
import { day, decimal, price } from "./formats";
import { settings } from "./settings";
import { de, problems as germanProblems, terms as germanTerms } from "./strings/de";
import { en, problems as englishProblems, terms as englishTerms, type StringKey } from "./strings/en";

export type { StringKey };
type Values = Record<string, string | number>;

const LANGUAGES = { en, de } as const;
const TERMS = { en: englishTerms, de: germanTerms } as const;
const PROBLEMS = { en: englishProblems, de: germanProblems } as const;
const MS_PER_S = 1_000;
const S_PER_MINUTE = 60;

export function language(): "en" | "de" {
  const chosen = settings().language;
  if (chosen !== "auto") return chosen;
  return navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
}

export function t(key: StringKey, values: Values = {}): string {
  const forms = LANGUAGES[language()][key].split("|");
  const form = forms.length > 1 && Number(values["n"]) !== 1 ? forms[1]! : forms[0]!;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What attributes and features are called in a language. */
export function termsOf(language: keyof typeof TERMS): Readonly<Record<string, string>> {
  return TERMS[language];
}

/** What the codes of problems mean in a language, as far as the service's own words do not. */
export function problemsOf(language: keyof typeof PROBLEMS): Readonly<Record<string, string>> {
  return PROBLEMS[language];
}

/** The text of a key that is made from data, or that of another key when there is none. */
export function known(key: string, otherwise: StringKey): string {
  return t(key in en ? (key as StringKey) : otherwise);
}

export function money(amount: string | number | null | undefined, currency: string | null | undefined): string {
  if (amount == null) return "–";
  const value = Number(amount);
  if (!currency) return number(value);
  return price(value, currency, language());
}

export function number(value: number, digits = 2): string {
  return decimal(value, language(), digits);
}

const PERCENT = 100;

/** A share, 1 for all of it, in whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * PERCENT)} %`;
}

const SPELLED = new Set(["year", "month", "week", "day"]); // units that are words, and have a plural

/** A value as a page states it: a quantity in the person's form; words, and numbers that may be names, as they are. */
export function stated(value: string, unit: string | null): string {
  if (!unit) return value === "yes" || value === "no" ? t(`value.${value}`) : value;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (isNumber && SPELLED.has(unit)) return t(`unit.${unit as "day"}`, { n: number(Number(value)) });
  const shown = isNumber ? number(Number(value), 3) : value;
  return `${shown}\u00a0${unit}`;
}

export function date(iso: string | null | undefined, withTime = false): string {
  if (!iso) return "–";
  return day(new Date(iso), language(), withTime);
}

export function duration(ms: number): string {
  const seconds = ms / MS_PER_S;
  if (seconds < S_PER_MINUTE) return `${number(seconds, seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / S_PER_MINUTE)} min ${Math.round(seconds % S_PER_MINUTE)} s`;
}
