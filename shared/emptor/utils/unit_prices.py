"""Prices of units, made comparable: 2.10 per 100 g is 21.00 per kg."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from emptor.utils.text import comparable
from emptor.utils.units import convert, unit_of

_DIGITS = "0123456789.,"


def price_per(unit: str, price: Decimal, printed: str) -> Decimal | None:
    """Return what `unit` costs where `printed` costs `price`; both may have a number (`100 g`) or none (`kg`).

    None where the two cannot be compared: a kilogram and a litre. What is no measure (`piece`, `wash`) is compared by its word.
    """
    wanted, given = _parts(unit), _parts(printed)
    if wanted is None or given is None:
        return None
    (wanted_number, wanted_unit), (given_number, given_unit) = wanted, given
    if unit_of(wanted_unit) is None or unit_of(given_unit) is None:
        return price * wanted_number / given_number if comparable(wanted_unit) == comparable(given_unit) else None
    amount = convert(wanted_number, wanted_unit, given_unit)
    return None if amount is None else price * amount / given_number


def _parts(unit: str) -> tuple[Decimal, str] | None:
    """The number, 1 where none is printed, and the unit behind it."""
    name = unit.strip().lstrip(_DIGITS)
    digits = unit.strip().removesuffix(name).replace(",", ".")
    try:
        number = Decimal(digits or 1)
    except InvalidOperation:
        return None
    return (number, name.strip()) if name.strip() and number > 0 else None
