"""Degrees that are of heat or cold, though nobody says of which scale: `down to -10 degrees`, `bis 400 Grad`.

Degrees alone are of an angle, unless they are below zero or beside a word of temperature. How cold it may get is a demand to
reach as low, whatever word stands before it; how hot, to reach as high, unless it is a limit.
"""

from __future__ import annotations

from functools import cache

from emptor.agents.questions.comparators import Comparator, before
from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon import fold, matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.attributes import ATTRIBUTES
from emptor.utils.currency import find_money
from emptor.utils.units import QuantityMatch, find_quantities

_ATTRIBUTE = "temperature"
_DEGREES, _CELSIUS, _FAHRENHEIT = "°", "°C", "°F"
_SIGN = Worded(r"(?:(?<![^\s(,:])[-−–]|(?<![^\W_])«grammar.minus»\s)\s?$")
_SIGN_REACH = 8  # characters before a number in which its sign stands
_REACH = 32  # characters before a number in which a word of temperature stands
_HOT = 361  # degrees from which no angle is meant


def take_temperatures(scan: Scan) -> None:
    """Turn degrees of heat or cold into demands on the temperature."""
    for match in find_quantities(scan.text):
        if match.unit not in {_DEGREES, _CELSIUS, _FAHRENHEIT} or not scan.free(match.start, match.end):
            continue
        sign = _SIGN.search(scan.folded, max(0, match.start - _SIGN_REACH), match.start)
        cold = sign is not None or match.number < 0
        if match.unit == _DEGREES and not (cold or match.number >= _HOT or _is_told(scan, match)):
            continue
        if not cold and match.unit != _DEGREES:
            continue  # the rule for quantities reads what has its scale
        _add(scan, match, sign.start() if sign else match.start, cold=cold)


def _add(scan: Scan, match: QuantityMatch, start: int, *, cold: bool) -> None:
    comparator = before(scan.folded, start)
    number = -abs(match.number) if cold else match.number
    unit = match.unit if match.unit != _DEGREES else _scale(scan)
    op = Op.LE if cold else _op(scan, comparator)
    first = comparator.start if comparator else start
    scan.add(Draft(first if scan.free(first, start) else start, match.end, _ATTRIBUTE, op, number=number, unit=unit))


def _op(scan: Scan, comparator: Comparator | None) -> Op:
    """`up to 400 degrees` wants as much; `at most 400 degrees` is a limit."""
    if comparator is None or comparator.op is None:
        return Op.GE
    reaches = matcher("comparator.up-to").fullmatch(scan.folded[comparator.start : comparator.end].strip())
    return Op.GE if reaches else comparator.op


def _scale(scan: Scan) -> str:
    """Who pays in dollars of the United States has Fahrenheit; all others Celsius."""
    american = scan.language == "en" and any(money.currency == "USD" for money in find_money(scan.text))
    return _FAHRENHEIT if american else _CELSIUS


def _is_told(scan: Scan, match: QuantityMatch) -> bool:
    near = scan.folded[max(0, match.start - _REACH) : match.start]
    return any(word in near for word in _words())


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(label) for label in ATTRIBUTES[_ATTRIBUTE].labels if " " not in label)
