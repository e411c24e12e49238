/** Pages that are read again and again, and what they told of. */
import type { ListOptions } from "./research.js";
import type { Transport } from "./transport.js";
import type { Page, Watch, WatchAlert, WatchChanges, WatchDetails, WatchRequest } from "./types.js";

export class WatchesApi {
  constructor(private readonly transport: Transport) {}

  /** Watch a page. Throws Conflict when it is watched already. */
  create(request: WatchRequest): Promise<Watch> {
    return this.transport.json("/watches", { method: "POST", body: request });
  }

  list(options: ListOptions = {}): Promise<Page<Watch>> {
    return this.transport.json("/watches", { query: { ...options } });
  }

  get(id: string): Promise<WatchDetails> {
    return this.transport.json(path(id));
  }

  /** Change only what is named. */
  change(id: string, changes: WatchChanges): Promise<Watch> {
    return this.transport.json(path(id), { method: "PATCH", body: changes });
  }

  pause(id: string): Promise<Watch> {
    return this.change(id, { paused: true });
  }

  resume(id: string): Promise<Watch> {
    return this.change(id, { paused: false });
  }

  remove(id: string): Promise<void> {
    return this.transport.json(path(id), { method: "DELETE" });
  }

  alerts(id: string, options: ListOptions = {}): Promise<Page<WatchAlert>> {
    return this.transport.json(`${path(id)}/alerts`, { query: { ...options } });
  }
}

function path(id: string): string {
  return `/watches/${encodeURIComponent(id)}`;
}
