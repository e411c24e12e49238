"""Quantities in running text and tables: `up to 30 hours`, `27-inch`, `5 h 30 min`, `1,5 kg`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NamedTuple

from emptor.utils.numbers import APOSTROPHES, is_ambiguous, read_token
from emptor.utils.units_table import FAHRENHEIT_OFFSET, FAHRENHEIT_STEP, UNITS, Unit

_PRECISION = 28
_SIGNIFICANT = 12  # digits kept after a conversion: more than any page prints, fewer than rounding noise

_BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in UNITS}
_EXACT: dict[str, Unit] = {form: unit for unit in UNITS for form in (*unit.exact, unit.symbol)}
_WORDS: dict[str, Unit] = {
    form.casefold(): unit for unit in reversed(UNITS) for form in (*unit.exact, *unit.words) if form not in {"M", "G"}
}
_WORDS |= {form.casefold(): unit for unit in UNITS for form in unit.words}


@dataclass(frozen=True, slots=True)
class QuantityMatch:
    """A number with its unit as printed at `text[start:end]`; `unit` is canonical (`h`, `kg`, `inch`)."""

    start: int
    end: int
    number: Decimal
    unit: str
    dimension: str


# A space groups digits only where the last group ends like a round number: "10 000 mAh", never "iPhone 12 128 GB".
_NUMBER = rf"\d+(?:[{APOSTROPHES}]\d{{3}}(?!\d)|[\u00a0\u202f\u2009]\d{{3}}(?!\d)|\x20\d00(?!\d)|[.,]\d+)*"
_FRACTIONS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅓": "0.333",
    "⅔": "0.667",
}


class _Printed(NamedTuple):
    """A number and the unit behind it, as they stand at `text[start:end]`."""

    start: int
    end: int
    digits: str
    fraction: str  # ½
    over: tuple[str, str] | None  # 3 and 4 of `1 3/4`
    gap: str
    unit: str


class _Forms:
    """Printed forms of units, looked up behind a place of a text: the longest that fits."""

    def __init__(self, forms: set[str], ends: re.Pattern[str]) -> None:
        self._forms, self._ends = forms, ends
        self._lengths = {
            first: sorted({len(form) for form in forms if form[0] == first}, reverse=True)
            for first in {form[0] for form in forms}
        }

    def at(self, text: str, start: int) -> int | None:
        """Return where the longest form ends that begins at a place; `text` is in the case and spacing of the forms."""
        for length in self._lengths.get(text[start : start + 1], ()):
            end = start + length
            if end <= len(text) and text[start:end] in self._forms and not self._ends.match(text, end):
                return end
        return None


_FORMS = {form for unit in UNITS for form in (*unit.exact, *unit.words)}
_LETTERED = {form for form in _FORMS if form[-1].isalnum() or form[-1] == "."}  # one must not go on with a letter or digit
_SIGNS = _Forms(_FORMS - _LETTERED, re.compile(r"[^\W\d_]"))
_NAMES = _Forms({form.lower() for form in _LETTERED}, re.compile(r"[^\W_]"))
_FIRST = frozenset(form[0].lower() for form in _FORMS)
_REACH = max(map(len, _FORMS)) + 1  # characters behind a number in which its unit and what ends it stand

_NUMBERED = re.compile(
    rf"(?<![\w.,])(?P<n>{_NUMBER})(?:(?:\s(?P<a>\d{{1,2}})[/⁄](?P<b>\d{{1,2}}))|\s?(?P<f>[½¼¾⅛⅜⅝⅞⅓⅔]))?"
    r"(?P<gap>\s?[-‑–]\s?|[\s\u00a0\u202f]{0,2})"
)
_APOSTROPHE = re.compile(rf"[{APOSTROPHES}]")
_JOIN = re.compile(r"[\s,]{0,3}(?:and|und|et|y|e|&)?[\s]{0,2}")
_HOURS_GLUED = re.compile(r"(?<![\w.,])(\d{1,3})\s?[hH]\s?([0-5]\d)(?!\w)")
_PARTS = {("h", "min"), ("min", "s"), ("day", "h"), ("year", "month"), ("lb", "oz"), ("ft", "inch"), ("m", "cm")}
_FEET_MARKS = frozenset({"'", "′"})
_SPACE = re.compile(r"\s")
_DIGIT_NEXT = re.compile(r"\s?\d")
_PER_ANOTHER = re.compile(r"\s?/\s?(?:[a-zµ]{1,4}\b|[a-zµ]{1,2}[²³])")  # `8 g/cm`: no mass, but mass for a length
_OF_RATES = frozenset({"volume", "mass", "length"})  # `150 kWh/year` is still energy
_NOT_INCHES = re.compile(r"\s(?:stock|the|a|an|one|store|our|your|this|\d{4})\b", re.IGNORECASE)
_GLUED_ONLY = frozenset({"a", "d", "an", "u", "mo", "ch", "cal", "to", "To", "go"})  # words of some language
_DECADE = re.compile(r"(?:1[89]|20)?\d0")
_QUOTE_MARKS = frozenset({'"', "”", "“", "''"})
_LARGEST_SCREEN_IN = 1000
_COLDEST_LIGHT_K = 1000  # below this, "4K" is a resolution
# Units nobody prints with three decimals: `5.000 mAh` is five thousand.
_WHOLE_UNITS = frozenset({"mAh", "rpm", "BTU", "dpi", "lm", "nit", "ppi", "fps", "l/h", "g/h"})


def find_quantities(text: str, *, decimal_comma: bool | None = None) -> list[QuantityMatch]:
    """Return every number with a unit in `text`, in order; parts such as `5 h 30 min` or `6 ft 2 in` become one.

    Args:
        text: running text or a table cell, in any language.
        decimal_comma: how to read `1,500` and `1.500`, as for `parse_number`. By default a point is decimal and a comma groups.
    """
    singles = [found for printed in _printed(text) if (found := _read(printed, text, decimal_comma))]
    glued = [QuantityMatch(m.start(), m.end(), _hours(m), "h", "time") for m in _HOURS_GLUED.finditer(text)]
    return _merge(_without_overlap(glued, singles), text)


def _printed(text: str) -> Iterator[_Printed]:
    """Numbers with a unit behind them, from left to right."""
    at = 0
    while match := _NUMBERED.search(text, at):
        printed = _with_unit(match, text)
        if printed is not None:
            yield printed
        at = printed.end if printed else match.start() + 1


def _with_unit(match: re.Match[str], text: str) -> _Printed | None:
    end = _unit_end(text, match.end())
    if end is not None:
        over = (match["a"], match["b"]) if match["a"] else None
        return _Printed(match.start(), end, match["n"], match["f"] or "", over, match["gap"], text[match.end() : end])
    for mark in reversed(list(_APOSTROPHE.finditer(text, match.start(), match.end("n")))):  # `5'100`: feet, and no thousands
        if (end := _unit_end(text, mark.start())) is not None:
            return _Printed(match.start(), end, text[match.start() : mark.start()], "", None, "", text[mark.start() : end])
    return None


def _unit_end(text: str, at: int) -> int | None:
    if text[at : at + 1].lower() not in _FIRST:
        return None
    behind = _SPACE.sub(" ", text[at : at + _REACH])
    end = _SIGNS.at(behind, 0)
    if end is None:
        low = behind.lower()
        end = _NAMES.at(low if len(low) == len(behind) else "".join(char.lower()[0] for char in behind), 0)
    return None if end is None else at + end


def unit_of(form: str) -> str | None:
    """Return the canonical unit that a printed form means (`Stunden` gives `h`, `lbs` gives `lb`), or None."""
    unit = _lookup(form.strip())
    return unit.symbol if unit else None


def unit_words() -> frozenset[str]:
    """Return every word that names a unit, in lower case: `litres`, `stunden`; signs and single letters are left out."""
    return frozenset(word for unit in UNITS for word in unit.words if word.isalpha())


def dimension_of(unit: str) -> str | None:
    """Return the dimension of a unit, canonical or printed: `kg` gives `mass`."""
    found = _lookup(unit.strip())
    return found.dimension if found else None


def convert(number: Decimal, from_unit: str, to_unit: str) -> Decimal | None:
    """Return `number` in another unit of the same dimension, or None when the units do not measure the same."""
    source, target = _lookup(from_unit), _lookup(to_unit)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    if source.symbol == target.symbol:
        return number
    with localcontext() as context:
        context.prec = _PRECISION
        if source.dimension == "temperature":
            exact = _temperature(number, source.symbol)
        else:
            exact = number * source.factor / target.factor
        context.prec = _SIGNIFICANT
        rounded = +exact
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def _temperature(number: Decimal, source: str) -> Decimal:
    if source == "°C":
        return number * FAHRENHEIT_STEP + FAHRENHEIT_OFFSET
    return (number - FAHRENHEIT_OFFSET) / FAHRENHEIT_STEP


def _lookup(form: str) -> Unit | None:
    collapsed = re.sub(r"\s+", " ", form)
    return _BY_SYMBOL.get(collapsed) or _EXACT.get(collapsed) or _WORDS.get(collapsed.casefold())


def _read(printed: _Printed, text: str, decimal_comma: bool | None) -> QuantityMatch | None:
    unit = _lookup(printed.unit)
    number = _number(printed, decimal_comma, whole_unit=unit.symbol in _WHOLE_UNITS) if unit else None
    if unit is None or number is None or not _plausible(printed, unit, number, text) or _is_per_another(text, unit, printed.end):
        return None
    start = printed.start
    if unit.dimension == "temperature" and text[max(0, start - 2) : start].strip(" (").endswith(("-", "−")):
        start, number = text.rindex(text[max(0, start - 2) : start].strip(" (")[-1], 0, start), -number
    return QuantityMatch(start, printed.end, number, unit.symbol, unit.dimension)


def _number(printed: _Printed, decimal_comma: bool | None, *, whole_unit: bool) -> Decimal | None:
    if is_ambiguous(printed.digits) and whole_unit:
        decimal_comma = "." in printed.digits  # the separator groups
    number = read_token(printed.digits, decimal_comma=decimal_comma)
    if number is None:
        return None
    if printed.fraction:
        return number + Decimal(_FRACTIONS[printed.fraction])
    if printed.over and int(printed.over[1]):
        return number + Decimal(printed.over[0]) / Decimal(printed.over[1])
    return number


def _plausible(printed: _Printed, unit: Unit, number: Decimal, text: str) -> bool:
    """Reject forms that are words or punctuation here: a closing quotation mark, `5 in stock`, `the 1990s`, `4 A`."""
    form, gap = printed.unit, printed.gap
    if unit.symbol == "K":
        return number >= _COLDEST_LIGHT_K
    if form in _QUOTE_MARKS:
        return not gap.strip() and text.count(form, 0, printed.start) % 2 == 0 and number < _LARGEST_SCREEN_IN
    if form in _FEET_MARKS:
        return not gap and _DIGIT_NEXT.match(text, printed.end) is not None
    if form.lower() == "in" and gap == " ":
        return _NOT_INCHES.match(text, printed.end) is None
    if form in _GLUED_ONLY and gap:
        return False
    return not (form == "s" and not gap and _DECADE.fullmatch(printed.digits))


def _is_per_another(text: str, unit: Unit, end: int) -> bool:
    """Whether a unit goes on as `per` another one in a way that the table does not have: what is measured is something else."""
    match = _PER_ANOTHER.match(text, end) if unit.dimension in _OF_RATES else None
    return match is not None and _lookup(match.group().strip(" /")) is not None


def _hours(match: re.Match[str]) -> Decimal:
    return Decimal(match[1]) + (Decimal(match[2]) / 60).quantize(Decimal("0.0001")).normalize()


def _without_overlap(first: list[QuantityMatch], second: list[QuantityMatch]) -> list[QuantityMatch]:
    kept = first + [q for q in second if all(q.end <= other.start or q.start >= other.end for other in first)]
    return sorted(kept, key=lambda q: q.start)


def _merge(found: list[QuantityMatch], text: str) -> list[QuantityMatch]:
    merged: list[QuantityMatch] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if last and (last.unit, quantity.unit) in _PARTS and _JOIN.fullmatch(text, last.end, quantity.start):
            part = convert(quantity.number, quantity.unit, last.unit)
            merged[-1] = QuantityMatch(last.start, quantity.end, last.number + (part or 0), last.unit, last.dimension)
        else:
            merged.append(quantity)
    return merged
