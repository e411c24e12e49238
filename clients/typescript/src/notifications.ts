/** E-mail addresses and services that are written to when a job ends or a watch fires. */
import type { ListOptions } from "./research.js";
import type { Transport } from "./transport.js";
import type { Notification, NotificationChanges, NotificationRequest, Page, WebhookDelivery } from "./types.js";

export class NotificationsApi {
  constructor(private readonly transport: Transport) {}

  /** Have yourself written to. An e-mail address is sent a code first: `confirm` it. A service is an address as Apprise writes it. */
  create(request: NotificationRequest): Promise<Notification> {
    return this.transport.json("/notifications", { method: "POST", body: request });
  }

  list(options: ListOptions = {}): Promise<Page<Notification>> {
    return this.transport.json("/notifications", { query: { ...options } });
  }

  get(id: string): Promise<Notification> {
    return this.transport.json(path(id));
  }

  /** Change only what is named. */
  change(id: string, changes: NotificationChanges): Promise<Notification> {
    return this.transport.json(path(id), { method: "PATCH", body: changes });
  }

  pause(id: string): Promise<Notification> {
    return this.change(id, { paused: true });
  }

  resume(id: string): Promise<Notification> {
    return this.change(id, { paused: false });
  }

  remove(id: string): Promise<void> {
    return this.transport.json(path(id), { method: "DELETE" });
  }

  /** Confirm an e-mail address by the code that was sent to it. Throws InvalidRequest for a wrong one. */
  confirm(id: string, code: string): Promise<Notification> {
    return this.transport.json(`${path(id)}/confirm`, { method: "POST", body: { code } });
  }

  /** Send a test now. One that fails is an answer too: see its `state` and `error`. */
  test(id: string): Promise<WebhookDelivery> {
    return this.transport.json(`${path(id)}/test`, { method: "POST" });
  }

  /** The log: everything that was sent or waits to be, newest first. */
  deliveries(id: string, options: ListOptions = {}): Promise<Page<WebhookDelivery>> {
    return this.transport.json(`${path(id)}/deliveries`, { query: { ...options } });
  }
}

function path(id: string): string {
  return `/notifications/${encodeURIComponent(id)}`;
}
