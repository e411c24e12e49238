"""Prices that a script is still to bring: the places for them are there, and empty."""

from __future__ import annotations

import re

_NAMED = r"(?:(?<![A-Za-z])(?i:price|preis|prix|precio|prezzo|prijs|pris|cena)|Price|Preis|Prix|Precio|Prezzo)s?(?![a-z])"
_NOTHING = (
    r"(?:\s|&nbsp;|&#160;|&hellip;|[….,_–—-]|\{\{[^{}<]{0,200}\}\}|<!--[^<]{0,80}-->|(?i:loading)"
    r"|<(?:span|div|i)\b[^<>]{0,200}></(?:span|div|i)>)"
)
# An element that is named after a price and holds nothing, or only what stands there until the price comes. All lengths are
# bounded, so that no page can make it slow.
_PLACE = re.compile(
    r"<(span|div|p|b|strong|ins|bdi|dd|output)\b[^<>]{0,200}?\s(?:class|id|itemprop|data-[a-z-]{1,30})\s?=\s?[\"']?"
    rf"[^\"'<>]{{0,120}}?{_NAMED}[^<>]{{0,300}}>{_NOTHING}{{0,12}}</\1>"
)
_OTHER = re.compile(r"(?:old|was|former|strike|discount|unit|saving|related|recommend)", re.IGNORECASE)


def awaits_price(source: str) -> bool:
    """Whether a page without a price has an empty place for one, and scripts that may fill it. Pure."""
    if "<script" not in source:
        return False
    return any(not _OTHER.search(found.group()) for found in _PLACE.finditer(source))
