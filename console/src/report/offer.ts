/** What a product costs: the offer that stands for it, and what it costs more than another one. */
import type { Candidate, Offer } from "@emptor/client";
import { money, t } from "../i18n";

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

/** `22.50 $ per kg`, as the page prints it. */
export function perUnit({ price, unit }: NonNullable<Offer["unit_price"]>): string {
  return t("offer.perUnit", { price: money(price.amount, price.currency), unit });
}
