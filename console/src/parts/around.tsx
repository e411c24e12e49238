/** The words around a quote, in the page as it was read; where the service keeps pages open to their readers. */
import type { Evidence } from "@emptor/client";

export function Around(_: { evidence: Evidence }) {
  return null;
}
