"""Links of a page: whether one names what it leads to, and whether it leads to another page at all."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from emptor.extract.addresses import has_part, marks
from emptor.extract.wording import counted, opening
from emptor.lexicon import fold, matcher

_OPENS, _ALONE, _AND_WORD, _CHARGES = "link.opens", "link.alone", "link.and-word", "link.charges"
_STARS = re.compile(r"\d(?:[.,]\d)?\s*/\s*5")
_MORE_COLOURS = re.compile(r"\+\s*\d+")
_ACTION = re.compile(r"[?&/](?:add|action|do)=", re.IGNORECASE)
_SCHEMES = ("javascript:", "mailto:", "tel:")
_KEPT = 8_192
_WORDS = re.compile(r"\w+")
_OUT_OF_FIVE = re.compile(r"\s5\b")
_MAX_GENERIC = 60  # characters


@lru_cache(maxsize=_KEPT)
def leads_elsewhere(url: str) -> bool:
    """Whether an address puts into the basket, logs in or opens no page at all."""
    lowered = url.lower()
    bare = lowered.replace("-", "").replace("_", "")
    if lowered.startswith(_SCHEMES) or _ACTION.search(url) or any(mark in bare for mark in marks("address.adds")):
        return True
    path = lowered.partition("?")[0].partition("://")[2]
    return has_part(path.replace("wish-list", "wishlist"), "address.no-item")


@lru_cache(maxsize=_KEPT)
def is_generic(text: str) -> bool:
    """Whether a link says what to do and not where it leads: `Add to cart`, `12 reviews`, `incl. VAT`."""
    bare = text.strip()
    if len(text) > _MAX_GENERIC:
        return False  # a link around a whole card says both
    if not any(char.isalnum() for char in bare) or _STARS.match(bare) or _MORE_COLOURS.match(bare):
        return True
    if matcher("shown.out-of").has(fold(bare)) and _OUT_OF_FIVE.search(bare):
        return True
    if bare[0].isdigit():
        return opening(counted(bare), "link.counted", "link.stars") is not None
    match = opening(bare, _OPENS, _ALONE, _AND_WORD, _CHARGES)
    if match is None or match.start:
        return False
    rest = _WORDS.findall(bare[match.end :])
    return match.key == _OPENS or not rest or (match.key == _AND_WORD and len(rest) == 1)


def is_same_page(url: str, page: str) -> bool:
    """Whether an address is that of the page itself."""
    try:
        one, other = urlsplit(url), urlsplit(page)
    except ValueError:
        return True
    return (one.hostname, one.path.rstrip("/")) == (other.hostname, other.path.rstrip("/")) and not one.query
