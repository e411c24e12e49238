/** Requests: where they go, who is asking, and when one is sent again. */
import { ConnectionLost, LimitExceeded, Unavailable, problemOf } from "./problems.js";

export interface ClientOptions {
  /** Address of the API, with its prefix: `https://emptor.example/api/v1`. In a browser it may be relative to the page. */
  baseUrl: string;
  /** Access token of the user (Supabase, or any the service accepts); a function is asked before each request. */
  token?: string | (() => string | null | undefined | Promise<string | null | undefined>) | undefined;
  /** A key made with `emptor keys create`, where the service signs users in by key. */
  apiKey?: string | (() => string | null | undefined) | undefined;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** How often a request that may be repeated is sent again. */
  retries?: number | undefined;
}

const API_PATH = "/api/v1"; // with which the service's links begin
const LINK_PREFIX = `${API_PATH}/`;

type QueryValue = string | number | boolean | null | undefined;
/** A list is sent as the same parameter several times. */
export type Query = Record<string, QueryValue | readonly QueryValue[]>;

export interface Call {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  query?: Query | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether sending it twice does what sending it once does. By default true for all but POST. */
  repeatable?: boolean;
  signal?: AbortSignal | undefined;
}

const RETRIES = 3;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const LONGEST_ASKED_S = 30; // an API that asks for more is not waited for: a person, or a job of its own, decides what to do
const MS_PER_S = 1_000;

export class Transport {
  private readonly base: string;
  private readonly send: typeof fetch;
  private readonly retries: number;

  constructor(private readonly options: ClientOptions) {
    this.base = absolute(options.baseUrl);
    this.send = options.fetch ?? ((input, init) => fetch(input, init));
    this.retries = options.retries ?? RETRIES;
  }

  /** The address of a path below the API, or of a link as answers carry it. An absolute address stays as it is. */
  url(path: string, query: Query = {}): string {
    const below = path.startsWith(LINK_PREFIX) && this.base.endsWith(API_PATH) ? path.slice(API_PATH.length) : path;
    const url = new URL(/^https?:/.test(below) ? below : `${this.base}${below}`);
    for (const [name, values] of Object.entries(query))
      for (const value of Array.isArray(values) ? values : [values]) if (value != null) url.searchParams.append(name, String(value));
    return url.href;
  }

  /** The answer's JSON; undefined when the answer has no body. */
  async json<T>(path: string, call: Call = {}): Promise<T> {
    const answer = await this.answer(path, call);
    if (answer.status === NO_CONTENT) return undefined as T;
    try {
      return (await answer.json()) as T;
    } catch (error) {
      throw new ConnectionLost("The answer broke off before its end.", { cause: error });
    }
  }

  /** A good answer. Throws ApiProblem for another one, ConnectionLost when none came. */
  async answer(path: string, call: Call = {}): Promise<Response> {
    const repeatable = call.repeatable ?? call.method !== "POST";
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(path, call);
      } catch (error) {
        if (!repeatable || attempt >= this.retries || !mayPass(error)) throw error;
        await pause(waitBefore(attempt, error), call.signal);
      }
    }
  }

  /** One attempt, without repetition. */
  async once(path: string, call: Call = {}): Promise<Response> {
    const init: RequestInit = { method: call.method ?? "GET", headers: await this.headers(call) };
    if (call.body !== undefined) init.body = JSON.stringify(call.body);
    if (call.signal) init.signal = call.signal;
    return this.fetched(this.url(path, call.query), init);
  }

  /** GET an address without saying who is asking: what opens it stands in the address. */
  async bare(url: string, signal?: AbortSignal): Promise<Response> {
    return this.fetched(url, signal ? { signal } : {});
  }

  private async fetched(url: string, init: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.send(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ConnectionLost(`${new URL(url).host} does not answer. Is the service running, and does it let this page in?`, {
        cause: error,
      });
    }
    if (!answer.ok) throw await problemOf(answer);
    return answer;
  }

  private async headers(call: Call): Promise<Record<string, string>> {
    const headers: Record<string, string> = { ...call.headers };
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    const token = typeof this.options.token === "function" ? await this.options.token() : this.options.token;
    const key = typeof this.options.apiKey === "function" ? this.options.apiKey() : this.options.apiKey;
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (key) headers["X-API-Key"] = key;
    return headers;
  }
}

const NO_CONTENT = 204;

function absolute(address: string): string {
  const page = typeof document === "undefined" ? undefined : document.baseURI;
  return new URL(address, page).href.replace(/\/+$/, "");
}

/** Whether the same request may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  if (error instanceof Unavailable) return (error.retryAfter ?? 0) <= LONGEST_ASKED_S;
  return error instanceof LimitExceeded && error.retryAfter !== null && error.retryAfter <= LONGEST_ASKED_S;
}

/** Milliseconds before the next attempt: what the API asks for, else twice as long each time, with up to half of it by chance. */
export function waitBefore(attempt: number, error: unknown): number {
  if ((error instanceof Unavailable || error instanceof LimitExceeded) && error.retryAfter !== null) return error.retryAfter * MS_PER_S;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return longest / 2 + (Math.random() * longest) / 2;
}

/** Waits; ends at once with the signal's reason when that is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }, ms);
    signal?.addEventListener("abort", aborted, { once: true });
  });
}
