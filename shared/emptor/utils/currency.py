"""Money in running text: which currency a sign, code or word means, and the amounts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

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
from emptor.utils.sign_words import Line, SignWords, sign_after, sign_before

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


_ALL_WORDS = set(WORDS) | {code.lower() for code in CODES - _NAMES}
_IDEOGRAPHS = {"円", "元", "원"}  # written without spaces: what follows them is another word
_LETTERS = {sign for sign in SIGNS if sign.replace(" ", "").isalpha()} - _IDEOGRAPHS  # zł, Kč, R: compared with case
_LETTERS_FIRST = {sign for sign in set(SIGNS) - _LETTERS - _IDEOGRAPHS if sign[0].isalpha()}  # US$, R$
_MARKS = set(SIGNS) - _LETTERS - _LETTERS_FIRST  # $, €
_BEFORE = (
    SignWords(_LETTERS_FIRST, closes=False),
    SignWords(_MARKS, opens=False, closes=False),
    SignWords(_LETTERS),
    SignWords(_ALL_WORDS - ONLY_AFTER, any_case=True),
)
_AFTER = (
    SignWords(_MARKS | _LETTERS_FIRST, opens=False, closes=False),
    SignWords(_LETTERS - {"R"}),
    SignWords(_ALL_WORDS - ONLY_BEFORE, any_case=True),
)
_THOUSAND = "k"  # the one multiple that no space parts from its number
_MULTIPLE_WORDS = SignWords(set(_MULTIPLES) - {_THOUSAND}, any_case=True, opens=False, closes=False)
_ENDS_MULTIPLE = re.compile(r"(?![A-Za-zÀ-ỹ])")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(NUMBER_PATTERN)
_CENTS_ALONE = re.compile(r"\.\d{2}(?!\d)")  # `$ .99`
_ZERO_CENTS = re.compile(r"[.,][-–—]{1,2}")
_NUMBER_BEGINS = re.compile(r"(?<![\d.,_])(?<![^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")  # Chinese characters end no word
_SIGN_WITHIN = re.compile(r"(?<![\w.,])(?P<whole>\d{1,3}(?:[ .'\u00a0\u202f]?\d{3})?)(?P<sign>[€£])(?P<cents>\d{2})(?!\d)")
_ONLY_CENTS = re.compile(rf"(?<![\w.,])(?P<cents>\d{{1,3}})(?:\s?{_CENT}|(?P<pence>{_PENCE})(?![^\W_]))")


class _Signs(NamedTuple):
    """The signs that count before and after an amount."""

    before: tuple[SignWords, ...]
    after: tuple[SignWords, ...]


class _Page(NamedTuple):
    """What is known of the page or the buyer: the arguments of `find_money`, and the signs that count."""

    hint: str | None
    decimal_comma: bool | None
    signs: _Signs


_SIGNS = _Signs(_BEFORE, _AFTER)


@lru_cache(maxsize=64)
def _signs_of(currency: str | None, anywhere: bool) -> _Signs:
    """The signs of a page that pays in a currency, or of a text that shows a price and nothing else."""
    local = tuple(sign for sign, codes in LOCAL_SIGNS.items() if anywhere or currency in codes)
    own = (SignWords(local),) if local else ()
    return _Signs((*own, *_BEFORE), (*own, *_AFTER))


_HAS_DIGIT = re.compile(r"\d")
_ASKED_AGAIN = 120  # characters of the texts whose amounts are kept


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
    find = _found_before if len(text) <= _ASKED_AGAIN else _found_before.__wrapped__
    return list(find(text, hint, decimal_comma, anywhere))


@lru_cache(maxsize=4_096)
def _found_before(text: str, hint: str | None, decimal_comma: bool | None, anywhere: bool) -> tuple[MoneyMatch, ...]:
    """What `find_money` returns. A page's short texts are asked for again by each who looks around an amount."""
    page = _Page(hint, decimal_comma, _signs_of(hint, anywhere) if hint or anywhere else _SIGNS)
    line = Line(plain_width(text))
    found = []
    end = 0
    for digits in _DIGITS.finditer(line.text):
        place = digits.start()
        if place < end:
            continue
        read = _signed_before(line, place, end, page) or _signed_within(line, place, page) or _signed_after(line, place, page)
        if read is not None:
            end, money = read
            if money is not None:
                found.append(money)
    return tuple(found)


