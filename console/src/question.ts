/** What a question may be, and how it goes to the service. */
import type { ResearchRequest } from "@emptor/client";
import { api } from "./api";
import { go, to } from "./routes";
import { settings } from "./settings";

/** The question with the person's limits. */
export function requestOf(question: string) {
  const { maxProducts, maxCostUsd, region, currency } = settings();
  return { question: question.trim(), urls: [], max_products: maxProducts, max_cost_usd: maxCostUsd, region: region || null, currency: currency || null, clarify: "ask" as const };
}

/** Start the research, and go to its page. */
export async function begin(request: ResearchRequest): Promise<void> {
  const { id } = await api.research.start(request);
  go(to("research", id));
}
