"""Facts that shops print and do not mark up: condition, seller, rating, what delivery costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from emptor.extract.context import Context
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.more import BEST_RATING, condition, condition_name
from emptor.extract.fields.price import Decision
from emptor.extract.fields.price_marks import Mark, Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.sources.product import ProductNodes
from emptor.extract.wording import is_all, opening
from emptor.lexicon import fold, matcher
from emptor.models.extraction import Condition, Found, PriceTerms
from emptor.utils.numbers import parse_number
from emptor.utils.text import comparable

_PRINTED = 0.7  # confidence of what stands beside a label
_LOOSELY = 0.55
_NEAR = 60  # texts from the heading, or from the price
_NEXT = 3  # texts after a rating in which its count may stand
_MAX_SELLER, _MAX_LABEL = 60, 30  # characters
_BESIDE = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.COMMENTS
_CONDITION_LABEL, _SELLER_LABEL = "shown.condition", "shown.seller"
_CONDITIONS = {
    "condition.refurbished": Condition.REFURBISHED,
    "condition.damaged": Condition.DAMAGED,
    "condition.used": Condition.USED,
    "condition.new": Condition.NEW,
}
_CHOICE, _CHOICE_ALONE = "shown.choice", "shown.choice-alone"
_MAX_NAME = 51
_OFFERS = 400  # texts from the heading in which a page lists its offers
_OUT_OF = re.compile(r"(?<![\d.,])(\d(?:[.,]\d{1,2})?)\s*(/|[^\W\d]{1,3}(?:\s[^\W\d]{2})?)\s*(5|10)(?![\d.,])(?=\s|$|\)|\*)")
_BEFORE = re.compile(r"(\d[\d.,\s\u202f\u00a0]{0,9})\s*$")
_MAX_FIGURE = 14  # characters


def shown_condition(context: Context, pairs: list[Pair]) -> Found[Condition] | None:
    """Return the condition that stands beside a label: `Condition: Used - good`, `Zustand: Gebraucht`.

    None where the page offers the thing both new and used: the label may be of the other offer.
    """
    anchor = context.anchor
    if any(_is_choice(run.text.strip()) for run in context.dom.texts[anchor : anchor + _OFFERS]):
        return None
    for pair in pairs:
        if len(pair.label) > _MAX_LABEL or pair.element.zone & _BESIDE or not is_all(pair.label.strip(" :"), _CONDITION_LABEL):
            continue
        value = comparable(pair.value).strip()
        name = condition_name(value) or _condition_in(pair.value.strip())
        if name is not None:
            return Found[Condition](value=name, confidence=_PRINTED, quote=pair.quote, path="text")
    return None


def settled_condition(context: Context, nodes: ProductNodes, decision: Decision) -> Found[Condition] | None:
    """Return the condition: markup's, unless the page says beside a label that what markup calls new is not."""
    marked = condition(nodes, decision)
    if marked is not None and marked.value is not Condition.NEW:
        return marked
    seen = shown_condition(context, context.pairs)
    return seen if marked is None or (seen is not None and seen.value is not Condition.NEW) else marked


def _is_choice(text: str) -> bool:
    """Whether a text offers the thing new or used: `Buy used`, `New (3) from`, `Used:`."""
    match = opening(text, _CHOICE)
    return (match is not None and match.start == 0) or is_all(text.removesuffix(":"), _CHOICE_ALONE)


def _scaled(text: str) -> re.Match[str] | None:
    """A rating on its scale: `4.5 out of 5`, `4,5/5`."""
    match = _OUT_OF.search(text)
    return match if match and (match[2] == "/" or is_all(match[2], "shown.out-of")) else None


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
        if len(text) > _MAX_SELLER or run.element.zone & _BESIDE:
            continue
        match = opening(text, "shown.sold-by")
        name = text[match.end :].strip(" :.") if match is not None and match.start == 0 else ""
        if 1 < len(name) <= _MAX_NAME and name[0].isalpha():
            return Found[str](value=name, confidence=_LOOSELY, quote=text, path="text")
    return None


def shown_rating(context: Context) -> tuple[Found[Decimal] | None, Found[int] | None]:
    """Return `4.5 out of 5` near the heading, on a scale of five, and the number of reviews beside it."""
    texts, anchor = context.dom.texts, context.anchor
    for run in texts[anchor : anchor + _NEAR]:
        match = _scaled(run.text) if not run.element.zone & _BESIDE else None
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
    if match is None or number is None or not 0 < number <= Decimal(match[3]):
        return None
    best = Decimal(match[3])
    return number if best == BEST_RATING else (number * BEST_RATING / best).quantize(Decimal("0.01"))


def _count(text: str) -> Found[int] | None:
    for word in matcher("shown.reviews").find(fold(text)):
        figure = _BEFORE.search(text[max(0, word.start - _MAX_FIGURE) : word.start])
        digits = re.sub(r"\D", "", figure[1]) if figure else ""
        if figure is not None and digits and int(digits) > 0:
            quote = f"{figure[0]}{text[word.start : word.end]}"
            return Found[int](value=int(digits), confidence=_LOOSELY, quote=" ".join(quote.split()), path="text")
    return None


def shown_shipping(context: Context, decision: Decision) -> Found[Decimal] | None:
    """Return what delivery costs by an amount beside the price that words call so, unless from that amount on it is free."""
    for price, around in _beside(context, decision, Mark.SHIPPING):
        if not matcher("shown.free-from").has(around):
            return Found[Decimal](value=price.amount, confidence=_LOOSELY, quote=price.quote, path="text")
    return None


def shown_deposit(context: Context, decision: Decision) -> Found[Decimal] | None:
    """Return a refundable deposit that comes on top of the price: `zzgl. 3,10 € Pfand`. A down payment is none."""
    for price, around in _beside(context, decision, Mark.DEPOSIT):
        if matcher("price.deposit-added").has(around):
            return Found[Decimal](value=price.amount, confidence=_LOOSELY, quote=price.quote, path="text")
    return None


def shown_terms(decision: Decision) -> Found[PriceTerms] | None:
    """Return the condition under which the page prints the price, with the words that say so."""
    if decision.terms is not None:
        terms, price = decision.terms
        return Found[PriceTerms](value=terms, confidence=_PRINTED, quote=price.quote, path="text")
    claim = decision.claim
    lowest = (decision.seen and decision.seen.lowest) or (claim and claim.offer and claim.offer.aggregate and claim.offer.high)
    if not lowest:
        return None
    return Found[PriceTerms](value=PriceTerms.FROM, confidence=_LOOSELY, quote=decision.quote, path=decision.path)


def _beside(context: Context, decision: Decision, mark: Mark) -> Iterator[tuple[SeenPrice, str]]:
    """The amounts near the price that words call so and that are below it, with the folded words around each."""
    seen = decision.seen
    if seen is None:
        return
    for price in sorted(decision.prices, key=lambda other: other.place):
        beside = abs(price.place - seen.place) <= _NEAR and not price.element.zone & _BESIDE
        if price.role is Role.OTHER and mark in price.marks and beside and price.amount < seen.amount:
            yield price, fold(context.dom.joined(max(0, price.place - _NEXT), price.place + 2))
