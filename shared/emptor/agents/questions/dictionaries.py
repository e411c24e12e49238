"""Word frequencies of seven languages, from a package: how a common word, a name and a misspelt word are told apart."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from math import log10

DICTIONARIES = frozenset({"en", "de", "fr", "es", "it", "nl", "pt"})
_UNSEEN = 0.3  # of the share of a dictionary's rarest word: assumed of one that it does not have
_COMMON = 1e-4  # of all words of a corpus: some 800 words of a language are as frequent


@cache
def dictionary(language: str) -> dict[str, int]:
    """Word in lower case → how often it occurs. Read when a word of a question has to be looked up.

    The file is read as it is: the package's own reader indexes all words, which takes several times as long.
    """
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts


def is_in_dictionary(word: str, language: str) -> bool:
    """Whether a word stands in the dictionary of the language or of English."""
    return any(word in dictionary(name) for name in {"en", language} & DICTIONARIES)


def is_common(word: str, language: str) -> bool:
    """Whether a folded word is among the most frequent of its language: verbs, adverbs and the like, seldom what one buys."""
    if language not in DICTIONARIES:
        return False
    return dictionary(language).get(word, 0) > _COMMON * _words_counted(language)


def commonness(word: str, language: str) -> float:
    """Return the power of ten of a word's share of all words of a language; a word that is not listed is rarer than any."""
    return log10((dictionary(language).get(word, 0) or _UNSEEN * _rarest(language)) / _words_counted(language))


@cache
def _rarest(language: str) -> int:
    return min(dictionary(language).values())


@cache
def _words_counted(language: str) -> int:
    return sum(dictionary(language).values())
