"""Facts of a product that come mostly from markup.

Rating, reviews, description, category, images, condition, seller, shipping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from emptor.extract.addresses import absolute
from emptor.extract.context import Context
from emptor.extract.dom.zones import Zone
from emptor.extract.evidence import supports_number
from emptor.extract.fields.price import Decision
from emptor.extract.offers import offers_of
from emptor.extract.sources.node import Node, Value
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all
from emptor.models.extraction import Condition, Found
from emptor.utils.numbers import parse_number

_MAX_CRUMB = 80
_MAX_CRUMB_RUNS = 60
_MIN_DESCRIPTION = 20

MAX_IMAGES = 20
MAX_DESCRIPTION = 5_000
BEST_RATING = Decimal(5)
_CONDITION_NAMES = {
    Condition.NEW: ("newcondition", "new", "brandnew"),
    Condition.USED: ("usedcondition", "used", "preowned"),
    Condition.REFURBISHED: ("refurbishedcondition", "refurbished", "renewed", "certifiedrefurbished"),
    Condition.DAMAGED: ("damagedcondition", "damaged"),
}
_CONDITIONS = {written: condition for condition, names in _CONDITION_NAMES.items() for written in names}


def rating(nodes: ProductNodes) -> tuple[Found[Decimal] | None, Found[int] | None]:
    """Return the average rating on a scale of five, and how many rated."""
    return next(((value, count) for node in nodes.all for value, count in _ratings(node)), (None, None))


def rating_of(node: Node) -> Decimal | None:
    """Return the average rating that one node states, on a scale of five."""
    return next((value.value for value, _ in _ratings(node)), None)


def _ratings(node: Node) -> Iterator[tuple[Found[Decimal], Found[int] | None]]:
    for item in node.nodes("aggregateRating", "aggregaterating"):
        value, best, count = item.text("ratingValue"), item.text("bestRating"), item.text("reviewCount", "ratingCount")
        number = parse_number(value.text, decimal_comma="," in value.text) if value else None
        top = (parse_number(best.text) if best else None) or BEST_RATING
        total = _count(count)
        if (
            value is None
            or number is None
            or not 0 < number <= top
            or not supports_number(value.quote, number)
            or (count is not None and count.text == "0")
        ):
            continue
        scaled = number if top == BEST_RATING else (number * BEST_RATING / top).quantize(Decimal("0.01"))
        yield Found[Decimal](value=scaled, confidence=0.9, quote=value.quote, path=value.path), total


def _count(value: Value | None) -> Found[int] | None:
    number = parse_number(value.text, decimal_comma="." in value.text) if value else None
    if value is None or number is None or number <= 0:
        return None
    return Found[int](value=int(number), confidence=0.9, quote=value.quote, path=value.path)


def description(context: Context, nodes: ProductNodes) -> Found[str] | None:
    """Return what the page says about the product in prose."""
    for node in nodes.all:
        value = node.text("description")
        if value is not None and len(value.text) > _MIN_DESCRIPTION:
            return Found[str](value=value.text[:MAX_DESCRIPTION], confidence=0.9, quote=_short(value.quote), path=value.path)
    meta = context.metas.get("og:description", "description", "twitter:description")
    if meta and len(meta[0]) > _MIN_DESCRIPTION:
        return Found[str](
            value=" ".join(meta[0].split())[:MAX_DESCRIPTION], confidence=0.6, quote=_short(meta[0]), path=f"meta:{meta[1]}"
        )
    return None


_QUOTE_CHARS = 300


def _short(quote: str) -> str:
    """A long text is proved by its beginning."""
    return quote if len(quote) <= _QUOTE_CHARS else quote[:_QUOTE_CHARS].rsplit(" ", 1)[0]


def category(context: Context, name: str) -> Found[tuple[str, ...]] | None:
    """Return the breadcrumb, widest first, without the page itself."""
    for node in context.nodes:
        if "BreadcrumbList" in node.types:
            trail = [
                value
                for item in node.nodes("itemListElement")
                if (value := item.text("name", "item")) is not None and not value.text.startswith("http")
            ]
            texts = _trail([value.text for value in trail], name)
            if texts:
                return Found[tuple[str, ...]](
                    value=texts, confidence=0.9, quote=trail[min(len(trail), len(texts)) - 1].quote, path=node.path
                )
    dom = context.dom
    for element in dom.elements:
        if element.own_zone & Zone.BREADCRUMB and 1 < element.last - element.first <= _MAX_CRUMB_RUNS:
            texts = _trail([run.text for run in dom.texts[element.first : element.last]], name)
            if texts:
                return Found[tuple[str, ...]](value=texts, confidence=0.8, quote=texts[-1], path="text")
    return None


def _trail(texts: list[str], name: str) -> tuple[str, ...]:
    parts = [" ".join(text.split()).strip(" /›>»|•-") for text in texts]
    kept = [
        part
        for part in parts
        if part and any(char.isalnum() for char in part) and not is_all(part, "page.home") and len(part) < _MAX_CRUMB
    ]
    if (
        kept
        and name
        and (
            kept[-1].casefold() == name.casefold() or (kept[-1].casefold() in name.casefold() and len(kept[-1]) > 0.7 * len(name))
        )
    ):
        kept.pop()
    return tuple(dict.fromkeys(kept))


def images(context: Context, nodes: ProductNodes) -> tuple[str, ...]:
    """Return addresses of the product's pictures."""
    found: list[str] = []
    for node in (*nodes.all, *nodes.variants[:1]):
        for item in node.nodes("image"):
            value = item.text("url", "contentUrl")
            if value:
                found.append(value.literal)
        found.extend(value.literal for value in node.values("image") if value.literal.startswith(("http", "/")))
    found.extend(context.metas.all("og:image"))
    return tuple(dict.fromkeys(url for text in found if (url := absolute(context.base, text))))[:MAX_IMAGES]


