from __future__ import annotations

import pytest

from emptor.utils.gtin import clean_gtin, is_restricted, isbn10_to_gtin


@pytest.mark.parametrize("text", ["4006381333931", "4 006381 333931", "036000291452", "96385074", "10614141000415"])
def test_accepts_numbers_whose_check_digit_is_right(text: str) -> None:
    """GTIN-8, -12, -13 and -14, with or without spaces."""
    assert clean_gtin(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["4006381333932", "0000000000000", "123", "40063813339310", "", "４００６３８１３３３９３１"])
def test_rejects_what_is_no_gtin(text: str) -> None:
    """A wrong digit, zeros, a wrong length, other digits than ASCII's."""
    assert clean_gtin(text) is None


def test_a_shops_own_number_is_told_apart() -> None:
    """Prefix 2 is for use inside a shop."""
    assert is_restricted("2000000000008")
    assert not is_restricted("4006381333931")


def test_an_isbn_10_becomes_a_gtin() -> None:
    """The check digit is computed again."""
    assert isbn10_to_gtin("0-306-40615-2") == "9780306406157"
    assert isbn10_to_gtin("0306406153") is None
