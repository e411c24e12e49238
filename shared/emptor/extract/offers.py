"""The offers that structured data makes: price, currency, availability and the rest, flattened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emptor.extract.sources.node import Node, Value

MAX_OFFERS = 300
_DEEP = 4


@dataclass(slots=True)
class StructuredOffer:
    """One offer of a node. `aggregate`: the price is the lowest of several. `list_price`: a price declared as list or struck."""

    node: Node
    price: Value | None = None
    currency: Value | None = None
    availability: Value | None = None
    list_price: Value | None = None
    high: Value | None = None
    aggregate: bool = False


def offers_of(node: Node, depth: int = 0) -> list[StructuredOffer]:
    """Return the offers of a product node (or of the node itself when it is an offer)."""
    found: list[StructuredOffer] = []
    offers = node.nodes("offers", "offer")
    if set(node.types) & {"Offer", "AggregateOffer"}:
        offers = [node]
    for offer in offers[:MAX_OFFERS]:
        found.extend(_flatten(offer, depth))
    return found


def _flatten(offer: Node, depth: int) -> Iterator[StructuredOffer]:
    inner = offer.nodes("offers") if depth < _DEEP else []
    own = _offer(offer)
    if own.price is not None or own.availability is not None or not inner:
        yield own
    for nested in inner:
        yield from _flatten(nested, depth + 1)


def _offer(offer: Node) -> StructuredOffer:
    result = StructuredOffer(offer)
    result.price = offer.text("price")
    result.currency = offer.text("priceCurrency", "pricecurrency", "currency")
    result.availability = offer.text("availability")
    if result.price is None or "AggregateOffer" in offer.types:
        low = offer.text("lowPrice", "lowprice")
        if low is not None and result.price is None:
            result.price, result.aggregate = low, True
        result.high = offer.text("highPrice", "highprice")
    _specifications(offer, result)
    return result


def _specifications(offer: Node, result: StructuredOffer) -> None:
    """Prices may stand in priceSpecification; one with `priceType` list or struck is what others pay elsewhere."""
    for specification in offer.nodes("priceSpecification"):
        kind = specification.text("priceType")
        price = specification.text("price", "minPrice")
        if price is None:
            continue
        if kind is not None and any(word in kind.text for word in ("List", "Strike", "MSRP", "SRP", "Regular")):
            result.list_price = result.list_price or price
        elif specification.text("referenceQuantity", "unitCode") and specification.nodes("referenceQuantity"):
            continue  # a price for a kilogram
        elif result.price is None:
            result.price = price
        result.currency = result.currency or specification.text("priceCurrency")
