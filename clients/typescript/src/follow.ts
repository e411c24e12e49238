/** A job's log as it grows: gap-free and in order, however often the connection breaks. */
import { ApiProblem, ConnectionLost } from "./problems.js";
import { serverSentEvents } from "./sse.js";
import { mayPass, pause, waitBefore, type Transport } from "./transport.js";
import type { ResearchEvent, StreamTicket } from "./types.js";

export interface FollowOptions {
  /** Number of the last event you have; 0, the default, for the whole log. */
  after?: number;
  /** Ends the following; the loop then throws the signal's reason. */
  signal?: AbortSignal;
  /** Attempts in a row without a single event before it gives up. */
  attempts?: number;
  /**
   * Open the stream with a ticket and without headers: where events are served from an address that may not see the user's token.
   * Each connection asks for its own ticket.
   */
  ticket?: boolean;
  /** Called when the connection broke, before it is opened again. */
  onInterrupted?: (error: unknown, waitMs: number) => void;
}

const ENDS = new Set<string>(["job.succeeded", "job.failed", "job.cancelled"]);
const ATTEMPTS = 8;
const NO_CONTENT = 204;

/** Whether this event is the last one of its job's log. */
export function isTerminal(event: Pick<ResearchEvent, "type">): boolean {
  return ENDS.has(event.type);
}

/** The events of a job, each once, until its terminal one. Throws ApiProblem, or ConnectionLost when nothing comes for too long. */
export async function* follow(transport: Transport, id: string, options: FollowOptions = {}): AsyncGenerator<ResearchEvent, void, void> {
  let last = options.after ?? 0;
  for (let attempt = 0; ; attempt++) {
    let failure: unknown = new ConnectionLost("The stream ended before the job did.");
    try {
      const events = connection(transport, id, last, options);
      try {
        for (let next = await events.next(); ; next = await events.next()) {
          if (next.done) {
            if (next.value) return;
            break;
          }
          if (next.value.seq <= last) continue;
          last = next.value.seq;
          attempt = 0;
          yield next.value;
          if (isTerminal(next.value)) return;
        }
      } finally {
        await events.return(false); // also when the caller has left the loop: the connection is closed
      }
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      if (error instanceof ApiProblem && !mayPass(error)) throw error;
      failure = error;
    }
    if (options.signal?.aborted) throw options.signal.reason;
    if (attempt + 1 >= (options.attempts ?? ATTEMPTS)) throw failure;
    const wait = waitBefore(attempt, failure);
    options.onInterrupted?.(failure, wait);
    await pause(wait, options.signal);
  }
}

/** The events of one connection. Returns whether there is nothing more to come, ever: the job had ended before `last`. */
async function* connection(transport: Transport, id: string, last: number, options: FollowOptions): AsyncGenerator<ResearchEvent, boolean> {
  const answer = await (options.ticket ? withTicket(transport, id, last, options) : withHeaders(transport, id, last, options));
  if (answer.status === NO_CONTENT) return true;
  if (!answer.body) throw new ConnectionLost("This fetch gives no stream of the answer's body.");
  for await (const frame of serverSentEvents(answer.body)) {
    const event: unknown = JSON.parse(frame.data);
    if (isEvent(event)) yield event;
  }
  return false;
}

function withHeaders(transport: Transport, id: string, last: number, { signal }: FollowOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (last > 0) headers["Last-Event-ID"] = String(last);
  return transport.once(`/research/${encodeURIComponent(id)}/events`, { headers, signal });
}

async function withTicket(transport: Transport, id: string, last: number, { signal }: FollowOptions): Promise<Response> {
  const path = `/research/${encodeURIComponent(id)}`;
  const { events } = await transport.json<StreamTicket>(`${path}/ticket`, { method: "POST", repeatable: true, signal });
  const query = new URL(events, transport.url("/")).searchParams;
  query.set("after", String(last));
  const address = /^https?:/.test(events) ? events.split("?")[0]! : transport.url(`${path}/events`);
  return transport.bare(`${address}?${query}`, signal);
}

function isEvent(value: unknown): value is ResearchEvent {
  return typeof value === "object" && value !== null && "seq" in value && "type" in value;
}
