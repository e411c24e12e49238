"""Which words describe a thing by their form alone: `magnetic`, `telescópica`, `inklapbare`; no list of them is kept.

An ending of the language makes a word an adjective (`clause.ending`). English endings that nouns have as well count where the
dictionary has the adverb: `magnetically`, but no `picnically`. German writes nouns with capitals, so an inflected word in small
letters directly before one is an adjective.
"""

from __future__ import annotations

from functools import cache

from emptor.agents.questions.dictionaries import dictionary
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import ENGLISH, MIN_ADJECTIVE_CHARS, own_words, words_of
from emptor.lexicon import phrases

_FURNITURE = ("table", "bed")
_MIN_FREQUENCY = 300  # occurrences in the corpus of the dictionary
_GERMAN_INFLECTIONS = ("e", "er", "es", "en", "em")


def is_adjective(scan: Scan, start: int, end: int) -> bool:
    """Whether the form of the word at `folded[start:end]` says that it describes the noun beside it."""
    word = scan.text[start:end].lower()
    if len(word) < MIN_ADJECTIVE_CHARS:
        return False
    if "-" in word or (word.endswith(_endings(scan.language)) and not _is_furniture(word)):
        return True
    if scan.language in ENGLISH:
        return _is_english_adjective(word)
    return scan.language == "de" and _is_small_among_capitals(scan, start, end)


def is_surely_adjective(scan: Scan, start: int, end: int) -> bool:
    """As `is_adjective`, by an ending that hardly any noun has, so that the word is no part of a thing's name."""
    word = scan.text[start:end].lower()
    noun = scan.language == "de" and start > 0 and scan.text[start].isupper()  # Minibar, Podest
    return len(word) >= MIN_ADJECTIVE_CHARS and word.endswith(_endings(scan.language)) and not noun and not _is_furniture(word)


def _is_furniture(word: str) -> bool:
    """`turntable`, `sunbed`: a word before a noun that happens to end like an adjective."""
    heads = (word.removesuffix(tail) for tail in _FURNITURE if word.endswith(tail))
    return any(dictionary("en").get(head, 0) >= _MIN_FREQUENCY for head in heads)


@cache
def _endings(language: str) -> tuple[str, ...]:
    """The endings as they are written: French é is no e."""
    spoken = (language,) if language in SPOKEN else tuple(SPOKEN)
    return tuple({ending for name in spoken for ending in phrases("clause.ending", name)})


@cache
def _is_english_adjective(word: str) -> bool:
    endings = tuple(words_of("clause.ending-of-adverbs", "en"))
    if word.endswith(tuple(words_of("clause.ending-in-name", "en"))):
        return True
    adverbs = own_words("grammar.adverb-ending", "en")
    return word.endswith(endings) and any(word + ending in dictionary("en") for ending in adverbs)


def _is_small_among_capitals(scan: Scan, start: int, end: int) -> bool:
    following = scan.text[end : end + 2].lstrip()
    inflected = scan.folded[start:end].endswith(_GERMAN_INFLECTIONS)
    return scan.text[start].islower() and following[:1].isupper() and inflected
