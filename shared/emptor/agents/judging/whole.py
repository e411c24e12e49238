"""Whether words about a look (a colour, a material) speak of the whole thing, and not of a part of it or of what is beside it.

`This wheelbarrow is made of steel.` and `A steel wheelbarrow` do; `The axle is made of steel.`, `Axle: steel` and `Comes with
four steel screws.` do not. A sentence without a subject (`Made of galvanised steel.`) speaks of the thing whose page it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from emptor.agents.questions.words import ALL, HEAD_FIRST, breaks, fillers
from emptor.agents.resolving.meanings import stem_of
from emptor.lexicon import fold, folded, matcher
from emptor.models.dossier import ProductText
from emptor.utils.attributes import canonical_attribute

_WORD = re.compile(r"[^\W_]+")
_NAMING = frozenset({"name", "title", "category"})
_LABEL = re.compile(r"[:|\t=]\s")
_MIN_NAME_CHARS = 4  # of a word by which a sentence names the thing
_BETWEEN = 4  # words between the thing and its look: "is made out of"
_UNKNOWN = 1  # of them that no list of small words has, such as a verb
_LOOKS = ("colour", "material")
_ATTRIBUTES = frozenset({*_LOOKS, "color"})
_CACHE = 4096

Span = tuple[int, int]


def is_of_the_whole(text: ProductText, span: Span, names: tuple[str, ...]) -> bool:
    """Return whether the look at `span` of a text is said of the thing itself, which `names` are for: its name, its kind."""
    return text.where in _NAMING or _speaks(text.text, span, names, text.language)


@lru_cache(maxsize=_CACHE)
def _speaks(text: str, span: Span, names: tuple[str, ...], language: str | None) -> bool:
    said = fold(text)
    begin, end = _sentence(said, span)
    labelled = _LABEL.search(said, begin, span[0])
    if labelled:
        return _is_label_of_looks(said[begin : labelled.start()])
    words = [m.span() for m in _WORD.finditer(said, begin, end)]
    own = frozenset(stem_of(word) for name in names for word in _WORD.findall(fold(name)) if len(word) >= _MIN_NAME_CHARS)
    before = [said[a:b] for a, b in words if b <= span[0]]
    behind = [said[a:b] for a, b in words if a >= span[1]]
    if behind and stem_of(behind[0]) in own:
        return True  # "a steel wheelbarrow"
    if not _closes(behind, language):
        return False  # "with four steel screws"
    return _has_no_subject(before) or _is_said_of(before, own)


def _sentence(said: str, span: Span) -> Span:
    begin = max(said.rfind(sign, 0, span[0]) for sign in (". ", "! ", "? ", "; ", "\n"))
    ends = [at for sign in (".", "!", "?", ";", "\n") if (at := said.find(sign, span[1])) >= 0]
    return begin + 1, min(ends, default=len(said))


def _is_label_of_looks(label: str) -> bool:
    """Whether a row's label names a look and nothing that has it: `Colour`, but not `Colour of the rim`."""
    words = [stem_of(word) for word in _WORD.findall(label) if not _is_small(word)]
    return canonical_attribute(label.strip()) in _ATTRIBUTES or all(word in _labels() for word in words)


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(stem_of, folded("word.colour", "word.material")))


def _closes(behind: list[str], language: str | None) -> bool:
    """Whether no noun follows that the look describes; where nouns come first, none can."""
    if not behind or language in HEAD_FIRST:
        return True
    return _is_small(behind[0]) or matcher(*_LOOKS).fullmatch(behind[0]) is not None


def _has_no_subject(before: list[str]) -> bool:
    """`Made of galvanised steel`: nothing but small words, and an adjective behind them."""
    return all(map(_is_small, before[:-1])) and (len(before) > 1 or all(map(_is_small, before)))


def _is_said_of(before: list[str], own: frozenset[str]) -> bool:
    """Whether the last noun before the look is the thing, and no part of it: no `handle of the wheelbarrow`."""
    unknown = 0
    for place in range(len(before) - 1, max(-1, len(before) - 2 - _BETWEEN), -1):
        if stem_of(before[place]) in own:
            return all(_is_small(word) or stem_of(word) in own for word in before[:place])
        unknown += not _is_small(before[place])
        if unknown > _UNKNOWN:
            return False
    return False


def _is_small(word: str) -> bool:
    return word in _small() or matcher(*_LOOKS).fullmatch(word) is not None


@cache
def _small() -> frozenset[str]:
    return fillers(ALL) | breaks(ALL) | folded("label.small", "label.neutral") | _articles() | _made()


@cache
def _made() -> frozenset[str]:
    """The words of `made of`, `aus massivem`, `en`."""
    return frozenset(word for phrase in folded("clause.material", "clause.with") for word in phrase.split())


@cache
def _articles() -> frozenset[str]:
    return folded("clause.article", "clause.definite")
