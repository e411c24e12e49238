/** Links that show a report to whoever has them, until they expire or are revoked. */
import type { Transport } from "./transport.js";
import type { Share, ShareMade, SharedReport } from "./types.js";

export class SharesApi {
  constructor(private readonly transport: Transport) {}

  /** Make a link to a job's report. Its addresses are shown this once. Throws Conflict while there is no report. */
  create(jobId: string, days?: number): Promise<ShareMade> {
    return this.transport.json(path(jobId), { method: "POST", body: days === undefined ? {} : { days } });
  }

  /** The links that still work, newest first, without their secret parts. */
  list(jobId: string): Promise<{ items: Share[] }> {
    return this.transport.json(path(jobId));
  }

  /** Revoke a link: it shows nothing from now on. */
  revoke(jobId: string, shareId: string): Promise<void> {
    return this.transport.json(`${path(jobId)}/${encodeURIComponent(shareId)}`, { method: "DELETE" });
  }

  /** The report behind a link. Needs no sign-in. */
  open(token: string): Promise<SharedReport> {
    return this.transport.json(`/shared/${encodeURIComponent(token)}`);
  }
}

function path(jobId: string): string {
  return `/research/${encodeURIComponent(jobId)}/shares`;
}
