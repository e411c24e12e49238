"""Names that two languages write nearly alike: `telescoop` and `télescope`, `Aquarienfilter` and `filtre d'aquarium`.

>>> are_cognates("plafondventilator", "ventilateur de plafond"), are_cognates("toaster", "coaster")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import permutations

from emptor.agents.resolving.meanings import without_joining
from emptor.agents.resolving.noun_numbers import words_in

_CACHE = 8192
_MIN_LETTERS = 7  # of a name, all its words joined: short words of two languages are alike by chance
_ALIKE = 0.84  # share of the letters of both that stand in the same order
_OPENING = 3  # letters with which both begin
_MAX_WORDS = 3  # of a name
_LEAST_SHARE = 0.7  # of the longer name's letters that the shorter one has
# Letters that languages write differently for one sound.
_SPELLINGS = ((re.compile("ph"), "f"), (re.compile("qu|k"), "c"), (re.compile("y"), "i"), (re.compile(r"([a-z])\1"), r"\1"))


@lru_cache(maxsize=_CACHE)
def are_cognates(one: str, other: str) -> bool:
    """Return whether two names are one word in two spellings, whatever the order in which their parts are joined."""
    left, right = (without_joining(words_in(name)) for name in (one, other))
    if not (0 < len(left) <= _MAX_WORDS and 0 < len(right) <= _MAX_WORDS):
        return False
    return any(_are_alike(a, b) for a in _joined(left) for b in _joined(right))


def _joined(words: Sequence[str]) -> Iterator[str]:
    """The words written as one, in each order."""
    return ("".join(map(_plain, order)) for order in permutations(words))


@lru_cache(maxsize=_CACHE)
def _plain(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = spelling.sub(sound, word)
    return word


def _are_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _MIN_LETTERS or one[:_OPENING] != other[:_OPENING]:
        return False
    if min(len(one), len(other)) < _LEAST_SHARE * max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
