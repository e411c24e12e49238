from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.extract.evidence import SourceText, holds, supports_number

PAGE = """<html><body><h1>Kettle&nbsp;X1</h1><p>Boils   1.7
litres, costs <b>&euro;49</b>.</p><p style="display:none">hidden words</p>
<script type="application/ld+json">{"price": "49.00", "name": "Kett\\u00e9 \\/ X"}</script></body></html>"""


@pytest.mark.parametrize(
    "quote",
    ["Kettle X1", "Boils 1.7 litres, costs €49", '"price": "49.00"', "Ketté / X", "costs €49."],
)
def test_words_of_the_page_hold(quote: str) -> None:
    """Verbatim in the source, in the visible text with white space collapsed, or behind JSON escapes and entities."""
    assert holds(quote, PAGE)


@pytest.mark.parametrize("quote", ["", "   ", "—", "Kettle X2", "costs €4 9", "1.7 liters"])
def test_other_words_do_not_hold(quote: str) -> None:
    """Nothing is proved by an empty quotation, and one letter makes a difference."""
    assert not holds(quote, PAGE)


MONEY = [
    ("£450", "450", "GBP", True),
    ("£1,450.00", "1450", "GBP", True),
    ("£1,450.00", "450", "GBP", False),
    ("$450", "450", "EUR", False),
    ("$450", "450", "CAD", True),
    ("1.099,00 €", "1099", "EUR", True),
    ('"price":"450.00"', "450", "GBP", True),
    ('"price":"14500"', "450", "GBP", False),
    ("model X450 costs £400", "450", "GBP", False),
    ("$19 99", "19.99", "USD", True),
    ("$19 996", "19.99", "USD", False),
    ("was £500 now £450", "450", "GBP", True),
]


@pytest.mark.parametrize(("quote", "number", "currency", "supported"), MONEY)
def test_a_price_needs_the_whole_number_beside_no_other_currency(quote: str, number: str, currency: str, supported: bool) -> None:
    """A part of a longer number, a model number and another currency's sign do not prove a price."""
    assert supports_number(quote, Decimal(number), currency=currency) is supported


QUANTITIES = [
    ("up to 30 hours", "30", "h", True),
    ("up to 130 hours", "30", "h", False),
    ("30 minutes", "30", "h", False),
    ("90 minutes", "1.5", "h", True),
    ("2.4 lb", "1.09", "kg", True),
    ("2.4 lb", "1.19", "kg", False),
    ("Weight (g) 250", "250", "g", True),
    ("250", "250", "g", False),
    ("5.000 mAh", "5000", "mAh", True),
    ("27-inch", "27", "inch", True),
]


@pytest.mark.parametrize(("quote", "number", "unit", "supported"), QUANTITIES)
def test_a_quantity_needs_its_number_and_unit(quote: str, number: str, unit: str, supported: bool) -> None:
    """Another unit of the same dimension counts when it converts to the number, rounded as the number is."""
    assert supports_number(quote, Decimal(number), unit=unit) is supported


@given(st.decimals(min_value=1, max_value=10**6, places=2))
def test_a_number_with_a_digit_in_front_is_another_number(number: Decimal) -> None:
    """What is printed supports itself, and nothing that merely contains it."""
    assert supports_number(f"costs {number} today", number)
    assert not supports_number(f"costs 7{number} today", number)


@given(st.text(max_size=120), st.text(max_size=200))
def test_never_raises(quote: str, source: str) -> None:
    """Any words are checked against any source."""
    assert SourceText(source).holds(quote) in {True, False}
    assert supports_number(quote, Decimal("1.5"), unit="kg") in {True, False}
    assert supports_number(quote, Decimal("1.5"), currency="EUR") in {True, False}
