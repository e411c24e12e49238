"""Word frequencies of seven languages, from a package: how a common word, a name and a misspelt word are told apart."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log10

COUNTED = {
    "en": 1_646_569_324,
    "de": 123_710_846,
    "fr": 353_876_198,
    "es": 688_805_284,
    "it": 445_269_334,
    "nl": 382_426_387,
    "pt": 387_750_743,
}  # language → how many words its texts have
DICTIONARIES = frozenset(COUNTED)
RAREST = 50  # occurrences of the rarest word of each dictionary
_UNSEEN = 0.3  # of the share of a dictionary's rarest word: assumed of one that it does not have
_MIN_WORDS_WITH_PAIR = 20  # of 160,000: a rarer pair of letters is of no word
_LONG_CHARS = 9
_REPEATED = re.compile(r"(.{1,4})\1{1,20}")
_ENTRY = re.compile(rb'("[^"]{1,99}"):\s?(\d{1,12})')
_COMMON = 1e-4  # of all words of a corpus: some 800 words of a language are as frequent


@cache
def dictionary(language: str) -> dict[str, int]:
    """Word in lower case → how often it occurs. Read when a word of a question has to be looked up.

    The file is read as it is: the package's own reader indexes all words, which takes several times as long.
    """
    counts: dict[str, int] = json.loads(_read(language))
    return counts


@cache
def _searched(language: str) -> bytes:
    return _read(language)


def _read(language: str) -> bytes:
    return gzip.decompress(files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes())


def occurrences(word: str, language: str) -> int:
    """How often a word in lower case occurs. Found in the file, whose words are in order: a table of all takes half a second."""
    text = _searched(language)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        entry = _ENTRY.search(text, middle)
        listed: str = json.loads(entry[1]) if entry else ""
        if entry is None or entry.start() >= high or listed > word:
            high = middle
        elif listed == word:
            return int(entry[2])
        else:
            low = entry.end()
    return 0


def is_in_dictionary(word: str, language: str) -> bool:
    """Whether a word stands in the dictionary of the language or of English."""
    return any(word in dictionary(name) for name in {"en", language} & DICTIONARIES)


def is_common(word: str, language: str) -> bool:
    """Whether a folded word is among the most frequent of its language: verbs, adverbs and the like, seldom what one buys."""
    if language not in DICTIONARIES:
        return False
    return dictionary(language).get(word, 0) > _COMMON * COUNTED[language]


def commonness(word: str, language: str) -> float:
    """Return the power of ten of a word's share of all words of a language; a word that is not listed is rarer than any."""
    return log10((occurrences(word, language) or _UNSEEN * RAREST) / COUNTED[language])


def is_spoken(word: str) -> bool:
    """Whether the pairs of letters of a folded word stand in words of English, as those of most words of any language do.

    `loopband`, `bokashi`; but not strokes of keys: `sdfkjh`, `asdasd`. A long word may have a rare pair where two words meet.
    """
    edged = f" {word} "
    rare = sum(_pairs()[first + second] < _MIN_WORDS_WITH_PAIR for first, second in pairwise(edged))
    return not _REPEATED.fullmatch(word) and rare <= len(word) // _LONG_CHARS


@cache
def _pairs() -> Counter[str]:
    """Two letters, or one and an edge → how many words have them. Counted when letters are doubted that no dictionary has."""
    return Counter(first + second for word in dictionary("en") for first, second in pairwise(f" {word} "))
