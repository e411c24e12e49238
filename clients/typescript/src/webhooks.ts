/** Addresses that are told when a job ends or a watch fires, as Standard Webhooks. */
import type { ListOptions } from "./research.js";
import type { Transport } from "./transport.js";
import type { Page, Webhook, WebhookChanges, WebhookDelivery, WebhookRequest, WebhookWithSecret } from "./types.js";

export class WebhooksApi {
  constructor(private readonly transport: Transport) {}

  /** Have an address told. The answer has the secret that verifies the signatures, this once. */
  create(request: WebhookRequest): Promise<WebhookWithSecret> {
    return this.transport.json("/webhooks", { method: "POST", body: request });
  }

  list(options: ListOptions = {}): Promise<Page<Webhook>> {
    return this.transport.json("/webhooks", { query: { ...options } });
  }

  get(id: string): Promise<Webhook> {
    return this.transport.json(path(id));
  }

  /** Change only what is named. */
  change(id: string, changes: WebhookChanges): Promise<Webhook> {
    return this.transport.json(path(id), { method: "PATCH", body: changes });
  }

  pause(id: string): Promise<Webhook> {
    return this.change(id, { paused: true });
  }

  resume(id: string): Promise<Webhook> {
    return this.change(id, { paused: false });
  }

  remove(id: string): Promise<void> {
    return this.transport.json(path(id), { method: "DELETE" });
  }

  /** Send a test now. One that fails is an answer too: see its `state`, `status` and `error`. */
  test(id: string): Promise<WebhookDelivery> {
    return this.transport.json(`${path(id)}/test`, { method: "POST" });
  }

  /** Replace the secret. The former signs too for `overlapHours` (a day, if not given); 0 ends it now, as after a leak. */
  renewSecret(id: string, { overlapHours }: { overlapHours?: number } = {}): Promise<WebhookWithSecret> {
    return this.transport.json(`${path(id)}/secret`, { method: "POST", query: { overlap_hours: overlapHours } });
  }

  /** The log: everything that was sent or waits to be, newest first. */
  deliveries(id: string, options: ListOptions = {}): Promise<Page<WebhookDelivery>> {
    return this.transport.json(`${path(id)}/deliveries`, { query: { ...options } });
  }
}

function path(id: string): string {
  return `/webhooks/${encodeURIComponent(id)}`;
}
