"""Prices of units in different units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.utils.unit_prices import price_per


@pytest.mark.parametrize(
    ("unit", "price", "printed", "expected"),
    [
        ("kg", "2.10", "100 g", "21"),
        ("100 g", "21", "kg", "2.1"),
        ("kg", "22.50", "kg", "22.5"),
        ("l", "0.25", "100ml", "2.5"),
        ("100 ml", "2.50", "1 l", "0.25"),
        ("lb", "10", "kg", "4.5359237"),
        ("piece", "0.40", "piece", "0.4"),
        ("100 sheets", "0.02", "sheets", "2"),
        ("kg", "2", "l", None),
        ("kg", "2", "piece", None),
        ("kg", "2", "0 g", None),
        ("", "2", "kg", None),
        ("1.2.3 kg", "2", "kg", None),
    ],
)
def test_what_a_unit_costs(unit: str, price: str, printed: str, expected: str | None) -> None:
    """Measures are converted, other units compared by their word, and what cannot be compared has no price."""
    found = price_per(unit, Decimal(price), printed)
    assert found == (None if expected is None else Decimal(expected))
