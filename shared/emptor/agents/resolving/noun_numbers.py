"""Singular and plural of nouns in the lexicon's languages, to recognise a word and not to write one.

>>> "sacco" in number_forms("sacchi"), "boor" in number_forms("boren"), "heat" in number_forms("heater")
(True, True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from emptor.lexicon import fold

_CACHE = 4096
_LETTERS = 3  # of the shortest noun whose number may change
_STEM = 4  # letters that are left where an ending is taken that short words have of their own
_LONG_STEM = 7  # `heater` is not a plural of `heat`, `kinderrader` is one of `kinderrad`
_ENDINGS = ("", "s", "es", "e", "en", "n", "x")  # of plurals, behind the singular
_LONG_ENDINGS = ("er", "ern")
_VOWELS = "eiao"  # Italian and Polish plurals change the last one, so do genders
# The end of a singular and of its plural, folded: Italian, Spanish, Portuguese, French, English, Dutch, Polish.
_PAIRS = (
    ("co", "chi"), ("ca", "che"), ("go", "ghi"), ("ga", "ghe"), ("io", "i"),
    ("z", "ces"), ("ao", "oes"), ("ao", "aes"), ("al", "ais"), ("el", "eis"), ("m", "ns"),
    ("al", "aux"), ("eau", "eaux"), ("y", "ies"), ("f", "ves"), ("fe", "ves"),
    ("s", "zen"), ("f", "ven"), ("", "y"), ("a", "y"),
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_OPEN = re.compile(r"([aeou])([bdfgklmnprst])en$")  # Dutch `boren` of `boor`: an open syllable has one vowel
_CLOSED = re.compile(r"([aeou])\1([bdfgklmnprst])$")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1en$")  # `zakken` of `zak`
_SHORT = re.compile(r"(?<![aeiou])[aeiou]([bdfgklmnprst])$")


@lru_cache(maxsize=_CACHE)
def number_forms(word: str) -> frozenset[str]:
    """Return a folded noun with its likely singulars and plurals, whatever its language."""
    if len(word) < _LETTERS or not word.isalpha():
        return frozenset({word})
    singles = {word, *_singulars(word)}
    return frozenset(singles).union(*(_plurals(single) for single in singles))


@lru_cache(maxsize=_CACHE)
def words_in(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(_WORD.findall(fold(text)))


def spaced(text: str) -> str:
    """Return the folded words of a text between spaces, in which whole words are found: ` red shoe `."""
    return f" {' '.join(words_in(text))} "


def names(phrase: Sequence[str], tokens: Sequence[str]) -> Iterator[int]:
    """Yield the places behind each occurrence of a phrase in folded tokens, its words in any number, joined or apart.

    `sup board` occurs in `supboard xl`, and `hedgetrimmer` in `18 v hedge trimmer`.
    """
    if not phrase:
        return
    forms, joined = [number_forms(word) for word in phrase], number_forms("".join(phrase))
    size = len(phrase)
    for place, token in enumerate(tokens):
        if token in forms[0] and all(t in f for t, f in zip(tokens[place : place + size], forms, strict=False)):
            if place + size <= len(tokens):
                yield place + size
        elif token in joined:
            yield place + 1
        elif size == 1 and place + 1 < len(tokens) and token + tokens[place + 1] in joined:
            yield place + 2  # two words that are one


def _singulars(word: str) -> Iterator[str]:
    for ending in ("s", "x"):
        yield from _without(word, ending, _LETTERS)
    for ending in ("es", "e", "en", "n"):
        yield from _without(word, ending, _STEM)
    for ending in _LONG_ENDINGS:
        yield from _without(word, ending, _LONG_STEM)
    for one, many in _PAIRS:
        yield from (stem + one for stem in _without(word, many, _LETTERS))
    if doubled := _DOUBLED.search(word):
        yield word[: doubled.start() + 1]
    if syllable := _OPEN.search(word):
        yield f"{word[: syllable.start()]}{syllable[1] * 2}{syllable[2]}"
    if word[-1] in _VOWELS and len(word) > _STEM:
        yield from (word[:-1] + vowel for vowel in _VOWELS)


def _without(word: str, ending: str, letters: int) -> Iterator[str]:
    """The word without an ending, where enough is left of it."""
    if word.endswith(ending) and len(word) - len(ending) >= letters:
        yield word.removesuffix(ending)


def _plurals(single: str) -> Iterator[str]:
    long_endings = _LONG_ENDINGS if len(single) >= _LONG_STEM else ()
    short = len(single) < _STEM
    yield from (single + ending for ending in (*_ENDINGS, *long_endings) if not (short and ending in {"e", "n"}))
    yield from (single.removesuffix(one) + many for one, many in _PAIRS if single.endswith(one) and not (short and not one))
    if _SHORT.search(single):
        yield f"{single}{single[-1]}en"
    if closed := _CLOSED.search(single):
        yield f"{single[: closed.start()]}{closed[1]}{closed[2]}en"
