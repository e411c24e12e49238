"""A verified offer as what is kept of it: the product as last read, and a dated price."""

from __future__ import annotations

from collections.abc import Sequence

from emptor.models.products import NewCachedProduct, PriceObservation
from emptor.models.report import ReportFact, ReportOffer


def known_product(
    offer: ReportOffer, facts: Sequence[ReportFact], *, name: str | None, brand: str | None, gtin: str | None
) -> NewCachedProduct:
    """The product page behind an offer, with the facts that this page states."""
    own = [fact.model_dump(mode="json") for fact in facts if fact.evidence.url == offer.url]
    evidence = offer.evidence or offer.availability_evidence
    return NewCachedProduct(
        url=offer.url,
        name=name,
        brand=brand,
        gtin=gtin,
        product={"offer": offer.model_dump(mode="json"), "facts": own},
        snapshot_id=evidence.snapshot_id if evidence else None,
        fetched_at=offer.observed_at,
    )


def observed_prices(offer: ReportOffer) -> list[PriceObservation]:
    """The offer's price as an observation; none when there is no price, or no words that show it."""
    if offer.price is None or offer.evidence is None:
        return []
    return [
        PriceObservation(
            observed_at=offer.observed_at,
            price=offer.price.amount,
            list_price=offer.list_price.amount if offer.list_price else None,
            currency=offer.price.currency,
            seller=offer.seller,
            availability=offer.availability,
            condition=offer.condition,
            snapshot_id=offer.evidence.snapshot_id,
            quote=offer.evidence.quote,
        )
    ]
