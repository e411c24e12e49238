"""Whether a label on a page names what a buyer asks for: other word order, plural, synonym, another language.

>>> names("water tank", "Wassertank")
True
>>> names("weight", "Maximum user weight")
False
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from emptor.agents.questions.morphology import english_singular
from emptor.lexicon import concepts, fold, matcher, phrases

_CACHE = 4096
_THINGS = "thing"
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[\(\[][^\)\]]{0,99}[\)\]]")
# Endings of number, gender and case in the languages of the lexicon, longest first.
_ENDINGS = ("ami", "ach", "ego", "iem", "en", "es", "er", "em", "ym", "om", "ow", "ej", "e", "s", "n", "i", "a", "o", "y", "u")
_MIN_STEM = 4
_MIN_JOINED = 6  # letters of a word that may be printed as two: `Tropf-Schale`
_STOP = frozenset("the a an of for with in and or de d l del della di da la le el il lo der die das des du van het do".split())
# Words of a label that say nothing of which property it is.
_NEUTRAL = frozenset(
    "total max maximum maximal min minimum approx ca circa net netto item product rated nominal value size capacity volume "
    "content level number amount integrated built integriert integrierter integriertes eingebaut gesamt maximale maximaler "
    "massimo massima maximo maxima maximaal incl".split()
)


@lru_cache(maxsize=_CACHE)
def names(asked: str, printed: str) -> bool:
    """Return whether the label `printed` names the noun phrase `asked`.

    A concept of the lexicon is enough (`thing.*`); else the words must be the same, whatever their order and number. A label with
    more words is another property: `maximum user weight` is not the weight.
    """
    one, other = things_of(asked), things_of(printed)
    if one or other:
        return bool(one & other)
    left, right = stems(asked), stems(printed)
    return bool(left) and (left == right or _joined(asked) == _joined(printed) != "")


@lru_cache(maxsize=_CACHE)
def _joined(label: str) -> str:
    """A label's words written as one: `dust cover`, `dust-cover` and `dustcover` are one name. Empty where it is short."""
    joined = _plain(label).replace(" ", "")
    return _stem(joined) if len(joined) >= _MIN_JOINED else ""


@lru_cache(maxsize=_CACHE)
def things_of(label: str) -> frozenset[str]:
    """Return the concepts that a whole label names, in any language, whatever the order and number of its words."""
    return _things().get(_bare(label)) or _things().get(stems(label), frozenset())


@cache
def _things() -> Mapping[frozenset[str], frozenset[str]]:
    """The stems of each phrase of the lexicon, and the concepts that it names."""
    found: dict[frozenset[str], set[str]] = {}
    for concept in concepts(_THINGS):
        for phrase in phrases(concept):
            found.setdefault(_bare(phrase.replace("~", "")), set()).add(concept)
    return {key: frozenset(named) for key, named in found.items()}


def spans_of(asked: str, text: str) -> list[tuple[int, int]]:
    """Return where a text names what is asked for, by its own words or by a concept of the lexicon."""
    folded = fold(text)
    wanted = things_of(asked)
    found = [(m.start, m.end) for m in matcher(_THINGS).all(folded) if m.key in wanted] if wanted else []
    if found:
        return found
    tokens = [(m.start(), m.end(), _stem(m.group()), m.group()) for m in _WORD.finditer(folded)]
    needed = stems(asked)
    for start in range(len(tokens)):
        window = tokens[start : start + len(needed) + 1]
        for size in (len(needed), len(needed) + 1):
            part = window[:size]
            if (
                needed
                and len(part) == size
                and needed <= {stem for _, _, stem, _ in part}
                and part[0][2] in needed
                and part[-1][2] in needed
            ):
                found.append((part[0][0], part[-1][1]))
                break
    return found or _spans_joined(asked, tokens)


def _spans_joined(asked: str, tokens: list[tuple[int, int, str, str]]) -> list[tuple[int, int]]:
    """Where a text writes as one word what is asked for in two, or the other way round."""
    joined = _joined(asked)
    if not joined:
        return []
    whole = [(start, end) for start, end, stem, _ in tokens if stem == joined and len(stems(asked)) > 1]
    pairs = [
        (one[0], other[1])
        for one, other in pairwise(tokens)
        if other[0] - one[1] == 1 and _stem(one[3] + other[3]) == joined and len(stems(asked)) == 1
    ]
    return whole or pairs


@lru_cache(maxsize=_CACHE)
def stems(label: str) -> frozenset[str]:
    """Return the words of a label that say which property it is, in a form that plural and gender do not change."""
    words = [word for word in _WORD.findall(_plain(label)) if word not in _NEUTRAL | _STOP]
    return frozenset(map(_stem, words)) or _bare(label)


@lru_cache(maxsize=_CACHE)
def _bare(label: str) -> frozenset[str]:
    """The stems of all words of a label, articles and prepositions aside."""
    return frozenset(_stem(word) for word in _WORD.findall(_plain(label)) if word not in _STOP)


def _plain(label: str) -> str:
    return " ".join(_WORD.findall(_BRACKETS.sub(" ", fold(label))))


def _stem(word: str) -> str:
    """The word without its ending, the same for singular and plural: `kettles` and `kettle` are `kettl`."""
    single = english_singular(word)
    ending = next((e for e in _ENDINGS if single.endswith(e) and len(single) - len(e) >= _MIN_STEM), "")
    return single.removesuffix(ending)
