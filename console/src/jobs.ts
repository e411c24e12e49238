/** What a job's status means. */
import type { Job } from "@emptor/client";

const ENDED: ReadonlySet<Job["status"]> = new Set(["succeeded", "failed", "cancelled"]);

/** Nothing happens to such a job any more. */
export function hasEnded(status: Job["status"]): boolean {
  return ENDED.has(status);
}
