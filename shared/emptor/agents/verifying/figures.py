"""The figures of a sentence: numbers with what they count, digits or words. What stands within a product's name is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.resolving.sentences import attribute_of
from emptor.agents.verifying.citable import PRICE, RATING, REVIEWS, Named
from emptor.lexicon import Match, fold, matcher
from emptor.lexicon.beside import SPACE, after, before
from emptor.lexicon.numbers import ANY, number_concepts, value_of
from emptor.utils.currency import currencies_of, find_money
from emptor.utils.numbers import parse_number
from emptor.utils.units import QuantityMatch, find_quantities

# A number that stands alone or carries a unit (`40`, `1,099.00`, `40h`); not one inside a model name (`WH-1000XM5`, `AH300`).
_FIGURE = re.compile(r"(?<![\w.,-])\d[\d.,]*(?!\d|[A-Za-z]*\d|-[A-Za-z]*\d)")
_SOME = {"said.zero": 0, "said.couple": 2}
_TEN = 10
_JOINED = re.compile(r"[- ]")
_HALF_HOURS = {"said.half-hour": Decimal("0.5"), "said.hour-and-half": Decimal("1.5")}
_IN_CLAUSE = re.compile(r"[^.;]{0,48}")
_NEAR = re.compile(r"[^.\d]{0,24}")
_SPACES = re.compile(r"\s*")
_SPACES_OR_HYPHENS = re.compile(r"[\s-]*")
_SLASH_BEFORE = re.compile(r"/\s{0,8}$")
_SCALE_AFTER = re.compile(r"\s{0,8}/\s{0,8}(?:5|10)\b")
_MARKS = re.compile(r"\W{1,3}")
_TWO_WORDS = re.compile(r"\s{0,8}(?:\w{1,40}\s){0,2}")
SCALE = "scale"


@dataclass(frozen=True)
class Figure:
    """A number of a sentence, and what it counts: money, a quantity with a unit, a rating, reviews, or nothing that is said."""

    start: int
    end: int
    text: str
    number: Decimal
    unit: str | None = None
    currencies: tuple[str, ...] = ()
    attribute: str | None = None


def figures_of(text: str, spare: Sequence[Named] = ()) -> list[Figure]:
    """The figures of a sentence. What stands within a product's name (`Drift 2`) is none."""
    masked = text
    for name in spare:
        masked = masked[: name.start] + " " * (name.end - name.start) + masked[name.end :]
    folded = fold(masked)
    found = [_money(m.start, m.end, text, m.amount, currencies_of(m.symbol)) for m in find_money(masked, decimal_comma=False)]
    quantities = [q for q in find_quantities(masked, decimal_comma=False) if not _is_scale(folded, q.start)]
    found += [_quantity(masked, q) for q in quantities if _free(q.start, q.end, found)]
    found += [figure for figure in _spelled(masked, folded) if _free(figure.start, figure.end, found)]
    found += [
        Figure(m.start, m.end, masked[m.start : m.end], _HALF_HOURS[m.key], unit="h") for m in matcher(*_HALF_HOURS).find(folded)
    ]
    for match in _FIGURE.finditer(masked):
        token = match.group().rstrip(".,")
        number = parse_number(token, decimal_comma=False)
        end = match.start() + len(token)
        if number is not None and _free(match.start(), end, found):
            found.append(Figure(match.start(), end, token, number, attribute=_counted(folded, match.start(), end)))
    return sorted(found, key=lambda figure: figure.start)


def _free(start: int, end: int, found: Sequence[Figure]) -> bool:
    return all(end <= other.start or start >= other.end for other in found)


def _money(start: int, end: int, text: str, amount: Decimal, currencies: tuple[str, ...]) -> Figure:
    return Figure(start, end, text[start:end], amount, currencies=currencies, attribute=PRICE)


def _quantity(text: str, quantity: QuantityMatch) -> Figure:
    words = text[quantity.start : quantity.end]
    about = attribute_of(text, quantity) or (_charging(fold(text), quantity.start) if quantity.dimension == "time" else None)
    return Figure(quantity.start, quantity.end, words, quantity.number, unit=quantity.unit, attribute=about)


def _charging(folded: str, at: int) -> str | None:
    """A time that is said of charging, where no word names the attribute: `recharges in two hours`."""
    takes = before(folded, at, SPACE, "said.charging-takes")
    return "charging_time" if takes and before(folded, takes.start, _IN_CLAUSE, "said.charges") else None


def _spelled(text: str, folded: str) -> Iterator[Figure]:
    """Numbers in words before what they count: `two hours`, `twenty-one reviews`; `one review` is no number of reviews."""
    for noun in matcher("said.noun").find(folded):
        ones = before(folded, noun.start, _JOINED, *_SOME, *number_concepts(*ANY))
        if ones is None:
            continue
        tens = before(folded, ones.start, _JOINED, *number_concepts(*ANY)) if _value(ones) < _TEN else None
        first = tens if tens and _value(tens) > _TEN and not _value(tens) % _TEN else None
        number = _value(ones) + (_value(first) if first else 0)
        if number != 1 or noun.key == "said.noun.other":
            yield _in_words(text, folded, (first or ones).start, noun, number)


def _value(word: Match) -> int:
    return _SOME.get(word.key) or value_of(word.key) or 0


def _in_words(text: str, folded: str, start: int, noun: Match, number: int) -> Figure:
    written = f"{number} {folded[noun.start : noun.end]}"
    money, quantities = find_money(written), find_quantities(written)
    if money:
        return _money(start, noun.end, text, Decimal(number), currencies_of(money[0].symbol))
    counted = {"said.noun.stars": RATING, "said.noun.reviews": REVIEWS}.get(noun.key)
    unit = quantities[0].unit if quantities else None
    if quantities and quantities[0].dimension == "time":
        counted = _charging(folded, start)
    return Figure(start, noun.end, text[start : noun.end], Decimal(number), unit=unit, attribute=counted)


def _counted(folded: str, start: int, end: int) -> str | None:
    if _is_scale(folded, start):
        return SCALE
    if _is_rating(folded, end):
        return RATING
    if after(folded, end, _TWO_WORDS, "said.reviewers") or before(folded, start, _MARKS, "said.reviews"):
        return REVIEWS
    return RATING if before(folded, start, _NEAR, "said.rating") else None


def _is_scale(folded: str, start: int) -> bool:
    """`out of 5`, `/ 10`: what a rating is out of."""
    return before(folded, start, _SPACES, "said.out-of") is not None or _SLASH_BEFORE.search(folded[:start]) is not None


def _is_rating(folded: str, end: int) -> bool:
    """A scale or stars follow: `4.6 out of 5`, `4.6 of five`, `4.6 stars`."""
    of = after(folded, end, _SPACES, "said.out-of", "said.of")
    scale = of is not None and after(folded, of.end, _SPACES, "said.scale") is not None
    return (
        scale or _SCALE_AFTER.match(folded, end) is not None or after(folded, end, _SPACES_OR_HYPHENS, "said.stars") is not None
    )
