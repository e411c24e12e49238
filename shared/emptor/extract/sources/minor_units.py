"""Amounts in minor units (cents), as the state of a page writes them, and the words that prove it.

`{"centAmount": 21399, "fractionDigits": 2}` is commercetools' form, `minorUnits` Adyen's; `priceInCents` alone says it.
"""

from __future__ import annotations

import re
from decimal import Decimal

CENT_PLACES = 2
CENT_KEYS = frozenset("centAmount cents amountInCents amount_in_cents priceInCents price_in_cents priceCents price_cents".split())
PLACES_KEYS = (
    "minorUnits minor_units minorUnit fractionDigits fraction_digits precision exponent decimals currencyDecimals "
    "currency_minor_unit scale".split()
)
_MAX_PLACES = 4
_SPAN_CHARS = 300  # between an amount and the key that says how many of its digits are cents
_KEY_BEFORE = re.compile(r'"\w{1,40}"\s*:\s*"?\Z')
_PAIR = re.compile(r'"(\w+)"\s*:\s*"?(\d+)"?')


def places_of(value: object) -> int | None:
    """Return the number of cent digits that the value of a places key states; None when it states none."""
    return int(value) if isinstance(value, str) and value.isdigit() and int(value) <= _MAX_PLACES else None


def proof(raw: str, quote: str, places: int) -> str:
    """Return the words of `raw` that hold an amount (`quote`) with its key, and its number of cent digits where that is near."""
    start = raw.find(quote)
    if start < 0:
        return quote
    floor = max(0, start - _SPAN_CHARS)
    key = _KEY_BEFORE.search(raw, floor, start)
    first, last = key.start() if key else start, start + len(quote)
    for match in _PAIR.finditer(raw, floor, last + _SPAN_CHARS):
        if match[1] in PLACES_KEYS and places_of(match[2]) == places:
            return raw[min(first, match.start()) : max(last, match.end())]
    return raw[first:last]


def says_in_minor_units(quote: str, number: Decimal) -> bool:
    """Whether a quotation states `number` as a whole number of cents, and says so."""
    pairs = _PAIR.findall(quote)
    stated = {places_of(value) for key, value in pairs if key in PLACES_KEYS}
    for key, value in pairs:
        for places in {CENT_PLACES} if key in CENT_KEYS else stated - {None}:
            if key not in PLACES_KEYS and places is not None and Decimal(value).scaleb(-places) == number:
                return True
    return False
