"""The forms a product comes in, each with its own offer."""

from __future__ import annotations

from decimal import Decimal

from emptor.extract.context import Context
from emptor.extract.fields.availability import availability_name
from emptor.extract.fields.more import condition_name
from emptor.extract.fields.price import MAX_PRICE, claimed_amount
from emptor.extract.offers import StructuredOffer, offers_of
from emptor.extract.sources.node import Node
from emptor.extract.sources.product import ProductNodes
from emptor.extract.sources.state_variants import state_variants
from emptor.models.extraction import Availability, Condition, Found, Offer, Variant
from emptor.utils.currency_table import CODES
from emptor.utils.gtin import clean_gtin

MAX_VARIANTS = 100
_OPTIONS = ("color", "size", "material", "pattern", "width", "height", "flavor", "model")
_CONFIDENCE = 0.85


def variants_of(context: Context, nodes: ProductNodes) -> tuple[Variant, ...]:
    """Return the variants that markup names: those of a group, or offers of a product with names or numbers of their own.

    Where it names none, those in the state of the page.
    """
    found = [_variant(node, offers_of(node)[:1]) for node in nodes.variants]
    if not found and nodes.main is not None:
        offers = [offer for offer in offers_of(nodes.main) if offer.node.text("sku", "name", "gtin13")]
        if len(offers) > 1:
            found = [_variant(offer.node, [offer]) for offer in offers]
    if not found:
        found = [_variant(node, offers_of(node)[:1]) for node in state_variants(context)[:MAX_VARIANTS]]
    return tuple(found[:MAX_VARIANTS])


def _variant(node: Node, offers: list[StructuredOffer]) -> Variant:
    name, sku = node.text("name"), node.text("sku", "mpn", "productID")
    gtin = node.text("gtin13", "gtin", "gtin14", "gtin12", "gtin8")
    options = {key: value.text for key in _OPTIONS if (value := node.text(key)) is not None}
    return Variant(
        name=name.text if name else " ".join(options.values()) or (sku.text if sku else ""),
        sku=sku.text if sku else None,
        gtin=clean_gtin(gtin.text) if gtin else None,
        options=options,
        offer=structured_offer(offers[0]) if offers else Offer(),
    )


def structured_offer(offer: StructuredOffer) -> Offer:
    """Return an offer of the markup as it stands, without weighing it against the page."""
    price = None
    if offer.price is not None:
        amount = claimed_amount(offer.price)
        if amount is not None and 0 < amount < MAX_PRICE:
            price = Found[Decimal](value=amount, confidence=_CONFIDENCE, quote=offer.price.quote, path=offer.price.path)
    currency = None
    if offer.currency is not None and offer.currency.text.strip().upper() in CODES:
        currency = Found[str](
            value=offer.currency.text.strip().upper(),
            confidence=_CONFIDENCE,
            quote=offer.currency.quote,
            path=offer.currency.path,
        )
    name = availability_name(offer.availability.literal) if offer.availability else None
    available = None
    if name is not None and offer.availability is not None:
        available = Found[Availability](
            value=name, confidence=_CONFIDENCE, quote=offer.availability.quote, path=offer.availability.path
        )
    state = offer.node.text("itemCondition")
    condition = condition_name(state.literal) if state else None
    url = offer.node.text("url")
    return Offer(
        price=price,
        currency=currency,
        availability=available,
        condition=Found[Condition](value=condition, confidence=_CONFIDENCE, quote=state.quote, path=state.path)
        if condition and state
        else None,
        url=url.literal if url else None,
    )