_Read = tuple[int, MoneyMatch | None]  # where the amount ends; None where its sign is no money after all


def _signed_before(line: Line, digits: int, least: int, page: _Page) -> _Read | None:
    """An amount behind its sign, which begins at `least` or later: `US$ 12.50`, `$ .99`."""
    number = _NUMBER.match(line.text, digits)
    sign = sign_before(page.signs.before, line, digits, least)
    cents = _CENTS_ALONE.match(line.text, digits - 1) if digits else None
    if cents and (longer := sign_before(page.signs.before, line, digits - 1, least)) and (sign is None or longer[0] < sign[0]):
        number, sign = cents, longer
    if sign is None or number is None:
        return None
    end = _after_zero_cents(line.text, number.end())
    after_multiple = next(_multiples(line, end), end)
    money = _money((sign[0], after_multiple), line.text[slice(*sign)], number[0], line.text[end:after_multiple], page)
    return after_multiple, money


def _signed_within(line: Line, digits: int, page: _Page) -> _Read | None:
    """An amount around its sign, or one of cents alone: `12€50`, `99¢`, `80p`."""
    if within := _SIGN_WITHIN.match(line.text, digits):
        amount = read_token(re.sub(r"\D", "", within["whole"]) + f".{within['cents']}")
        currency = currency_of(within["sign"], hint=page.hint)
        money = None if amount is None else MoneyMatch(digits, within.end(), amount, currency, within["sign"])
        return within.end(), money
    cents = _ONLY_CENTS.match(line.text, digits)
    if cents is None:
        return None
    if cents["pence"] and page.hint != "GBP":
        return cents.end(), None
    currency = currency_of("£" if cents["pence"] else "$", hint=page.hint)
    sign = _PENCE if cents["pence"] else _CENT
    return cents.end(), MoneyMatch(digits, cents.end(), int(cents["cents"]) * _HUNDREDTH, currency, sign)


def _signed_after(line: Line, digits: int, page: _Page) -> _Read | None:
    """An amount before its sign: `12,50 €`, `1.2 Cr INR`."""
    number = _NUMBER.match(line.text, digits)
    if number is None or not _NUMBER_BEGINS.match(line.text, digits):
        return None
    for end in (*_multiples(line, number.end()), number.end()):
        sign = sign_after(page.signs.after, line, _after_zero_cents(line.text, end))
        if sign is not None:
            money = _money((digits, sign[1]), line.text[slice(*sign)], number[0], line.text[number.end() : end], page)
            return sign[1], money
    return None


def _multiples(line: Line, place: int) -> Iterator[int]:
    """Yield where a word that multiplies the number before it ends, with its full stop and without it."""
    words = [place + 1] if line.lowered.startswith(_THOUSAND, place) else []
    space = place < len(line.text) and line.text[place].isspace()
    words += [end for start in ((place + 1, place) if space else (place,)) for end in _MULTIPLE_WORDS.ends(line, start)]
    for end in words:
        if _ENDS_MULTIPLE.match(line.text, end):
            if line.text.startswith(".", end):
                yield end + 1
            yield end


def _after_zero_cents(text: str, place: int) -> int:
    found = _ZERO_CENTS.match(text, place)
    return place if found is None else found.end()


def _money(span: tuple[int, int], sign: str, number: str, multiple: str, page: _Page) -> MoneyMatch | None:
    if sign.upper() in _ALSO_WORDS and not sign.isupper():
        return None
    currency = currency_of(sign, hint=page.hint)
    amount = _multiplied(number, multiple, currency, page.decimal_comma)
    return None if amount is None else MoneyMatch(*span, amount, currency, sign)


def _multiplied(token: str, multiple: str, currency: str | None, decimal_comma: bool | None) -> Decimal | None:
    amount = read_amount(token, currency=currency, decimal_comma=decimal_comma)
    word = multiple.strip().rstrip(".").lower()
    if amount is None or not word or (word in _OF_CURRENCIES and currency not in _OF_CURRENCIES[word]):
        return amount
    return amount * _MULTIPLES[word]
