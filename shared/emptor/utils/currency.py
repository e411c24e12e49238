"""Money in running text: which currency a sign, code or word means, and the amounts beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from emptor.utils.currency_table import (
    CODES,
    CURRENCY_OF_COUNTRY,
    DECIMAL_COMMA,
    ONLY_AFTER,
    ONLY_BEFORE,
    SIGNS,
    THREE_DECIMALS,
    WORDS,
)
from emptor.utils.numbers import NUMBER_PATTERN, is_ambiguous, read_token
from emptor.utils.text import any_of

# Signs that several countries share so evenly that the text alone does not say which is meant.
_UNDECIDED = frozenset({"kr", "kr.", "kroner", "pesos"})
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class MoneyMatch:
    """An amount with its currency as printed at `text[start:end]`. `symbol` is the sign, code or word beside the number."""

    start: int
    end: int
    amount: Decimal
    currency: str | None
    symbol: str


def _bounded(words: set[str]) -> str:
    """Alternatives in which a letter is never matched inside a longer word."""
    return rf"(?:(?<![^\W\d_]){any_of(words)}(?![^\W\d_]))"


_ALL_WORDS = set(WORDS) | {code.lower() for code in CODES}
_IDEOGRAPHS = {"円", "元", "원"}  # written without spaces: what follows them is another word
_LETTERS = {sign for sign in SIGNS if sign.replace(" ", "").isalpha()} - _IDEOGRAPHS  # zł, Kč, R: compared with case
_LETTERS_FIRST = {sign for sign in set(SIGNS) - _LETTERS - _IDEOGRAPHS if sign[0].isalpha()}  # US$, R$
_MARKS = set(SIGNS) - _LETTERS - _LETTERS_FIRST  # $, €
_BEFORE = (
    rf"(?:(?<![^\W\d_]){any_of(_LETTERS_FIRST)}|{any_of(_MARKS)}"
    rf"|{_bounded(_LETTERS)}|(?i:{_bounded(_ALL_WORDS - ONLY_AFTER)}))"
)
_AFTER = (
    rf"(?:{any_of(_MARKS | _LETTERS_FIRST)}"
    rf"|{_bounded(_LETTERS - {'R'})}|(?i:{_bounded(_ALL_WORDS - ONLY_BEFORE)}))"
)
_GAP = "[\\s:\u200e\u200f\u061c]{0,3}"  # the last three are unseen: they turn the direction of writing
_ZERO_CENTS = r"(?:[.,][-–—]{1,2})?"
_PATTERN = re.compile(
    rf"(?P<pre>{_BEFORE}){_GAP}(?P<a>{NUMBER_PATTERN}){_ZERO_CENTS}(?P<ka>[kK](?!\w))?"
    r"|(?<!\w)(?P<c>\d{1,4})(?P<mid>[€£])(?P<cc>\d{2})(?!\d)"
    rf"|(?<![\w.,])(?P<b>{NUMBER_PATTERN})(?P<kb>[kK](?!\w))?{_ZERO_CENTS}{_GAP}(?P<post>{_AFTER})(?!\d)"
)
_SYMBOL_ONLY = re.compile(rf"(?P<pre>{_BEFORE})|(?P<post>{_AFTER})")
_HAS_DIGIT = re.compile(r"\d")


def currencies_of(symbol: str) -> tuple[str, ...]:
    """Return the ISO 4217 codes a sign, code or word may mean, most usual first; empty when it means none."""
    cleaned = re.sub(r"\s+", " ", symbol.strip())
    if cleaned in SIGNS:
        return SIGNS[cleaned]
    lowered = cleaned.lower()
    if lowered.upper() in CODES:
        return (lowered.upper(),)
    return WORDS.get(lowered) or WORDS.get(lowered.rstrip(".")) or ()


def currency_of(symbol: str, *, hint: str | None = None) -> str | None:
    """Return the one code a sign, code or word means, taking `hint` (an ISO code) when it is among the possible ones.

    None when it means none, or when it is shared so evenly that nothing decides (`kr`).
    """
    codes = currencies_of(symbol)
    if not codes:
        return None
    if hint in codes:
        return hint
    if symbol.strip().lower() in _UNDECIDED:
        return None
    return codes[0]


def currency_of_country(country: str) -> str | None:
    """Return the currency of an ISO 3166-1 alpha-2 country: `DE` gives `EUR`."""
    return CURRENCY_OF_COUNTRY.get(country.upper())


def uses_decimal_comma(currency: str | None) -> bool | None:
    """Whether amounts in a currency are usually printed with a decimal comma; None when the currency is not known."""
    return None if currency is None else currency in DECIMAL_COMMA


def read_amount(token: str, *, currency: str | None = None, decimal_comma: bool | None = None) -> Decimal | None:
    """Return the value of a printed amount. Prices hardly ever have three decimals, so `1.099` is 1099.

    Args:
        token: one printed number, `1.099,00`.
        currency: ISO 4217 code; the dinars with 1000 parts do have three decimals.
        decimal_comma: page-wide evidence about separators, for amounts that may have three decimals.
    """
    if is_ambiguous(token) and currency not in THREE_DECIMALS:
        return read_token(token, decimal_comma="." in token)  # the separator groups, whichever it is
    if currency in DECIMAL_COMMA and currency in THREE_DECIMALS:
        return read_token(token, decimal_comma="," in token)
    return read_token(token, decimal_comma=decimal_comma)


def find_money(text: str, *, hint: str | None = None, decimal_comma: bool | None = None) -> list[MoneyMatch]:
    """Return every amount of money in `text`: a number with a sign, code or word of a currency beside it, in order.

    Args:
        text: running text, in any language.
        hint: ISO 4217 code to prefer when a sign has several meanings (`$`, `kr`).
        decimal_comma: as for `parse_number`.
    """
    if not _HAS_DIGIT.search(text):
        return []
    found = (_read(match, hint, decimal_comma) for match in _PATTERN.finditer(text))
    return [money for money in found if money is not None]


def _read(match: re.Match[str], hint: str | None, decimal_comma: bool | None) -> MoneyMatch | None:
    symbol = match["pre"] or match["post"] or match["mid"]
    currency = currency_of(symbol, hint=hint)
    if match["mid"]:
        amount = read_token(f"{match['c']}.{match['cc']}")
    else:
        amount = read_amount(match["a"] or match["b"], currency=currency, decimal_comma=decimal_comma)
    if amount is None:
        return None
    if match["ka"] or match["kb"]:
        amount *= _THOUSAND
    return MoneyMatch(match.start(), match.end(), amount, currency, symbol)


def find_symbol(text: str) -> str | None:
    """Return the first currency sign, code or word in `text`, without a number: `Price in EUR` gives `EUR`."""
    match = _SYMBOL_ONLY.search(text)
    return match.group() if match else None
