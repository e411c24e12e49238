"""What a watch tells of: a decision by rules, from what it saw before and what it sees now.

- Prices are compared in the same currency and condition only; what is not known alerts nobody.
- The price of what cannot be bought alerts nobody, and nothing is compared with it later.
- A price at or below the target is told once; again when it has been above in between, or the rules have changed.
- When the page has become another product's, the comparison starts anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from emptor.agents.judging.offers import UNBUYABLE
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.report import ReportOffer
from emptor.models.watches import AlertDetails, AlertKind, NewAlert, Seen, SeenPrice, Watch
from emptor.services.watches.reading import Reading
from emptor.utils.text import fold

# Not sold yet, or only after a wait: neither in stock nor sold out.
LATER = frozenset({Availability.PRE_ORDER, Availability.PRE_SALE, Availability.BACK_ORDER, Availability.RESERVED})


@dataclass(frozen=True)
class Decision:
    """What the watch now knows, and what it tells of."""

    seen: Seen
    alerts: tuple[NewAlert, ...]


def decide(watch: Watch, reading: Reading) -> Decision:
    """Compare a reading with what the watch saw before. `product_id` of the alerts is filled in by who stores them."""
    before = watch.seen if _same_product(watch.seen, reading) else Seen()
    offer = reading.offer
    price = offer.price if offer.price and offer.price.currency and offer.availability not in UNBUYABLE else None
    earlier = _earlier(before, offer) if price else None
    on_target = _on_target(watch.target, price, told=before.target_told)
    told = {
        AlertKind.PRICE_DROP: price is not None and earlier is not None and price.amount < earlier.price.amount,
        AlertKind.BELOW_TARGET: on_target and not before.target_told,
        AlertKind.BACK_IN_STOCK: before.availability in UNBUYABLE and _in_stock(offer.availability),
    }
    seen = Seen(
        url=offer.url,
        name=reading.product.name,
        gtin=reading.product.gtin or before.gtin,
        prices=_replaced(before.prices, offer) if price else before.prices,
        availability=offer.availability or before.availability,
        target_told=on_target,
    )
    alerts = (_alert(kind, watch, reading, earlier, before) for kind in watch.notify_on if told[kind])
    return Decision(seen, tuple(alerts))


def _same_product(seen: Seen, reading: Reading) -> bool:
    """Whether the page is still about what it was about: by GTIN where both times tell one, else by address or name."""
    if seen.url is None:
        return False
    product = reading.product
    if seen.gtin and product.gtin:
        return seen.gtin == product.gtin
    return seen.url == product.url or fold(seen.name or "") == fold(product.name or "")


def _earlier(seen: Seen, offer: ReportOffer) -> SeenPrice | None:
    return next((p for p in seen.prices if _kind(p.price, p.condition) == _kind(offer.price, offer.condition)), None)


def _replaced(prices: tuple[SeenPrice, ...], offer: ReportOffer) -> tuple[SeenPrice, ...]:
    if offer.price is None:
        return prices
    kind = _kind(offer.price, offer.condition)
    others = tuple(p for p in prices if _kind(p.price, p.condition) != kind)
    new = SeenPrice(price=offer.price, condition=offer.condition or Condition.NEW, observed_at=offer.observed_at)
    return (*others, new)


def _kind(price: Money | None, condition: Condition | None) -> tuple[str | None, Condition]:
    """What makes prices comparable. A page that tells no condition sells new."""
    return (price.currency if price else None, condition or Condition.NEW)


def _on_target(target: Money | None, price: Money | None, *, told: bool) -> bool:
    """Whether the price is at or below the target; as before where that cannot be known."""
    if target is None:
        return False
    if price is None or price.currency != target.currency:
        return told
    return price.amount <= target.amount


def _in_stock(availability: Availability | None) -> bool:
    return availability is not None and availability not in UNBUYABLE | LATER


def _alert(kind: AlertKind, watch: Watch, reading: Reading, earlier: SeenPrice | None, before: Seen) -> NewAlert:
    offer = reading.offer
    what = watch.label or reading.product.name or offer.url
    about_stock = kind is AlertKind.BACK_IN_STOCK
    details = AlertDetails(
        url=offer.url,
        seller=offer.seller,
        price=offer.price,
        previous_price=earlier.price if earlier else None,
        target_price=watch.target if kind is AlertKind.BELOW_TARGET else None,
        availability=offer.availability,
        previous_availability=before.availability,
        observed_at=offer.observed_at,
        evidence=offer.availability_evidence if about_stock else offer.evidence,
    )
    return NewAlert(kind=kind, message=_message(kind, what, details), details=details)


def _message(kind: AlertKind, what: str, details: AlertDetails) -> str:
    if kind is AlertKind.PRICE_DROP:
        return f"{what}: {details.price}, down from {details.previous_price}."
    if kind is AlertKind.BELOW_TARGET:
        return f"{what}: {details.price}, at or below your target of {details.target_price}."
    return f"{what}: back in stock at {details.seller}{f' for {details.price}' if details.price else ''}."
