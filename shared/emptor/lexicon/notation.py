"""The notation of phrases, and the surface forms that each stands for.

A phrase is written as people write it. Case, accents and typography do not count. Beyond that:

- a space or hyphen also matches a hyphen, a space, or nothing (`in ear`: in-ear, in ear, inear);
- `_` matches a space and nothing else (`share_this`: not the name ShareThis);
- `~` at the end of a word also matches the endings of adjectives (`kabellos~`: kabellose, kabellosen, …);
- `*` before a phrase lets it end a longer word (`*kopfhörer`: Sportkopfhörer), and after it lets it begin one (`wasserdicht*`);
- `{a,b}` stands for each of the words in it, and `{a ,}` for `a` or nothing: `access {to this page ,}denied`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from emptor.lexicon.folding import fold

# Endings of German, French, Spanish, Italian, Portuguese, Dutch and Polish adjectives, in folded spelling.
ENDINGS = ("", "e", "er", "es", "en", "em", "s", "o", "a", "os", "as", "i")
_TWO_LETTERS = {"ä": ("a", "ae"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ß": ("ss", "ß"), "œ": ("œ", "oe"), "æ": ("æ", "ae")}
_GAPS = (" ", "")
_KEPT_SPACE = "_"
_SPLIT = re.compile(r"[\s-]+")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_MAX_JOINED_GAPS = 2  # a phrase of more words is not written as one


class Surface(NamedTuple):
    """One spelling of a phrase in canonical text; `head` and `tail` say whether a longer word may surround it."""

    text: str
    head: bool
    tail: bool


def canonical(folded: str) -> str:
    """Return folded text with hyphens as spaces, of the same length: the form in which surfaces are looked for."""
    return folded.replace("-", " ").replace("\n", " ").replace("\t", " ")


def written(phrase: str) -> Iterator[str]:
    """Yield a phrase once for each choice of its words in braces."""
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield phrase
        return
    for word in choice[1].split(","):
        yield from written(phrase[: choice.start()] + word + phrase[choice.end() :])


@cache
def surfaces(phrase: str) -> frozenset[Surface]:
    """Return every spelling that `phrase` stands for. Raises `ValueError` where it is empty.

    Remembered: two phrases of five stand in several matchers.
    """
    return frozenset(surface for form in written(phrase) for surface in _surfaces(form))


def _surfaces(phrase: str) -> Iterator[Surface]:
    plain = phrase.strip().lower()
    head, tail = plain.startswith("*"), plain.endswith("*")
    words = [word for word in _SPLIT.split(plain.strip("*").strip()) if word]
    if not words:
        raise ValueError(f"An empty phrase: {phrase!r}.")
    forms = [_forms(word) for word in words]
    gaps = _GAPS if len(words) - 1 <= _MAX_JOINED_GAPS else _GAPS[:1]
    for chosen in product(*forms):
        for between in product(gaps, repeat=len(words) - 1):
            text = "".join(word + gap for word, gap in zip(chosen, (*between, ""), strict=True))
            yield Surface(text.replace(_KEPT_SPACE, " "), head, tail)


def _forms(word: str) -> set[str]:
    stem = word.rstrip("~")
    if _TWO_LETTERS.keys().isdisjoint(stem):  # nearly all words
        stems = {fold(stem)}
    else:
        stems = {"".join(letters) for letters in product(*(_TWO_LETTERS.get(char, (fold(char),)) for char in stem))}
    return {stem + ending for stem in stems for ending in ENDINGS} if word.endswith("~") else stems
