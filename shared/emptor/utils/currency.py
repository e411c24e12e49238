"""Money in running text: which currency a sign, code or word means, and the amounts beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from emptor.utils.currency_table import (
    CODES,
    CURRENCY_OF_COUNTRY,
    DECIMAL_COMMA,
    LOCAL_SIGNS,
    ONLY_AFTER,
    ONLY_BEFORE,
    SIGNS,
    THREE_DECIMALS,
    WORDS,
)
from emptor.utils.numbers import NUMBER_PATTERN, is_ambiguous, plain_width, read_token
from emptor.utils.text import any_of

# Signs that several countries share so evenly that the text alone does not say which is meant.
_UNDECIDED = frozenset({"kr", "kr.", "kroner", "pesos", "دينار", "p", "k", "br", "bs", "ƒ", "dh", "b$"})
# What multiplies an amount: `1.2 Cr`, `12 lakh`, `1.5k`, `3 Mio.`; and the sign of a hundredth: `99¢`.
_MULTIPLES = {
    "k": Decimal(1000), "lakh": Decimal(100_000), "lakhs": Decimal(100_000), "lac": Decimal(100_000), "lacs": Decimal(100_000),
    "crore": Decimal(10_000_000), "crores": Decimal(10_000_000), "cr": Decimal(10_000_000),
    "thousand": Decimal(1000), "tausend": Decimal(1000), "tys": Decimal(1000),
    "million": Decimal(1_000_000), "mio": Decimal(1_000_000), "万": Decimal(10_000),
    "लाख": Decimal(100_000), "करोड़": Decimal(10_000_000), "l": Decimal(100_000),
    "rb": Decimal(1000), "ribu": Decimal(1000), "jt": Decimal(1_000_000), "juta": Decimal(1_000_000),
    "nghìn": Decimal(1000), "ngàn": Decimal(1000), "triệu": Decimal(1_000_000), "tr": Decimal(1_000_000),
}  # fmt: skip
# Multiples that mean one only of these currencies: elsewhere an `l` after an amount is a litre.
_OF_CURRENCIES = {
    "l": frozenset({"INR", "PKR", "BDT", "NPR", "LKR"}),
    **dict.fromkeys(("rb", "ribu", "jt", "juta"), frozenset({"IDR"})),
    **dict.fromkeys(("nghìn", "ngàn", "triệu", "tr"), frozenset({"VND"})),
}
_ALSO_WORDS = frozenset(
    {"ALL", "TRY", "COP", "MAD", "BAM", "PEN", "BOB", "LEK", "TOP", "CUP", "MOP", "LAK", "NAD", "PAB"}
)  # codes that are English words
_NAMES = frozenset({"AMD", "GEL"})  # codes that are a maker and a kind of goods: money as the signs of one country are
_CENT, _PENCE, _HUNDREDTH = "¢", "p", Decimal("0.01")
_CODE_CHARS = 3
_ALL_POINTS = re.compile(
    r"([1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3}){0,3})\2(\d{2})"
)  # one mark for thousands and cents: `1.840.51`


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


_ALL_WORDS = set(WORDS) | {code.lower() for code in CODES - _NAMES}
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
_MULTIPLE = rf"(?:k|\s?{any_of(set(_MULTIPLES) - {'k'})})(?![A-Za-zÀ-ỹ])\.?"
_NUMBER_BEGINS = r"(?<![\d.,_])(?<![^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"  # Chinese characters end no word
_AMOUNT = rf"(?:{NUMBER_PATTERN}|\.\d{{2}}(?!\d))"


def _pattern(local: tuple[str, ...] = ()) -> re.Pattern[str]:
    """The expression of an amount with its sign on either side; `local` are further signs, compared with case."""
    before, after = (rf"(?:{_bounded(set(local))}|{signs})" if local else signs for signs in (_BEFORE, _AFTER))
    return re.compile(
        rf"(?P<pre>{before}){_GAP}(?P<a>{_AMOUNT}){_ZERO_CENTS}(?i:(?P<ma>{_MULTIPLE}))?"
        rf"|(?<![\w.,])(?P<c>\d{{1,3}}(?:[ .'\u00a0\u202f]?\d{{3}})?)(?P<mid>[€£])(?P<cc>\d{{2}})(?!\d)"
        rf"|(?<![\w.,])(?P<cents>\d{{1,3}})(?:\s?{_CENT}|(?P<pence>{_PENCE})(?![^\W_]))"
        rf"|{_NUMBER_BEGINS}(?P<b>{NUMBER_PATTERN})(?i:(?P<mb>{_MULTIPLE}))?{_ZERO_CENTS}{_GAP}(?P<post>{after})(?!\d)"
    )


_PATTERN = _pattern()


@lru_cache(maxsize=64)
def _pattern_of(currency: str | None, anywhere: bool) -> re.Pattern[str]:
    """The expression for a page that pays in a currency, or for a text that shows a price and nothing else."""
    local = tuple(sign for sign, codes in LOCAL_SIGNS.items() if anywhere or currency in codes)
    return _pattern(local) if local else _PATTERN


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
    return WORDS.get(lowered) or WORDS.get(lowered.rstrip(".")) or LOCAL_SIGNS.get(cleaned) or ()


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
    if pointed := _ALL_POINTS.fullmatch(plain_width(token)):
        return read_token(f"{re.sub(r'[.,]', '', pointed[1])}.{pointed[3]}")
    if is_ambiguous(token) and currency not in THREE_DECIMALS:
        return read_token(token, decimal_comma="." in token)  # the separator groups, whichever it is
    if currency in DECIMAL_COMMA and currency in THREE_DECIMALS:
        return read_token(token, decimal_comma="," in token)
    return read_token(token, decimal_comma=decimal_comma)


def find_money(
    text: str, *, hint: str | None = None, decimal_comma: bool | None = None, anywhere: bool = False
) -> list[MoneyMatch]:
    """Return every amount of money in `text`: a number with a sign, code or word of a currency beside it, in order.

    Args:
        text: running text, in any language.
        hint: ISO 4217 code to prefer when a sign has several meanings (`$`, `kr`). Signs of its own country count as
            well, which elsewhere mean something else: `KD 25` is money where a page pays in `KWD`, else a pair of shoes.
        decimal_comma: as for `parse_number`.
        anywhere: read the signs of every country, for a text that shows a price and nothing else.
    """
    if not _HAS_DIGIT.search(text):
        return []
    pattern = _pattern_of(hint, anywhere) if hint or anywhere else _PATTERN
    found = (_read(match, hint, decimal_comma) for match in pattern.finditer(plain_width(text)))
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
    if amount is None or not word or (word in _OF_CURRENCIES and currency not in _OF_CURRENCIES[word]):
        return amount
    return amount * _MULTIPLES[word]
