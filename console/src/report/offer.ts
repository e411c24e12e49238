/** The offer that stands for a product: that of its own page, else the first with a price. */
import type { Candidate, Offer } from "@emptor/client";

export function bestOffer(candidate: Candidate): Offer | undefined {
  const sound = candidate.offers.filter((offer) => !offer.suspicious);
  return sound.find((offer) => offer.url === candidate.url && offer.price) ?? sound.find((offer) => offer.price) ?? sound[0];
}