def condition_name(text: str) -> Condition | None:
    """Return the condition that markup or a page's label means."""
    return _CONDITIONS.get(re.sub(r"[^a-z]", "", re.split(r"[/#]", text.strip().rstrip("/"))[-1].lower()))


def condition(nodes: ProductNodes, decision: Decision) -> Found[Condition] | None:
    """Return whether the thing is new, used, refurbished or damaged."""
    for value in _offer_values(nodes, decision, "itemCondition", "itemcondition"):
        name = condition_name(value.literal)
        if name:
            return Found[Condition](value=name, confidence=0.9, quote=value.quote, path=value.path)
    return None


def seller(nodes: ProductNodes, decision: Decision) -> Found[str] | None:
    """Return who sells."""
    for value in _offer_values(nodes, decision, "seller", "offeredBy"):
        if value.text and not value.text.startswith("http"):
            return Found[str](value=value.text, confidence=0.9, quote=value.quote, path=value.path)
    return None


def shipping(nodes: ProductNodes) -> Found[Decimal] | None:
    """Return what delivery costs, where markup says so."""
    for node in nodes.all:
        for offer in offers_of(node):
            for details in offer.node.nodes("shippingDetails"):
                for rate in details.nodes("shippingRate"):
                    value = rate.text("value", "price")
                    number = parse_number(value.text, decimal_comma=False) if value else None
                    if value is not None and number is not None and number >= 0:
                        return Found[Decimal](value=number, confidence=0.8, quote=value.quote, path=value.path)
    return None


def _offer_values(nodes: ProductNodes, decision: Decision, *keys: str) -> Iterator[Value]:
    offers = [decision.claim.offer.node] if decision.claim and decision.claim.offer else []
    offers += [offer.node for node in nodes.all for offer in offers_of(node)]
    for node in (*offers, *nodes.all):
        value = node.text(*keys)
        if value is not None:
            yield value
