"""Whether the class and id of an element name something: `add-to-cart`, `productPrice`, `site-header`.

The names are data (`[markup]` in the lexicon). Upper case does not count, `-` and `_` are spaces, and `|` in a phrase is the
edge of a class: `|_header` is a class that begins with it. A page has thousands of elements and few names: answers are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from emptor.lexicon import concepts, phrases
from emptor.lexicon.notation import Surface, surfaces
from emptor.utils.kept import kept_table

_KEPT = 16_384  # names, and the classes they are made of
_ANSWERS_KEPT = 2_048  # of each test, for the page at hand
_FAMILY = "markup"
_MAX_CHARS = 4_000
_EDGES = ("", " ")
_SEPARATORS = str.maketrans("-_", "  ")


@lru_cache(maxsize=_KEPT)
def concepts_of(name: str) -> frozenset[str]:
    """Return what a name says, as concepts without their family: `btn add-to-cart` says `button` and `buy`.

    No words go on from one class to the next, so that a class is read once for all names that have it.
    """
    classes = name[:_MAX_CHARS].lower().split()
    return _said(classes[0]) if len(classes) == 1 else frozenset().union(*map(_said, classes))


@lru_cache(maxsize=_KEPT)
def _said(one: str) -> frozenset[str]:
    """What one class or id, in lower case, says."""
    text = f"| {one.translate(_SEPARATORS)} |"
    automaton, listed, meanings = _automaton()
    return frozenset(
        concept
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if _stands(text, start, end, listed[number])
        for concept in meanings[number]
    )


def _stands(text: str, start: int, end: int, surface: Surface) -> bool:
    """Whether words stand where they may: within other letters at an open end, at a letter's edge opposite one, else alone."""
    head, tail = surface.head, surface.tail
    before, after = text[start - 1 : start], text[end : end + 1]
    begins = head or (not before.isalpha() if tail else before in _EDGES or text[start] == "|")
    return begins and (tail or (not after.isalpha() if head else after in _EDGES or text[end - 1] == "|"))


def named(*names: str) -> Callable[[str], bool]:
    """Return a test for names of elements that say one of the concepts of `[markup]`."""
    wanted = frozenset(names)

    @lru_cache(maxsize=_ANSWERS_KEPT)
    def says(name: str) -> bool:
        return not wanted.isdisjoint(concepts_of(name))

    return says


@cache
def _automaton() -> tuple[AhoCorasick, list[Surface], list[tuple[str, ...]]]:
    table = kept_table("names of elements", _table)
    return AhoCorasick([text for text, _, _ in table]), [Surface(*surface) for surface in table], list(table.values())


def _table() -> dict[tuple[str, bool, bool], tuple[str, ...]]:
    """What each spelling says; a spelling is what a `Surface` is."""
    meanings: dict[Surface, list[str]] = {}
    for concept in concepts(_FAMILY):
        for surface in {form for phrase in phrases(concept) for form in surfaces(phrase)}:
            meanings.setdefault(surface, []).append(concept.removeprefix(f"{_FAMILY}."))
    return {(form.text, form.head, form.tail): tuple(names) for form, names in meanings.items()}
