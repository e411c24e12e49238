from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.currency import currencies_of, currency_of, currency_of_country, find_money

SENTENCES = [
    ("under $150", [("150", "USD")]),
    ("between 100 and 200 €", [("200", "EUR")]),
    ("1.099,00 €", [("1099.00", "EUR")]),
    ("€1.099", [("1099", "EUR")]),
    ("19,- €", [("19", "EUR")]),
    ("19€99", [("19.99", "EUR")]),
    ("US $394.99", [("394.99", "USD")]),
    ("CHF 19.-", [("19", "CHF")]),
    ("Rs. 2,433", [("2433", "INR")]),
    ("R$ 1.759,99", [("1759.99", "BRL")]),
    ("131 990 тг.", [("131990", "KZT")]),
    ("13\u00a0990 Kč", [("13990", "CZK")]),
    ("150 bucks or 200 quid", [("150", "USD"), ("200", "GBP")]),
    ("$1k", [("1000", "USD")]),
    ("1.5k dollars", [("1500.0", "USD")]),
    ("$ 99.00 $ 79.00", [("99.00", "USD"), ("79.00", "USD")]),
    ("5 ft long, 30 hours", []),
    ("model ab12 $", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_finds_amounts_with_their_currency(text: str, expected: list[tuple[str, str]]) -> None:
    """A number is money only beside a sign, code or word of a currency."""
    assert [(str(money.amount), money.currency) for money in find_money(text)] == expected


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("KD 12.500", "KWD", "12.500"),
        ("4 500,00 DA", "DZD", "4500.00"),
        ("2900DA", "DZD", "2900"),
        ("Bs 185", "BOB", "185"),
        ("149,90 KM", "BAM", "149.90"),
        ("QR 1,249", "QAR", "1249"),
        ("N14,500", "NGN", "14500"),
        ("1 299:-", "SEK", "1299"),
        ("25 GEL", "GEL", "25"),
    ],
)
def test_letters_are_a_sign_where_a_page_pays_in_their_currency(text: str, currency: str, amount: str) -> None:
    """`KD 15` is a shoe and `25 KM` a distance, unless the page pays in dinars or marks."""
    assert [(str(money.amount), money.currency) for money in find_money(text, hint=currency)] == [(amount, currency)]
    assert find_money(text) == find_money(text, hint="USD") == []


@pytest.mark.parametrize("text", ["AMD 5600 processor", "shower gel 250 ml", "Nike KD 15", "size L 250", "120 KM range"])
def test_makers_and_measures_are_no_money(text: str) -> None:
    """Words that are a code or sign somewhere stay what they are on other pages."""
    assert find_money(text) == []


@pytest.mark.parametrize(("text", "amount"), [("$1.840.51", "1840.51"), ("1,840,51 €", "1840.51"), ("₹12,34,567", "1234567")])
def test_one_mark_for_thousands_and_cents(text: str, amount: str) -> None:
    """Two digits after a mark that groups threes are cents; Indian grouping ends in three digits."""
    assert [str(money.amount) for money in find_money(text)] == [amount]


def test_a_multiple_counts_in_its_own_currency_only() -> None:
    """`rb` are thousands of rupiah; elsewhere they mean nothing."""
    assert [str(money.amount) for money in find_money("Rp 250 rb") + find_money("$250 rb")] == ["250000", "250"]


def test_an_ambiguous_sign_follows_the_hint() -> None:
    """`$` in an Australian shop is not the American one; `kr` alone decides nothing."""
    assert currency_of("$", hint="AUD") == "AUD"
    assert currency_of("$", hint="EUR") == "USD"
    assert currency_of("kr") is None
    assert currency_of("kr", hint="NOK") == "NOK"


def test_signs_codes_and_words_mean_codes() -> None:
    """All three forms are known."""
    assert [currencies_of(s)[0] for s in ("zł", "eur", "руб.", "US $", "Kč")] == ["PLN", "EUR", "RUB", "USD", "CZK"]
    assert currencies_of("banana") == ()


def test_countries_have_a_currency() -> None:
    """Bulgaria pays in euros since 2026."""
    assert [currency_of_country(c) for c in ("DE", "gb", "BG", "ZZ")] == ["EUR", "GBP", "EUR", None]


@given(st.text(max_size=80))
def test_matches_lie_inside_the_text(text: str) -> None:
    """Any text is accepted, and positions are real."""
    for money in find_money(text):
        assert money.amount >= 0
        assert money.symbol.strip() in text[money.start : money.end]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$3\u202fmillion", "3000000"),
        ("₹12\u00a0lakh", "1200000"),
        ("₹1.2 Cr.", "12000000"),
        ("99\u00a0¢", "0.99"),
        ("$.99", "0.99"),
    ],
)
def test_multiples_and_cents_are_read_with_any_space_between(text: str, amount: str) -> None:
    assert [money.amount for money in find_money(text)] == [Decimal(amount)]
