"""Facts that shops print and do not mark up: condition, seller, rating, what delivery costs."""

from __future__ import annotations

import re
from decimal import Decimal

from emptor.extract.context import Context
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.more import BEST_RATING, condition_name
from emptor.extract.fields.price import Decision
from emptor.extract.fields.price_dom import Role
from emptor.extract.wording import is_all, opening
from emptor.models.extraction import Condition, Found
from emptor.utils.numbers import parse_number
from emptor.utils.text import fold

_PRINTED = 0.7  # confidence of what stands beside a label
_LOOSELY = 0.55
_NEAR = 60  # texts from the heading, or from the price
_NEXT = 3  # texts after a rating in which its count may stand
_MAX_SELLER, _MAX_LABEL = 60, 30  # characters
_BESIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.COMMENTS
_CONDITION_LABEL, _SELLER_LABEL = "shown.condition", "shown.seller"
_CONDITIONS = {
    "shown.refurbished": Condition.REFURBISHED,
    "shown.damaged": Condition.DAMAGED,
    "shown.used": Condition.USED,
    "shown.new": Condition.NEW,
}
_CHOICE = re.compile(
    r"(?:buy\s+(?:new|used)|(?:new|used|neu|gebraucht)\s+(?:from|ab|&|und|and|\(\d)|(?:new|used):?$)", re.IGNORECASE
)
_OFFERS = 400  # texts from the heading in which a page lists its offers
_SOLD_BY = re.compile(
    r"^(?:sold|verkauf|verkauft|vendu|vendido|venduto|verkocht)\s+(?:by|durch|par|por|da|door)\s*:?\s+([^\W\d].{1,50})$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?<![\d.,])(\d(?:[.,]\d{1,2})?)\s*(?:/|out\s+of|von|sur|de|su|van|av|z|из)\s*(5|10)(?![\d.,])(?=\s|$|\)|\*)", re.IGNORECASE
)
_FREE_FROM = re.compile(
    r"free|over\b|above|frei\b|kostenlos|gratis|gratuit|offert|zdarma|zadarmo|"
    r"darmow|бесплатн|(?<![^\W\d_])(?:ab|dès|od|oltre|nad|vanaf)(?![^\W\d_])|más de|powyżej",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(\d[\d.,\s\u202f\u00a0]{0,9})\s*(?:customer\s+|global\s+)?(?:reviews?|ratings?|bewertung\w*|rezension\w*|avis|opiniones|valoraciones|recensioni|avaliaç\w+|beoordeling\w*|opini[ie]\w*|hodnocení|recenz\w*|отзыв\w*|レビュー)",
    re.IGNORECASE,
)


def shown_condition(context: Context, pairs: list[Pair]) -> Found[Condition] | None:
    """Return the condition that stands beside a label: `Condition: Used - good`, `Zustand: Gebraucht`.

    None where the page offers the thing both new and used: the label may be of the other offer.
    """
    anchor = context.anchor
    if any(_CHOICE.match(run.text.strip()) for run in context.dom.texts[anchor : anchor + _OFFERS]):
        return None
    for pair in pairs:
        if len(pair.label) > _MAX_LABEL or pair.element.zone & _BESIDE or not is_all(pair.label.strip(" :"), _CONDITION_LABEL):
            continue
        value = fold(pair.value).strip()
        name = condition_name(value) or _condition_in(pair.value.strip())
        if name is not None:
            return Found[Condition](value=name, confidence=_PRINTED, quote=pair.quote, path="text")
    return None


def _condition_in(text: str) -> Condition | None:
    """The condition with whose words a text begins: `Used - good`."""
    match = opening(text, *_CONDITIONS)
    return _CONDITIONS[match.key] if match is not None and match.start == 0 else None


def shown_seller(context: Context, pairs: list[Pair]) -> Found[str] | None:
    """Return who sells by a label, or by a short text near the heading: `Sold by Lamp House`."""
    for pair in pairs:
        if len(pair.label) > _MAX_LABEL or len(pair.value) > _MAX_SELLER or pair.element.zone & _BESIDE:
            continue
        if is_all(pair.label.strip(" :"), _SELLER_LABEL):
            return Found[str](value=pair.value, confidence=_PRINTED, quote=pair.quote, path="text")
    for run in context.dom.texts[context.anchor : context.anchor + _NEAR]:
        text = " ".join(run.text.split())
        match = _SOLD_BY.match(text) if len(text) <= _MAX_SELLER and not run.element.zone & _BESIDE else None
        if match:
            return Found[str](value=match[1].strip(" ."), confidence=_LOOSELY, quote=text, path="text")
    return None


def shown_rating(context: Context) -> tuple[Found[Decimal] | None, Found[int] | None]:
    """Return `4.5 out of 5` near the heading, on a scale of five, and the number of reviews beside it."""
    texts, anchor = context.dom.texts, context.anchor
    for run in texts[anchor : anchor + _NEAR]:
        match = _OUT_OF.search(run.text) if not run.element.zone & _BESIDE else None
        scaled = rating_in(match[0]) if match else None
        if match is None or scaled is None:
            continue
        count = next((found for other in texts[run.index : run.index + _NEXT + 1] if (found := _count(other.text))), None)
        return Found[Decimal](value=scaled, confidence=_LOOSELY, quote=match[0], path="text"), count
    return None, None


def rating_in(text: str) -> Decimal | None:
    """Return the first rating that a text prints (`4.5 out of 5`, `8,2/10`) on a scale of five."""
    match = _OUT_OF.search(text)
    number = parse_number(match[1], decimal_comma="," in match[1]) if match else None
    if match is None or number is None or not 0 < number <= Decimal(match[2]):
        return None
    best = Decimal(match[2])
    return number if best == BEST_RATING else (number * BEST_RATING / best).quantize(Decimal("0.01"))


def _count(text: str) -> Found[int] | None:
    match = _COUNT.search(text)
    digits = re.sub(r"\D", "", match[1]) if match else ""
    if match is None or not digits or int(digits) == 0:
        return None
    return Found[int](value=int(digits), confidence=_LOOSELY, quote=" ".join(match[0].split()), path="text")


def shown_shipping(context: Context, decision: Decision) -> Found[Decimal] | None:
    """Return what delivery costs by an amount beside the price that words call so, unless from that amount on it is free."""
    seen = decision.seen
    if seen is None:
        return None
    for price in sorted(decision.prices, key=lambda other: other.place):
        beside = abs(price.place - seen.place) <= _NEAR and not price.element.zone & _BESIDE
        if price.role is not Role.OTHER or "shipping-3.0" not in price.reasons or not beside or price.amount >= seen.amount:
            continue
        around = context.dom.joined(max(0, price.place - _NEXT), price.place + 2)
        if not _FREE_FROM.search(around):
            return Found[Decimal](value=price.amount, confidence=_LOOSELY, quote=price.quote, path="text")
    return None
