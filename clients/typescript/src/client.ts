import { NotificationsApi } from "./notifications.js";
import { OperatorApi } from "./operator.js";
import { ProductsApi } from "./products.js";
import { ResearchApi } from "./research.js";
import { SharesApi } from "./shares.js";
import { SnapshotsApi } from "./snapshots.js";
import { Transport, type ClientOptions } from "./transport.js";
import { WatchesApi } from "./watches.js";
import { WebhooksApi } from "./webhooks.js";

/** The API of one Emptor service, as one user. */
export class Emptor {
  readonly research: ResearchApi;
  readonly shares: SharesApi;
  readonly snapshots: SnapshotsApi;
  readonly products: ProductsApi;
  readonly watches: WatchesApi;
  readonly webhooks: WebhooksApi;
  readonly notifications: NotificationsApi;
  readonly operator: OperatorApi;
  private readonly transport: Transport;

  constructor(options: ClientOptions | string) {
    this.transport = new Transport(typeof options === "string" ? { baseUrl: options } : options);
    this.research = new ResearchApi(this.transport);
    this.shares = new SharesApi(this.transport);
    this.snapshots = new SnapshotsApi(this.transport);
    this.products = new ProductsApi(this.transport);
    this.watches = new WatchesApi(this.transport);
    this.webhooks = new WebhooksApi(this.transport);
    this.notifications = new NotificationsApi(this.transport);
    this.operator = new OperatorApi(this.transport);
  }

  /** Whether the service is alive, and its version. */
  health(): Promise<{ status: string; version: string }> {
    return this.transport.json("/health");
  }

  /** The address of a path below the API, or of a link as answers carry it (`picture`, `links.events`). */
  url(path: string): string {
    return this.transport.url(path);
  }
}
