"""Global Trade Item Numbers (GS1 General Specifications, section 7.9: check digit)."""

from __future__ import annotations

GTIN_LENGTHS = frozenset({8, 12, 13, 14})
GTIN_8 = 8
ISBN10_LENGTH = 10
_ISBN10_X = 10


def clean_gtin(text: str) -> str | None:
    """Return the digits of a GTIN-8, -12, -13 or -14 whose check digit is right, else None. Spaces and hyphens are allowed."""
    digits = text.strip().replace("-", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        return None
    if len(digits) not in GTIN_LENGTHS or not int(digits) or not check_digit_holds(digits):
        return None
    return digits


def check_digit_holds(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit of the others: weights 3, 1, 3 … from the right."""
    body, check = digits[:-1], int(digits[-1])
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return (10 - total % 10) % 10 == check


def is_restricted(gtin: str) -> bool:
    """Whether a GTIN is a shop's own number, which means nothing elsewhere (GS1 prefixes 02, 04, 20 to 29)."""
    thirteen = gtin[-13:].zfill(13)
    return thirteen.startswith(("02", "04", "2")) and len(gtin) != GTIN_8


def same_gtin(one: str, other: str) -> bool:
    """Whether two GTINs are of one item: leading zeros only fill a shorter one up (GS1 General Specifications, section 7.12)."""
    return one.lstrip("0") == other.lstrip("0")


def isbn10_to_gtin(text: str) -> str | None:
    """Return the GTIN-13 of a valid ISBN-10 (ISO 2108), else None."""
    digits = text.strip().replace("-", "").replace(" ", "").upper()
    if len(digits) != ISBN10_LENGTH or not digits[:-1].isdigit() or not (digits[-1].isdigit() or digits[-1] == "X"):
        return None
    values = [_ISBN10_X if char == "X" else int(char) for char in digits]
    if sum(value * (ISBN10_LENGTH - place) for place, value in enumerate(values)) % 11:
        return None
    body = "978" + digits[:-1]
    return next(body + str(check) for check in range(10) if check_digit_holds(body + str(check)))
