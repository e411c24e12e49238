/** Pages as they were read, as text, with the words that a report quotes. */
import type { Transport } from "./transport.js";
import type { SnapshotView } from "./types.js";

export interface SnapshotOptions {
  /** Exact words to be marked, as in `evidence.quote`. */
  quote?: string | readonly string[];
  /** The address whose reading is meant, where several gave the same content. */
  url?: string;
  /** Only so many characters on either side of the first mark. */
  around?: number;
}

export class SnapshotsApi {
  constructor(private readonly transport: Transport) {}

  /** The page's text with marks; their offsets count code points: `[...text].slice(mark.start, mark.end).join("")`. */
  get(id: string, options: SnapshotOptions = {}): Promise<SnapshotView> {
    return this.transport.json(`/snapshots/${encodeURIComponent(id)}`, { query: { ...options } });
  }
}
