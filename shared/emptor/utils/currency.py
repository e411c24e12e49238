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
from emptor.utils.numbers import NUMBER_PATTERN, is_ambiguous, plain_width, read_token
from emptor.utils.text import any_of

# Signs that several countries share so evenly that the text alone does not say which is meant.
_UNDECIDED = frozenset({"kr", "kr.", "kroner", "pesos"})
# What multiplies an amount: `1.2 Cr`, `12 lakh`, `1.5k`, `3 Mio.`; and the sign of a hundredth: `99¢`.
_MULTIPLES = {
    "k": Decimal(1000), "lakh": Decimal(100_000), "lakhs": Decimal(100_000), "lac": Decimal(100_000), "lacs": Decimal(100_000),
    "crore": Decimal(10_000_000), "crores": Decimal(10_000_000), "cr": Decimal(10_000_000),
    "thousand": Decimal(1000), "tausend": Decimal(1000), "tys": Decimal(1000),
    "million": Decimal(1_000_000), "mio": Decimal(1_000_000), "万": Decimal(10_000),
    "लाख": Decimal(100_000), "करोड़": Decimal(10_000_000), "l": Decimal(100_000),
}  # fmt: skip
_LAKH, _PAY_IN_LAKHS = "l", frozenset({"INR", "PKR", "BDT", "NPR", "LKR"})  # elsewhere an `l` after an amount is a litre
_ALSO_WORDS = frozenset(
    {"ALL", "TRY", "COP", "MAD", "BAM", "PEN", "BOB", "LEK", "TOP", "CUP", "MOP"}
)  # codes that are English words
_CENT, _PENCE, _HUNDREDTH = "¢", "p", Decimal("0.01")
_CODE_CHARS = 3


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
_MULTIPLE = rf"(?:k|\s?{any_of(set(_MULTIPLES) - {'k'})})(?![A-Za-zÀ-ÿ])\.?"
_NUMBER_BEGINS = r"(?<![\d.,_])(?<![^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"  # Chinese characters end no word
_AMOUNT = rf"(?:{NUMBER_PATTERN}|\.\d{{2}}(?!\d))"
_PATTERN = re.compile(
    rf"(?P<pre>{_BEFORE}){_GAP}(?P<a>{_AMOUNT}){_ZERO_CENTS}(?i:(?P<ma>{_MULTIPLE}))?"
    rf"|(?<![\w.,])(?P<c>\d{{1,3}}(?:[ .'\u00a0\u202f]?\d{{3}})?)(?P<mid>[€£])(?P<cc>\d{{2}})(?!\d)"
    rf"|(?<![\w.,])(?P<cents>\d{{1,3}})(?:\s?{_CENT}|(?P<pence>{_PENCE})(?![^\W_]))"
    rf"|{_NUMBER_BEGINS}(?P<b>{NUMBER_PATTERN})(?i:(?P<mb>{_MULTIPLE}))?{_ZERO_CENTS}{_GAP}(?P<post>{_AFTER})(?!\d)"
)
_SYMBOL_ONLY = re.compile(rf"(?P<pre>{_BEFORE})|(?P<post>{_AFTER})")
_HAS_DIGIT = re.compile(r"\d")


def currencies_of(symbol: str) -> tuple[str, ...]:
    """Return the ISO 4217 codes a sign, code or word may mean, most usual first; empty when it means none."""
    cleaned = re.sub(r"\s+", " ", plain_width(symbol).strip())
    cleaned = {_CENT: "$", _PENCE: "£"}.get(cleaned, cleaned)
    if cleaned in SIGNS:
        return SIGNS[cleaned]
    lowered = cleaned.lower()
    if lowered.upper() in CODES:
        return (lowered.upper(),)
    return WORDS.get(lowered) or WORDS.get(lowered.rstrip(".")) or ()


def currency_words() -> frozenset[str]:
    """Return every word that names a currency, in lower case: `euros`, `dollars`, `zloty`."""
    return frozenset(word for word in WORDS if word.isalpha() and len(word) > _CODE_CHARS)


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
    found = (_read(match, hint, decimal_comma) for match in _PATTERN.finditer(plain_width(text)))
    return [money for money in found if money is not None]


def _read(match: re.Match[str], hint: str | None, decimal_comma: bool | None) -> MoneyMatch | None:
    if match["pence"] and hint != "GBP":
        return None
    if match["cents"]:
        return MoneyMatch(
            match.start(),
            match.end(),
            int(match["cents"]) * _HUNDREDTH,
            currency_of("£" if match["pence"] else "$", hint=hint),
            _PENCE if match["pence"] else _CENT,
        )
    symbol = match["pre"] or match["post"] or match["mid"]
    if symbol.upper() in _ALSO_WORDS and not symbol.isupper():
        return None
    currency = currency_of(symbol, hint=hint)
    if match["mid"]:
        amount = read_token(re.sub(r"\D", "", match["c"]) + f".{match['cc']}")
    else:
        amount = _multiplied(match["a"] or match["b"], match["ma"] or match["mb"], currency, decimal_comma)
    return None if amount is None else MoneyMatch(match.start(), match.end(), amount, currency, symbol)


def _multiplied(token: str, multiple: str | None, currency: str | None, decimal_comma: bool | None) -> Decimal | None:
    amount = read_amount(token, currency=currency, decimal_comma=decimal_comma)
    word = multiple.strip().rstrip(".").lower() if multiple else ""
    if amount is None or not word or (word == _LAKH and currency not in _PAY_IN_LAKHS):
        return amount
    return amount * _MULTIPLES[word]


def find_symbol(text: str) -> str | None:
    """Return the first currency sign, code or word in `text`, without a number: `Price in EUR` gives `EUR`."""
    match = _SYMBOL_ONLY.search(text)
    return match.group() if match else None
