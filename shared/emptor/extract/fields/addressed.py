"""The offer that the page's address names: `/products/a1?variant=222` shows that variant, whatever else the markup lists."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from emptor.extract.offers import StructuredOffer, offers_of
from emptor.extract.sources.node import Node
from emptor.extract.sources.product import ProductNodes

_MIN_ID_CHARS = 3
_NUMBERS = ("sku", "productID", "gtin13", "gtin", "mpn", "identifier")
_BY_ADDRESS = 10  # an offer's own address says more than a number that also occurs in the page's


def addressed_offer(url: str, nodes: ProductNodes) -> StructuredOffer | None:
    """Return the one offer among several that `url` names; None when it names none, or several alike."""
    named = [
        (_likeness(url, holder, offer), offer)
        for holder in (*nodes.all, *nodes.variants)
        for offer in offers_of(holder)
        if offer.price is not None or offer.availability is not None
    ]
    if len(named) < 2:  # noqa: PLR2004 - one offer needs no choice
        return None
    best = max(score for score, _ in named)
    winners = [offer for score, offer in named if score == best]
    return winners[0] if best > 0 and len({_said(offer) for offer in winners}) == 1 and len(winners) < len(named) else None


def _said(offer: StructuredOffer) -> tuple[str | None, str | None]:
    return offer.price.text if offer.price else None, offer.availability.text if offer.availability else None


def _likeness(url: str, holder: Node, offer: StructuredOffer) -> int:
    """How many parts of the address are the offer's own: of its address, else its numbers."""
    page = _parts(url)
    own = offer.node.text("url", "@id") or holder.text("url")
    score = 0
    if own is not None:
        parts = _parts(own.literal)
        if parts and parts <= page:
            score += _BY_ADDRESS * len(parts)
    values = {value for _, value in page}
    numbers = (value.text for node in (offer.node, holder) for key in _NUMBERS if (value := node.text(key)) is not None)
    return score + sum(1 for number in set(numbers) if len(number) >= _MIN_ID_CHARS and number.lower() in values)


def _parts(url: str) -> frozenset[tuple[str, str]]:
    """What tells one variant's address from another's: the query, the fragment, the last part of the path."""
    try:
        split = urlsplit(url)
    except ValueError:
        return frozenset()
    last = split.path.rstrip("/").rpartition("/")[2].lower()
    query = {(key.lower(), value.lower()) for key, value in parse_qsl(split.query)}
    fragment = {("#", split.fragment.lower())} if split.fragment else set()
    return frozenset({("/", last)} | query | fragment)
