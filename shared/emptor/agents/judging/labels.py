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

from emptor.agents.resolving.meanings import Said, covers, meanings, says_same, stem_of
from emptor.lexicon import concepts, fold, folded, matcher, phrases
from emptor.lexicon.notation import written
from emptor.models.brief import Constraint
from emptor.models.report import ReportFact

_CACHE = 4096
_THINGS = ("thing", "counted")
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[\(\[][^\)\]]{0,99}[\)\]]")
_MIN_JOINED = 6  # letters of a word that may be printed as two: `Tropf-Schale`


def label_of(stated: Constraint | ReportFact) -> str:
    """Return the words for what a demand or a page's row is about: the label as written, else the attribute's name."""
    return stated.label or stated.attribute.replace("_", " ")


@lru_cache(maxsize=_CACHE)
def names(asked: str, printed: str) -> bool:
    """Return whether the label `printed` names the noun phrase `asked`.

    A concept of the lexicon is enough (`thing.*`, `counted.*`); else the words must be the same, whatever their order, number and
    language. A label with more words is another property: `maximum user weight` is not the weight.
    """
    one, other = things_of(asked), things_of(printed)
    if one and other:
        return bool(one & other)
    left, right = stems(asked), stems(printed)
    if bool(left) and (left == right or _joined(asked) == _joined(printed) != ""):
        return True
    return says_same(asked, printed)


@lru_cache(maxsize=_CACHE)
def _joined(label: str) -> str:
    """A label's words written as one: `dust cover`, `dust-cover` and `dustcover` are one name. Empty where it is short."""
    joined = _plain(label).replace(" ", "")
    return stem_of(joined) if len(joined) >= _MIN_JOINED else ""


@lru_cache(maxsize=_CACHE)
def things_of(label: str) -> frozenset[str]:
    """Return the concepts that a whole label names, in any language, whatever the order and number of its words."""
    return _things().get(_bare(label)) or _things().get(stems(label), frozenset())


@cache
def _things() -> Mapping[frozenset[str], frozenset[str]]:
    """The stems of each phrase of the lexicon, and the concepts that it names."""
    found: dict[frozenset[str], set[str]] = {}
    for concept in (name for family in _THINGS for name in concepts(family)):
        for phrase in phrases(concept):
            for form in written(phrase.replace("~", "")):
                found.setdefault(_bare(form), set()).add(concept)
    return {key: frozenset(named) for key, named in found.items()}


def spans_of(asked: str, text: str) -> list[tuple[int, int]]:
    """Return where a text names what is asked for, by its own words or by a concept of the lexicon."""
    folded = fold(text)
    wanted = things_of(asked)
    found = [(m.start, m.end) for m in matcher(*_THINGS).all(folded) if m.key in wanted] if wanted else []
    if found:
        return found
    tokens = [(m.start(), m.end(), stem_of(m.group()), m.group()) for m in _WORD.finditer(folded)]
    needed = stems(asked)
    for start in range(len(tokens)):
        window = tokens[start : start + len(needed) + 1]
        for size in (len(needed), len(needed) + 1):
            part = window[:size]
            if needed and len(part) == size and _is_minimal(needed, [stem for _, _, stem, _ in part]):
                found.append((part[0][0], part[-1][1]))
                break
    return found or _spans_joined(asked, tokens) or _spans_meant(asked, text)


def _is_minimal(needed: frozenset[str], said: list[str]) -> bool:
    """Whether words hold all that are needed, and none at an edge can go: of `sans pompe sans huile` the first `sans` denies."""
    return needed <= set(said) and not needed <= set(said[1:]) and not needed <= set(said[:-1])


def _spans_meant(asked: str, text: str) -> list[tuple[int, int]]:
    """Where a text says the same in other words or in another language: words side by side that mean what the asked ones mean."""
    wanted = meanings(asked)
    if not any(said.known for said in wanted):
        return []
    said, size = meanings(text), len(wanted)
    windows = (said[start : start + length] for length in (size, size + 1, size - 1) for start in range(len(said) - length + 1))
    return [(w[0].start, w[-1].end) for w in windows if w and _is_whole(w, wanted)][:1]


def _is_whole(window: tuple[Said, ...], wanted: tuple[Said, ...]) -> bool:
    """Whether words mean what is wanted: no more and no less, but for one word more where two are shared."""
    if len(window) <= len(wanted):
        return covers(wanted, window) and covers(window, wanted)
    return len(wanted) > 1 and covers(window, wanted) and all(covers(wanted, (edge,)) for edge in (window[0], window[-1]))


def _spans_joined(asked: str, tokens: list[tuple[int, int, str, str]]) -> list[tuple[int, int]]:
    """Where a text writes as one word what is asked for in two, or the other way round."""
    joined = _joined(asked)
    if not joined:
        return []
    whole = [(start, end) for start, end, stem, _ in tokens if stem == joined and len(stems(asked)) > 1]
    pairs = [
        (one[0], other[1])
        for one, other in pairwise(tokens)
        if other[0] - one[1] == 1 and stem_of(one[3] + other[3]) == joined and len(stems(asked)) == 1
    ]
    return whole or pairs


@lru_cache(maxsize=_CACHE)
def stems(label: str) -> frozenset[str]:
    """Return the words of a label that say which property it is, in a form that plural and gender do not change."""
    words = [word for word in _WORD.findall(_plain(label)) if word not in folded("label.neutral", "label.small")]
    return frozenset(map(stem_of, words)) or _bare(label)


@lru_cache(maxsize=_CACHE)
def _bare(label: str) -> frozenset[str]:
    """The stems of all words of a label, articles and prepositions aside."""
    return frozenset(stem_of(word) for word in _WORD.findall(_plain(label)) if word not in folded("label.small"))


def _plain(label: str) -> str:
    return " ".join(_WORD.findall(_BRACKETS.sub(" ", fold(label))))
