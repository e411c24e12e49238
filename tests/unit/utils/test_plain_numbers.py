"""Numbers without an exponent and without the noise of binary fractions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.plain_numbers import plain, plain_decimal, plain_float


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0E-9", "0.00"), ("0.500000000", "0.50"), ("129.90", "129.90"), ("5", "5"), ("1E+3", "1000"), ("7.5", "7.5"),
        ("0.000450000", "0.00045"), ("0.12345678949", "0.123456789"), ("-0.10", "-0.10"), ("Infinity", "Infinity"),
    ],
)  # fmt: skip
def test_an_amount_is_shown_plainly(number: str, shown: str) -> None:
    """No exponent, zeros only as far as cents, and as finely as the ledger counts."""
    assert plain_decimal(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0.6799999999999999, "0.68"), (24985.333000000002, "24985.333"), (1764364800.25, "1764364800.25")]
)
def test_a_float_loses_its_noise(number: float, shown: str) -> None:
    assert str(plain_float(number)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=0, max_value=10**9))
def test_an_amount_of_the_ledger_keeps_its_value(number: Decimal) -> None:
    """Nine places are all that a row of the ledger has."""
    assert Decimal(plain_decimal(number)) == number


def test_data_is_plain_at_any_depth() -> None:
    """The payload of an event, for one."""
    assert plain({"score": 0.6799999999999999, "prices": (Decimal("0E-9"), None, "0E-9", True, 3)}) == {
        "score": 0.68,
        "prices": ["0.00", None, "0E-9", True, 3],
    }
