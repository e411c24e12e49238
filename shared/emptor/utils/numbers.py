"""Numbers as people print them: `1,099.00`, `1.099,00`, `1 099,00`, `1'099`, `1,09,990`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

APOSTROPHES = "'’‘´"
SPACES = " \u00a0\u202f\u2009\u2007"
# One printed number. A space groups only after one to three digits and before exactly three: "iPhone 12 5G" stays two numbers.
_SPACED = rf"(?<!\d)\d{{1,3}}(?:[{SPACES}]\d{{3}}(?!\d))+(?:[.,]\d+)?"
NUMBER_PATTERN = rf"(?:{_SPACED}|\d+(?:[.,٫٬]\d+|[{APOSTROPHES}]\d{{3}}(?!\d))*)"
_NUMBER = re.compile(NUMBER_PATTERN)
_GROUPERS = re.compile(rf"[{APOSTROPHES}{SPACES}]")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_GROUP = 3
_INDIAN_GROUP = 2
_MAX_DIGITS = 30
# Full-width forms of East Asian typography, each as long as its plain form.
_FULL_WIDTH = str.maketrans(
    {"，": ",", "．": ".", "＄": "$", "￡": "£", "￥": "¥", "％": "%", **{chr(0xFF10 + d): str(d) for d in range(10)}}
)
_ARABIC = str.maketrans(
    {"٫": ".", "٬": ",", **{chr(0x0660 + d): str(d) for d in range(10)}, **{chr(0x06F0 + d): str(d) for d in range(10)}}
)


def plain_width(text: str) -> str:
    """Return `text` with full-width digits, marks and signs in their plain form: `１２，９８０` is `12,980`. Its length stays."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def parse_number(text: str, *, decimal_comma: bool | None = None) -> Decimal | None:
    """Return the first number in `text`, or None when there is none or it is not one (`1.2.3`, a date).

    Args:
        text: anything that prints one number; a sign directly before it counts.
        decimal_comma: how to read a single separator before exactly three digits. True: the comma is decimal and the point
            groups (`1.099` is 1099); False: the other way round; None: a point is decimal, a comma groups.
    """
    text = plain_width(text)
    match = _NUMBER.search(text)
    if match is None:
        return None
    value = read_token(match.group(), decimal_comma=decimal_comma)
    if value is None:
        return None
    return -value if text[: match.start()].rstrip(SPACES).endswith(("-", "−")) and _is_sign(text, match.start()) else value


def _is_sign(text: str, start: int) -> bool:
    """A minus is a sign only when nothing but space or an opening stands before it: `a-5` and `2-5` have none."""
    before = text[:start].rstrip(SPACES)[:-1]
    return not before or before[-1] in " (\t\n:=~"


def read_token(token: str, *, decimal_comma: bool | None = None) -> Decimal | None:
    """Return the value of one printed number without sign, or None when its separators make no number."""
    plain = _GROUPERS.sub("", plain_width(token).translate(_ARABIC))
    if len(plain) > _MAX_DIGITS:
        return None
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        return _two_kinds(plain)
    if points + commas == 0:
        return _decimal(plain)
    mark = "." if points else ","
    if points + commas > 1:
        return _decimal(plain.replace(mark, "")) if _groups_fit(plain.split(mark), mark) else None
    return _one_mark(plain, mark, decimal_comma, grouped=len(plain) != len(token))


def is_ambiguous(token: str) -> bool:
    """Whether `token` may be a thousands number or one with three decimals: `1.099`, `12,500`."""
    return _AMBIGUOUS.fullmatch(plain_width(token).translate(_ARABIC)) is not None


def _one_mark(plain: str, mark: str, decimal_comma: bool | None, *, grouped: bool) -> Decimal | None:
    head, tail = plain.split(mark)
    as_decimal = _decimal(f"{head}.{tail}")
    if grouped or len(tail) != _GROUP or len(head) > _GROUP or head.startswith("0"):
        return as_decimal
    decimal_mark = {True: ",", False: ".", None: "."}[decimal_comma]
    return as_decimal if mark == decimal_mark else _decimal(head + tail)


def _two_kinds(plain: str) -> Decimal | None:
    last = "." if plain.rfind(".") > plain.rfind(",") else ","
    other = "," if last == "." else "."
    if plain.count(last) > 1:
        return None
    head, tail = plain.split(last)
    if not _groups_fit(head.split(other), other):
        return None
    return _decimal(f"{head.replace(other, '')}.{tail}")


def _groups_fit(groups: list[str], mark: str) -> bool:
    """Thousands in threes; with commas also the Indian way (`1,09,990`)."""
    first, *rest = groups
    if not 1 <= len(first) <= _GROUP:
        return False
    if all(len(group) == _GROUP for group in rest):
        return True
    return (
        mark == ","
        and len(first) <= _INDIAN_GROUP
        and len(rest[-1]) == _GROUP
        and all(len(g) == _INDIAN_GROUP for g in rest[:-1])
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def plain_decimal(value: Decimal) -> str:
    """Print a decimal without exponent and without trailing zeros: `1E+2` is `100`, `2.50` is `2.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
