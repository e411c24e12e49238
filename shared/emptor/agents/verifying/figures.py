"""The figures of a sentence: numbers with what they count, digits or words. What stands within a product's name is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.resolving.sentences import attribute_of
from emptor.agents.verifying.citable import PRICE, RATING, REVIEWS, Named
from emptor.utils.currency import currencies_of, find_money
from emptor.utils.numbers import parse_number
from emptor.utils.units import QuantityMatch, find_quantities

# A number that stands alone or carries a unit (`40`, `1,099.00`, `40h`); not one inside a model name (`WH-1000XM5`, `AH300`).
_FIGURE = re.compile(r"(?<![\w.,-])\d[\d.,]*(?!\d|[A-Za-z]*\d|-[A-Za-z]*\d)")
_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        "zero one two|a_couple three four five six seven eight nine ten eleven twelve|a_dozen thirteen fourteen fifteen".split()
    )
    for word in words.replace("_", " ").split("|")
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_SPELLED = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
    r"(?:[- ](?P<ones>one|two|three|four|five|six|seven|eight|nine))?"
    r"[- ](?P<noun>hours?|minutes?|days?|months?|years?|grams?|kilos?|dollars?|euros?|pounds?|stars?|reviews?|ratings?|percent|"
    r"watts?)\b",
    re.IGNORECASE,
)
_HALF_HOURS = {"half an hour": Decimal("0.5"), "an hour and a half": Decimal("1.5")}
_HALF_HOUR = re.compile("|".join(rf"\b{words}\b" for words in _HALF_HOURS), re.IGNORECASE)
_CHARGES = re.compile(
    r"\b(?:re)?charg(?:es|ing)\b[^.;]{0,48}?\b(?:takes?|in|within|needs?|after)\s+(?:about\s+)?$", re.IGNORECASE
)
_RATING_BEFORE = re.compile(r"\b(?:rat(?:ed|ing|ings|es)|scor(?:e|ed|es|ing)|stars?|average)\b[^.\d]{0,24}$", re.IGNORECASE)
_RATING_AFTER = re.compile(r"^\s*(?:out of|of|/)\s*(?:5|five|10|ten)\b|^[\s-]*stars?\b", re.IGNORECASE)
_SCALE_BEFORE = re.compile(r"(?:\bout of|/)\s*$", re.IGNORECASE)
SCALE = "scale"
_REVIEWS_BEFORE = re.compile(r"\breviews\W{1,3}$", re.IGNORECASE)
_REVIEWS_AFTER = re.compile(
    r"^\s*(?:\w+\s){0,2}?(?:reviews?|ratings?|reviewers|customers?|buyers?|owners?|users?|people|opinions)\b", re.IGNORECASE
)


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
    found = [_money(m.start, m.end, text, m.amount, currencies_of(m.symbol)) for m in find_money(masked, decimal_comma=False)]
    quantities = [q for q in find_quantities(masked, decimal_comma=False) if not _SCALE_BEFORE.search(masked[: q.start])]
    found += [_quantity(masked, q) for q in quantities if _free(q.start, q.end, found)]
    found += [
        f
        for m in _SPELLED.finditer(masked)
        if _free(m.start(), m.end(), found) and not _DETERMINER.match(m[0])
        for f in [_spelled(m)]
    ]
    found += [
        Figure(m.start(), m.end(), m.group(), _HALF_HOURS[m.group().lower()], unit="h") for m in _HALF_HOUR.finditer(masked)
    ]
    for match in _FIGURE.finditer(masked):
        token = match.group().rstrip(".,")
        number = parse_number(token, decimal_comma=False)
        end = match.start() + len(token)
        if number is not None and _free(match.start(), end, found):
            found.append(Figure(match.start(), end, token, number, attribute=_counted(masked, match.start(), end)))
    return sorted(found, key=lambda figure: figure.start)


def _free(start: int, end: int, found: Sequence[Figure]) -> bool:
    return all(end <= other.start or start >= other.end for other in found)


def _money(start: int, end: int, text: str, amount: Decimal, currencies: tuple[str, ...]) -> Figure:
    return Figure(start, end, text[start:end], amount, currencies=currencies, attribute=PRICE)


def _quantity(text: str, quantity: QuantityMatch) -> Figure:
    words = text[quantity.start : quantity.end]
    about = attribute_of(text, quantity) or (_charging(text[: quantity.start]) if quantity.dimension == "time" else None)
    return Figure(quantity.start, quantity.end, words, quantity.number, unit=quantity.unit, attribute=about)


def _charging(before: str) -> str | None:
    """A time that is said of charging, where no word names the attribute: `recharges in two hours`."""
    return "charging_time" if _CHARGES.search(before) else None


_DETERMINER = re.compile(r"one[- ](?:review|rating|star)", re.IGNORECASE)


def _spelled(match: re.Match[str]) -> Figure:
    number = _NUMBER_WORDS[match["word"].lower()] + (_NUMBER_WORDS[match["ones"].lower()] if match["ones"] else 0)
    noun = match["noun"].lower()
    written = f"{number} {noun}"
    money, quantities = find_money(written), find_quantities(written)
    if money:
        return _money(match.start(), match.end(), match.string, Decimal(number), currencies_of(money[0].symbol))
    counted = RATING if noun.startswith("star") else REVIEWS if noun.startswith(("review", "rating")) else None
    unit = quantities[0].unit if quantities else None
    if quantities and quantities[0].dimension == "time":
        counted = _charging(match.string[: match.start()])
    return Figure(match.start(), match.end(), match.group(), Decimal(number), unit=unit, attribute=counted)


def _counted(text: str, start: int, end: int) -> str | None:
    before, after = text[:start], text[end:]
    if _SCALE_BEFORE.search(before):
        return SCALE
    if _RATING_AFTER.search(after):
        return RATING
    if _REVIEWS_AFTER.search(after):
        return REVIEWS
    if _REVIEWS_BEFORE.search(before):
        return REVIEWS
    return RATING if _RATING_BEFORE.search(before) else None
