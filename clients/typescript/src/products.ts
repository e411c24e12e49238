/** Products that your jobs and watches have read, and their prices over time. */
import type { operations } from "./schema.js";
import type { Transport } from "./transport.js";
import type { Page, PriceObservation, PriceSeries, PriceSummary, Product, ProductDetails, ProductMatches } from "./types.js";

export interface ProductListOptions {
  /** Every word must occur in brand, name or GTIN. */
  q?: string;
  /** The product of this page alone. */
  url?: string;
  limit?: number;
  cursor?: string | null;
}

export interface PriceOptions {
  /** ISO 8601; only prices read since then. */
  since?: string;
  /** ISO 4217 code. */
  currency?: string;
  limit?: number;
  cursor?: string | null;
}

export interface PriceSeriesOptions {
  /** How far back; a year, if not given. */
  days?: number;
  /** ISO 4217 code; the one in which it was seen most, if not given. */
  currency?: string;
  /** `new`, if not given. */
  condition?: NonNullable<operations["get_price_series"]["parameters"]["query"]>["condition"];
}

export class ProductsApi {
  constructor(private readonly transport: Transport) {}

  list(options: ProductListOptions = {}): Promise<Page<Product>> {
    return this.transport.json("/products", { query: { ...options } });
  }

  /** The same by meaning, best first. */
  search(q: string, limit?: number): Promise<ProductMatches> {
    return this.transport.json("/products/search", { query: { q, limit } });
  }

  get(id: string): Promise<ProductDetails> {
    return this.transport.json(path(id));
  }

  /** What it cost when, newest first. */
  prices(id: string, options: PriceOptions = {}): Promise<Page<PriceObservation>> {
    return this.transport.json(`${path(id)}/prices`, { query: { ...options } });
  }

  /** Low, average, high, and whether the latest price is a good one; one summary a currency and condition. */
  priceSummary(id: string, days?: number): Promise<{ items: PriceSummary[] }> {
    return this.transport.json(`${path(id)}/price-summary`, { query: { days } });
  }

  /** Its prices at all shops where it was seen, ready to plot: one row of times, a row of prices a shop. */
  priceSeries(id: string, options: PriceSeriesOptions = {}): Promise<PriceSeries> {
    return this.transport.json(`${path(id)}/price-series`, { query: { ...options } });
  }

  remove(id: string): Promise<void> {
    return this.transport.json(path(id), { method: "DELETE" });
  }
}

function path(id: string): string {
  return `/products/${encodeURIComponent(id)}`;
}
