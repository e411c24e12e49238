/** For operators: the jobs of all users. Everybody else gets Forbidden. */
import type { ListOptions } from "./research.js";
import type { components } from "./schema.js";
import type { Transport } from "./transport.js";
import type { DayCosts, OperatorFeedback, OperatorJob, OperatorJobDetails, Page } from "./types.js";

export type JobState = components["schemas"]["JobState"];

export class OperatorApi {
  constructor(private readonly transport: Transport) {}

  /** Jobs of all users in a state; by default those that need somebody to look at them. */
  jobs(options: ListOptions & { state?: JobState } = {}): Promise<Page<OperatorJob>> {
    return this.transport.json("/operator/jobs", { query: { ...options } });
  }

  /** What users have said of their answers, newest first. */
  feedback(options: ListOptions & { rating?: "good" | "bad" } = {}): Promise<Page<OperatorFeedback>> {
    return this.transport.json("/operator/feedback", { query: { ...options } });
  }

  /** What all users' calls cost, by day and by model or provider. */
  costs(days?: number): Promise<DayCosts> {
    return this.transport.json("/operator/costs", { query: { days } });
  }

  job(id: string): Promise<OperatorJobDetails> {
    return this.transport.json(path(id));
  }

  requeue(id: string): Promise<components["schemas"]["Requeued"]> {
    return this.transport.json(`${path(id)}/requeue`, { method: "POST" });
  }

  cancel(id: string): Promise<OperatorJobDetails> {
    return this.transport.json(`${path(id)}/cancel`, { method: "POST", repeatable: true });
  }
}

function path(id: string): string {
  return `/operator/jobs/${encodeURIComponent(id)}`;
}
