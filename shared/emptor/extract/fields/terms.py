"""The terms of an offer: the last day of its price, how long delivery takes, how long it can be returned, what a unit costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from emptor.extract.context import Context
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.price import Decision
from emptor.extract.fields.price_marks import Mark, Role
from emptor.extract.fields.price_words import AmountWords
from emptor.extract.offers import offers_of
from emptor.extract.sources.node import Node, Value
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all, opening
from emptor.lexicon import Match, fold, folded, matcher
from emptor.models.extraction import Found
from emptor.utils.numbers import parse_number

_MARKED, _LABELLED, _PRINTED = 0.9, 0.7, 0.6  # confidence by where a fact stands
_BESIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.REVIEWS | Zone.COMMENTS
_NEAR_PRICE = 40  # texts from the price to that of a unit
_TERMS = 250  # texts from the heading in which a page prints what delivery and returns are like
_MAX_TEXT, _MAX_LABEL = 120, 40  # characters
_AFTER = 40  # characters after an amount in which its unit stands
_MAX_DELIVERY, _MAX_RETURN = 365, 400  # days
_MIN_RETURN = 7
_WEEK = 7  # days
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]?\d)")
_CLASS = re.compile(r"[A-G]\+{0,3}")
_CLASS_NAME = re.compile(r"EnergyEfficiencyCategory([A-G])([1-3]?)(?:Plus)?$")
_DELIVERY, _RETURN, _ENERGY = "shown.delivery", "shown.return", "shown.energy"
_DAY, _WEEKS = "shown.day", "shown.week"


class UnitPrice(NamedTuple):
    """The price of one unit, and the unit as the page gives it: `kg`, `100 g`."""

    amount: Found[Decimal]
    unit: str


def valid_until(nodes: ProductNodes) -> Found[date] | None:
    """Return the last day of the price, where markup gives one."""
    for value in _offer_values(nodes, "priceValidUntil"):
        match = _ISO_DATE.match(value.literal)
        try:
            day = date.fromisoformat(match.group()) if match else None
        except ValueError:
            continue
        if day is not None:
            return Found[date](value=day, confidence=_MARKED, quote=value.quote, path=value.path)
    return None


def delivery_days(context: Context, nodes: ProductNodes, pairs: list[Pair]) -> Found[int] | None:
    """Return the longest time that delivery takes, in days, as markup gives the time in transit or the page prints it."""
    return _marked_delivery(nodes) or _shown_delivery(context, pairs)


def _marked_delivery(nodes: ProductNodes) -> Found[int] | None:
    for offer in _offers(nodes):
        for details in offer.nodes("shippingDetails"):
            for times in details.nodes("deliveryTime"):
                for transit in times.nodes("transitTime"):
                    found = _counted(transit.text("maxValue", "value"), _MAX_DELIVERY)
                    if found is not None:
                        return found
    return None


def _shown_delivery(context: Context, pairs: list[Pair]) -> Found[int] | None:
    for pair in pairs:
        if len(pair.label) <= _MAX_LABEL and not pair.element.zone & _BESIDE and is_all(pair.label.strip(" :"), _DELIVERY):
            days = _longest(pair.value)
            if days is not None and days <= _MAX_DELIVERY:
                return Found[int](value=days, confidence=_LABELLED, quote=pair.quote, path="text")
    for text in _near(context):
        days = _longest(text) if opening(text, _DELIVERY) is not None else None
        if days is not None and days <= _MAX_DELIVERY:
            return Found[int](value=days, confidence=_PRINTED, quote=text, path="text")
    return None


def return_days(context: Context, nodes: ProductNodes) -> Found[int] | None:
    """Return within how many days the thing can be sent back."""
    for holder in (*nodes.all, *_offers(nodes)):
        for policy in holder.nodes("hasMerchantReturnPolicy"):
            found = _counted(policy.text("merchantReturnDays"), _MAX_RETURN)
            if found is not None:
                return found
    for text in _near(context):
        keys = {match.key for match in matcher(_RETURN, _DAY, _WEEKS).all(fold(text))}
        days = _longest(text) if _RETURN in keys and len(keys) > 1 else None
        if days is not None and _MIN_RETURN <= days <= _MAX_RETURN:
            return Found[int](value=days, confidence=_PRINTED, quote=text, path="text")
    return None


def unit_price(context: Context, nodes: ProductNodes, decision: Decision) -> UnitPrice | None:
    """Return what a unit of weight, volume, length or number costs, from markup or from beside the price."""
    return _marked_unit_price(nodes) or _shown_unit_price(context, decision)


def _marked_unit_price(nodes: ProductNodes) -> UnitPrice | None:
    for offer in _offers(nodes):
        for specification in offer.nodes("priceSpecification"):
            price = specification.text("price")
            for quantity in specification.nodes("referenceQuantity"):
                number = parse_number(price.text, decimal_comma=False) if price else None
                unit = quantity.text("unitText", "unitCode")
                count = quantity.text("value")
                if price is not None and number is not None and unit is not None:
                    name = (
                        unit.text.lower() if count is None or count.text in {"1", "1.0"} else f"{count.text} {unit.text.lower()}"
                    )
                    return UnitPrice(Found[Decimal](value=number, confidence=_MARKED, quote=price.quote, path=price.path), name)
    return None


def _shown_unit_price(context: Context, decision: Decision) -> UnitPrice | None:
    seen = decision.seen
    if seen is None:
        return None
    for other in decision.prices:
        beside = abs(other.place - seen.place) <= _NEAR_PRICE and not other.element.zone & _BESIDE
        if other.role is not Role.OTHER or Mark.UNIT not in other.marks or not beside:
            continue
        words = context.dom.joined(other.place, min(other.element.last + 2, len(context.dom.texts)))
        after = words.partition(other.quote)[2]
        unit = AmountWords("", after[:_AFTER]).unit
        if unit is not None:
            return UnitPrice(Found[Decimal](value=other.amount, confidence=_LABELLED, quote=other.quote, path="text"), unit)
    return None


def energy_class(nodes: ProductNodes, pairs: list[Pair]) -> Found[str] | None:
    """Return the class of the European energy label: `A` to `G`, or the older `A+` to `A+++`."""
    for node in nodes.all:
        for details in node.nodes("hasEnergyConsumptionDetails"):
            value = details.text("hasEnergyEfficiencyCategory")
            match = _CLASS_NAME.search(value.literal) if value else None
            if value is not None and match is not None:
                pluses = int(match[2] or 0) if value.literal.endswith("Plus") else 0
                return Found[str](value=match[1] + "+" * pluses, confidence=_MARKED, quote=value.quote, path=value.path)
    for pair in pairs:
        if len(pair.label) <= _MAX_LABEL and not pair.element.zone & _BESIDE and is_all(pair.label.strip(" :"), _ENERGY):
            match = _CLASS.match(pair.value.strip())
            if match is not None and not pair.value.strip()[match.end() :][:1].isalnum():
                return Found[str](value=match.group(), confidence=_LABELLED, quote=pair.quote, path="text")
    return None


def _offers(nodes: ProductNodes) -> Iterator[Node]:
    yield from (offer.node for node in nodes.all for offer in offers_of(node))


def _offer_values(nodes: ProductNodes, key: str) -> Iterator[Value]:
    yield from (value for offer in _offers(nodes) for value in offer.values(key))


def _counted(value: Value | None, limit: int) -> Found[int] | None:
    """A number of days that markup gives."""
    if value is None or not value.text.isdigit() or not 0 < int(value.text) <= limit:
        return None
    return Found[int](value=int(value.text), confidence=_MARKED, quote=value.quote, path=value.path)


def _near(context: Context) -> Iterator[str]:
    """The short texts below the heading that are the page's own and hold a number."""
    for run in context.dom.texts[context.anchor : context.anchor + _TERMS]:
        if len(run.text) <= _MAX_TEXT and not run.element.zone & _BESIDE and _NUMBER.search(run.text):
            yield " ".join(run.text.split())


def _longest(text: str) -> int | None:
    """The highest number of days or weeks that a text gives, in days: `1-3 working days`, `2 Wochen`."""
    folded = fold(text)
    spans = matcher(_DAY, _WEEKS).all(folded)
    counted = [(int(number.group()), span) for number in _NUMBER.finditer(folded) if (span := _span_of(number, spans, folded))]
    return max((count * (_WEEK if span.key == _WEEKS else 1) for count, span in counted), default=None)


def _span_of(number: re.Match[str], spans: list[Match], text: str) -> Match | None:
    """The word of days or weeks that follows a number, another of a range between them or not."""
    following = next((span for span in spans if span.start >= number.end()), None)
    if following is None:
        return None
    between = text[number.end() : following.start]
    ranges = not any(map(str.isalpha, between)) or between.strip(" -–0123456789") in folded("shown.range")
    return following if ranges else None
