"""Words as the index knows them: case, accents, plurals and hyphens do not matter.

The rules are few and the same for pages and queries, so that a word that is cut too short is cut alike on both sides. They help
in English, German, French, Spanish, Italian and Dutch and harm little elsewhere; languages written without spaces are cut in
pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
PART = re.compile(r"[^-'’.]+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
MIN_STEM = 4
MAX_WORD_CHARS = 40
CACHE_WORDS = 100_000


def words(text: str) -> Iterator[tuple[str, int]]:
    """The index words of a text and where each begins.

    A hyphenated or dotted word gives its parts, each two neighbours as one word, and itself: `Over-Ear-Kopfhörer` is found by
    `overear` as well as by `Kopfhörer`.
    """
    for match in WORD.finditer(text):
        whole = match[0]
        if whole.isascii() and whole.isalnum():
            yield stem(whole), match.start()
            continue
        parts = list(PART.finditer(whole))
        for part in parts:
            yield from ((word, match.start() + part.start()) for word in _fold_run(part[0]))
        yield from ((stem(f"{first[0]}{second[0]}"), match.start() + first.start()) for first, second in pairwise(parts))
        if len(parts) > 2:  # noqa: PLR2004  (two are a pair already)
            yield stem("".join(part[0] for part in parts)), match.start()


def counted(text: str) -> Counter[str]:
    """The index words of a text and how often each occurs. Each spelling is worked on once: for whole pages."""
    found: dict[str, int] = {}  # a Counter calls a function for each new word
    for whole, times in Counter(WORD.findall(text)).items():
        for word in _index_words(whole):
            found[word] = found.get(word, 0) + times
    return Counter(found)


@lru_cache(maxsize=CACHE_WORDS)
def _index_words(whole: str) -> tuple[str, ...]:
    if whole.isascii() and whole.isalnum():
        return (stem(whole),)
    return tuple(word for word, _ in words(whole))


def bare(text: str) -> str:
    """A word without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=CACHE_WORDS)
def stem(word: str) -> str:
    """The form in which singular and plural meet: `Kopfhörern`, `kopfhorer` → `kopfhor`; `batteries`, `battery` → `battery`."""
    folded = bare(word)[:MAX_WORD_CHARS]
    if len(folded) < MIN_STEM or (not folded.isalpha() and any(char.isdigit() for char in folded)):
        return folded
    if folded.endswith("ies"):
        return f"{folded[:-3]}y"
    return _without(_without(folded, ("s", "x")), ("ern", "er", "en", "e", "n"))


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= MIN_STEM:
            return word[: -len(ending)]
    return word


def _fold_run(part: str) -> Iterator[str]:
    if not UNSPACED.search(part):
        yield stem(part)
        return
    yield from (part[at : at + 2] for at in range(max(1, len(part) - 1)))
