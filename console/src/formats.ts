/**
 * Numbers, prices and dates as English and German write them, the same as `Intl` makes them (a test compares).
 * The first `Intl` format of a page takes 20 to 60 ms of a fast machine, as long as drawing a report does; what is
 * not written here is left to it.
 */
export type Language = "en" | "de";

const DECIMAL = { en: ".", de: "," } as const;
const GROUP = { en: ",", de: "." } as const;
const SYMBOLS: Readonly<Record<string, string>> = { EUR: "€", USD: "$", GBP: "£" };
const CENTS = 2;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NOON = 12;

/** `1234.5` as `1,234.5` or `1.234,5`, with at most `most` decimals and at least `least`. */
export function decimal(value: number, language: Language, most: number, least = 0): string {
  const [whole = "", fraction = ""] = Math.abs(value).toFixed(most).split(".");
  const shown = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, GROUP[language]);
  return `${value < 0 ? "-" : ""}${grouped}${shown && DECIMAL[language] + shown}`;
}

/** `$1,234.50`, `1.234,50 $`. */
export function price(value: number, currency: string, language: Language): string {
  const symbol = SYMBOLS[currency];
  if (!symbol || !Number.isFinite(value)) return new Intl.NumberFormat(language, { style: "currency", currency }).format(value);
  const amount = decimal(Math.abs(value), language, CENTS, CENTS);
  const sign = value < 0 ? "-" : "";
  return language === "de" ? `${sign}${amount}\u00a0${symbol}` : `${sign}${symbol}${amount}`;
}

/** `Nov 30, 2026`, `30.11.2026`, by the clock of the person; with the time `…, 1:05 PM`, `…, 13:05`. */
export function day(at: Date, language: Language, withTime = false): string {
  const time = withTime ? `, ${clock(at, language)}` : "";
  if (language === "de") return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}${time}`;
  return `${MONTHS[at.getMonth()]} ${at.getDate()}, ${at.getFullYear()}${time}`;
}

function clock(at: Date, language: Language): string {
  const hours = at.getHours();
  if (language === "de") return `${two(hours)}:${two(at.getMinutes())}`;
  return `${hours % NOON || NOON}:${two(at.getMinutes())} ${hours < NOON ? "AM" : "PM"}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
