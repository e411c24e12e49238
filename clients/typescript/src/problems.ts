/** What the API answers when it cannot do what was asked: RFC 9457 problem documents, as classes. */
import type { components } from "./schema.js";

export type Problem = components["schemas"]["Problem"];
export type FieldProblem = components["schemas"]["FieldProblem"];

/** Every failure that this client throws. `instanceof` tells which. */
export class EmptorError extends Error {
  override name = "EmptorError";
}

/** No answer came: no network, a refused connection, or an answer that broke off. */
export class ConnectionLost extends EmptorError {
  override name = "ConnectionLost";
}

/** The API answered with a problem. */
export class ApiProblem extends EmptorError {
  override name = "ApiProblem";
  /** HTTP status. */
  readonly status: number;
  /** Stable name of the kind of problem: `not-found`, `limit-exceeded`, … */
  readonly code: string;
  readonly title: string;
  /** What is wrong this time, and what to do about it. */
  readonly detail: string;
  /** Quote it when you report the problem. */
  readonly requestId: string | null;
  /** One entry a field, when the request does not fit the schema. */
  readonly errors: readonly FieldProblem[];
  /** Seconds to wait before the same request may succeed; null when the API does not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.detail);
    this.status = problem.status;
    this.code = codeOf(problem);
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.request_id ?? null;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** 401: sign in, or the token has run out. */
export class Unauthorized extends ApiProblem {
  override name = "Unauthorized";
}
/** 403: signed in, and not allowed. */
export class Forbidden extends ApiProblem {
  override name = "Forbidden";
}
/** 404: it does not exist, or it is another user's. */
export class NotFound extends ApiProblem {
  override name = "NotFound";
}
/** 409: it exists already, or its state does not allow this. */
export class Conflict extends ApiProblem {
  override name = "Conflict";
}
/** 400, 413 and 422: the request itself must change. */
export class InvalidRequest extends ApiProblem {
  override name = "InvalidRequest";
}
/** 429: a quota is used up; `retryAfter` says until when. */
export class LimitExceeded extends ApiProblem {
  override name = "LimitExceeded";
}
/** 502, 503 and 504: the service, or something before it, cannot answer now. */
export class Unavailable extends ApiProblem {
  override name = "Unavailable";
}

const BY_STATUS: Record<number, typeof ApiProblem> = {
  400: InvalidRequest,
  401: Unauthorized,
  403: Forbidden,
  404: NotFound,
  409: Conflict,
  413: InvalidRequest,
  422: InvalidRequest,
  429: LimitExceeded,
  502: Unavailable,
  503: Unavailable,
  504: Unavailable,
};

/** The error that an answer is. An answer of a proxy, which is no problem document, becomes one. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const kind = BY_STATUS[answer.status] ?? ApiProblem;
  return new kind(await documentOf(answer), secondsOf(answer.headers.get("Retry-After")));
}

async function documentOf(answer: Response): Promise<Problem> {
  const told: unknown = await answer.json().catch(() => null);
  if (isProblem(told)) return told;
  const title = answer.statusText || `HTTP ${answer.status}`;
  const detail = `${new URL(answer.url || "http://unknown").host} answered ${answer.status} without saying why.`;
  return { type: "about:blank", title, status: answer.status, detail, instance: answer.url };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "type" in value && "detail" in value && "status" in value;
}

function codeOf(problem: Problem): string {
  const [, fragment] = problem.type.split("#");
  return fragment || `http-${problem.status}`;
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, (until - Date.now()) / MS_PER_S);
}

const MS_PER_S = 1_000;
