"""Numbers as people and JSON should see them: amounts without an exponent, binary fractions without their noise."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_AMOUNT_PLACES = 9  # as finely as the ledger counts: its columns are numeric(18, 9)
_USUAL_PLACES = 2  # kept even when they are zeros: `0.50`
_FLOAT_PLACES = 4  # a hundredth of a percent of a score; a tenth of a microsecond of a time in milliseconds


def plain_decimal(number: Decimal) -> str:
    """Return a decimal number without an exponent: at most nine places, no zeros behind the second.

    >>> plain_decimal(Decimal("0E-9")), plain_decimal(Decimal("129.90")), plain_decimal(Decimal("0.000450000"))
    ('0.00', '129.90', '0.00045')
    """
    if not number.is_finite():
        return str(number)
    whole, _, places = f"{number:f}".partition(".")
    if len(places) > _AMOUNT_PLACES:
        whole, _, places = f"{number:.{_AMOUNT_PLACES}f}".partition(".")
    places = places[:_USUAL_PLACES] + places[_USUAL_PLACES:].rstrip("0")
    return f"{whole}.{places}" if places else whole


def plain_float(number: float) -> float:
    """Return a float with at most four decimal places: 0.68 for 0.6799999999999999."""
    return round(number, _FLOAT_PLACES) if math.isfinite(number) else number


def plain(value: Any) -> Any:
    """Return JSON-like data with its numbers plain, at any depth; a decimal number becomes a string, as models send it."""
    match value:
        case Decimal():
            return plain_decimal(value)
        case float():
            return plain_float(value)
        case Mapping():
            return {key: plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case _:
            return value
