/** What a person has set, kept in this browser. A token is kept for the tab only. */
import { useSyncExternalStore } from "./store";

export interface Settings {
  language: "auto" | "en" | "de";
  theme: "auto" | "light" | "dark";
  apiKey: string;
  maxProducts: number;
  maxCostUsd: string;
  region: string;
  currency: string;
}

const KEY = "emptor.settings";
const TOKEN_KEY = "emptor.token";
export const DEFAULTS: Settings = { language: "auto", theme: "auto", apiKey: "", maxProducts: 8, maxCostUsd: "0.50", region: "", currency: "" };

let current: Settings = { ...DEFAULTS, ...stored() };
const listeners = new Set<() => void>();

function stored(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>;
  } catch {
    return {}; // a browser without storage, or what another program wrote
  }
}

export function settings(): Settings {
  return current;
}

export function change(changes: Partial<Settings>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // kept until the page is closed
  }
  applyTheme();
  for (const listener of listeners) listener();
}

export function useSettings(): Settings {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, settings);
}

export function token(): string {
  return sessionStorage.getItem(TOKEN_KEY) ?? "";
}

export function setToken(value: string): void {
  if (value) sessionStorage.setItem(TOKEN_KEY, value);
  else sessionStorage.removeItem(TOKEN_KEY);
}

export function applyTheme(): void {
  if (current.theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = current.theme;
}
