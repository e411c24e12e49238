"""Small operations on text that several parts share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")
_IS_WORD = re.compile(r"\w").match
_SLUG_CACHE = 4096


def collapse(text: str) -> str:
    """Return `text` with every run of white space (no-break spaces included) as one space, trimmed."""
    return " ".join(text.split())


def collapse_fast(text: str) -> str:
    """Like `collapse`, for texts of a megabyte: one regular expression, no list of words."""
    return _SPACES.sub(" ", text).strip()


def comparable(text: str) -> str:
    """Return `text` without case and accents, to be compared and not looked into: `Größe` becomes `grosse`. Its length changes.

    Where phrases are found in a text, it is folded (`emptor.lexicon.fold`), which keeps every place.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def has_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` occurs in `text` as whole words."""
    start = text.find(phrase) if phrase else -1
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(phrase) : start + len(phrase) + 1]
        if not (_IS_WORD(before) or _IS_WORD(after)):
            return True
        start = text.find(phrase, start + 1)
    return False


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest that fits; a space in a word stands for any white space.

    It branches letter by letter. A plain alternation tries every word at every place of a text.
    Where case is ignored, give the words in one case.
    """
    tails: dict[str, set[str]] = {}
    may_end = False
    for word in words:
        if word:
            tails.setdefault(word[0], set()).add(word[1:])
        else:
            may_end = True
    branches = [(r"\s" if first == " " else re.escape(first)) + any_of(rest) for first, rest in sorted(tails.items())]
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}" if branches else ""


@lru_cache(maxsize=_SLUG_CACHE)
def snake(text: str) -> str:
    """Return `text` as a snake_case name: `Max. Leistung (W)` becomes `max_leistung_w`. Letters of any script stay."""
    return _NOT_WORD.sub("_", comparable(text)).strip("_")
