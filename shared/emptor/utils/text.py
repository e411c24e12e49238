"""Small operations on text that several parts share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")
_SLUG_CACHE = 4096


def collapse(text: str) -> str:
    """Return `text` with every run of white space (no-break spaces included) as one space, trimmed."""
    return " ".join(text.split())


def collapse_fast(text: str) -> str:
    """Like `collapse`, for texts of a megabyte: one regular expression, no list of words."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return `text` without case and accents, for comparison only: `Größe` becomes `grosse`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=_SLUG_CACHE)
def snake(text: str) -> str:
    """Return `text` as a snake_case name: `Max. Leistung (W)` becomes `max_leistung_w`. Letters of any script stay."""
    return _NOT_WORD.sub("_", fold(text)).strip("_")
