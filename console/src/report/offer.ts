/** What a product costs: the offer that stands for it, and what it costs more than another one. */
import type { Candidate, Offer } from "@emptor/client";

/** That of its own page, else the first with a price. */
export function bestOffer(candidate: Candidate): Offer | undefined {
  const sound = candidate.offers.filter((offer) => !offer.suspicious);
  return sound.find((offer) => offer.url === candidate.url && offer.price) ?? sound.find((offer) => offer.price) ?? sound[0];
}

/** What `other` costs more than `one`; null when either has no price, or the currencies differ. */
export function costsMore(one: Candidate, other: Candidate): number | null {
  const [a, b] = [bestOffer(one)?.price, bestOffer(other)?.price];
  return a && b && a.currency === b.currency ? Number(b.amount) - Number(a.amount) : null;
}
