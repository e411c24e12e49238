from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.numbers import parse_number, plain_decimal

PRINTED = [
    ("1,099.00", "1099.00"),
    ("1.099,00", "1099.00"),
    ("1 099,00", "1099.00"),
    ("1\u00a0099,00", "1099.00"),
    ("1'099", "1099"),
    ("1,09,990", "109990"),
    ("1.234.567", "1234567"),
    ("0,125", "0.125"),
    ("costs -5 today", "-5"),
    ("a-5", "5"),
    ("2020 100", "2020"),
    ("iPhone 12 5G", "12"),
]


@pytest.mark.parametrize(("text", "value"), PRINTED)
def test_reads_numbers_as_people_print_them(text: str, value: str) -> None:
    """Separators that leave no doubt need no hint."""
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [
        ("1.099", None, "1.099"),
        ("1.099", True, "1099"),
        ("1.099", False, "1.099"),
        ("1,099", None, "1099"),
        ("1,099", True, "1.099"),
    ],
)
def test_a_single_separator_before_three_digits_follows_the_hint(text: str, hint: bool | None, value: str) -> None:
    """`1.099` is 1099 where the comma is decimal, else 1.099."""
    assert parse_number(text, decimal_comma=hint) == Decimal(value)


@pytest.mark.parametrize("text", ["", "none", "12.05.2024", "1.2.3", "1,2,3"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Dates and versions are not numbers, and nothing is not zero."""
    assert parse_number(text) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_both_styles_of_grouping_read_back(value: Decimal) -> None:
    """What is printed in the English or the German style is read back as the same value."""
    english = f"{value:,.2f}"
    german = english.replace(",", "x").replace(".", ",").replace("x", ".")
    assert parse_number(english, decimal_comma=False) == value
    assert parse_number(german, decimal_comma=True) == value


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    """Any text gives a decimal or None."""
    value = parse_number(text)
    assert value is None or isinstance(value, Decimal)


def test_plain_decimal_prints_no_exponent() -> None:
    """Reports show digits, not powers of ten."""
    assert [plain_decimal(Decimal(d)) for d in ("1E+2", "2.50", "0.00", "30")] == ["100", "2.5", "0", "30"]
