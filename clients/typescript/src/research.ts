/** Research jobs: start, follow, read, stop. */
import { follow, type FollowOptions } from "./follow.js";
import type { Transport } from "./transport.js";
import type { DeepPartial, EventPage, Feedback, FeedbackRequest, Job, JobAccepted, JobStatus, JobSummary, Page, ResearchEvent, ResearchRequest, RunChanges, StreamTicket } from "./types.js";

export interface StartOptions {
  /** The same key with the same body gives the same job. Made for you when you give none, so a lost answer starts no second job. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Which jobs are wanted; what is not given narrows nothing. */
export interface JobFilter {
  state?: JobStatus | readonly JobStatus[];
  /** Words that the question must hold, all of them. */
  q?: string | undefined;
  /** ISO 8601 with a time zone; `until` itself is left out. */
  since?: string | undefined;
  until?: string | undefined;
  /** What the report is about: `headphones`. */
  category?: string | undefined;
}

export type ReportFormat = "md" | "html" | "csv";

export interface ListOptions {
  limit?: number;
  cursor?: string | null;
}

export class ResearchApi {
  constructor(private readonly transport: Transport) {}

  /** Start a job. It goes on in the background; `follow` it, or `get` it until it has ended. */
  start(request: ResearchRequest | string, options: StartOptions = {}): Promise<JobAccepted> {
    return this.transport.json("/research", {
      method: "POST",
      body: typeof request === "string" ? { question: request } : request,
      headers: { "Idempotency-Key": options.idempotencyKey ?? freshKey() },
      repeatable: true,
      signal: options.signal,
    });
  }

  /** The job's events, each once and in order, until it has ended. Reconnects and resumes by itself. */
  follow(id: string, options: FollowOptions = {}): AsyncGenerator<ResearchEvent, void, void> {
    return follow(this.transport, id, options);
  }

  /** The job; its report is there once it has succeeded. */
  get(id: string): Promise<Job> {
    return this.transport.json(path(id));
  }

  /** Only the named parts of the job: `["status", "report.candidates.name"]`. */
  part(id: string, fields: readonly string[]): Promise<DeepPartial<Job>> {
    return this.transport.json(path(id), { query: { fields: fields.join(",") } });
  }

  /** Say whether the answer, or one candidate of it, helped. Said again of the same, it takes the place of the former. */
  say(id: string, said: FeedbackRequest): Promise<Feedback> {
    return this.transport.json(`${path(id)}/feedback`, { method: "POST", body: said });
  }

  /** What you have said of the answer. */
  async said(id: string): Promise<Feedback[]> {
    return (await this.transport.json<{ items: Feedback[] }>(`${path(id)}/feedback`)).items;
  }

  /** Your jobs, newest first. */
  list(options: ListOptions & JobFilter = {}): Promise<Page<JobSummary>> {
    return this.transport.json("/research", { query: { ...options } });
  }

  /** What is different in another run: prices, products, verdicts. The run that was accepted first is `before`. */
  compare(id: string, otherId: string): Promise<RunChanges> {
    return this.transport.json(`${path(id)}/compare/${encodeURIComponent(otherId)}`);
  }

  /** What the log holds now, after the event of that number. */
  log(id: string, after = 0): Promise<EventPage> {
    return this.transport.json(`${path(id)}/log`, { query: { after } });
  }

  /** Ask a job to stop. One that has ended stays as it is. */
  cancel(id: string): Promise<Job> {
    return this.transport.json(`${path(id)}/cancel`, { method: "POST", repeatable: true });
  }

  /** Delete a job that has ended, with its log and report. Throws Conflict while it is under way. */
  remove(id: string): Promise<void> {
    return this.transport.json(path(id), { method: "DELETE" });
  }

  /** The report as a document: Markdown, a page that prints well, or the comparison for a spreadsheet. */
  async report(id: string, format: ReportFormat): Promise<Blob> {
    return (await this.transport.answer(`${path(id)}/report.${format}`)).blob();
  }

  /** Answer the clarifying questions of a job in `needs_input`, by their ids; what is left out takes its default. */
  answer(id: string, answers: Record<string, string>): Promise<Job> {
    return this.transport.json(`${path(id)}/input`, { method: "POST", body: { answers } });
  }

  /** What opens the job's event stream once, within a minute, where no header can be sent. */
  ticket(id: string): Promise<StreamTicket> {
    return this.transport.json(`${path(id)}/ticket`, { method: "POST", repeatable: true });
  }
}

/** 128 random bits. `crypto.randomUUID` is missing on pages that came without https. */
function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function path(id: string): string {
  return `/research/${encodeURIComponent(id)}`;
}
