"""Expressions whose words are data: `«joint.range|joint.or»` in one stands for any phrase of those concepts, in all languages.

>>> Worded(r"\\d+\\s?«joint.range»\\s?\\d+").match("30 bis 40").group()
'30 bis 40'

For what stands between few words: figures, pauses, the end of a clause. Where phrases alone are looked for, ask a `matcher`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property

from emptor.lexicon.notation import Surface, surfaces
from emptor.lexicon.source import concepts, phrases
from emptor.utils.text import any_of

_CONCEPTS = re.compile(r"«([^»]+)»")
_REST_OF_A_WORD = r"\w{0,40}"
_SPACE, _GAP = r"\s", r"[\s-]"


class Worded:
    """An expression for folded text, compiled when it is first used; `pattern` has all that a compiled expression can do."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression. Raises `KeyError` where it names a concept that no language has."""
        return re.compile(_CONCEPTS.sub(lambda named: any_phrase(*named[1].split("|")), self.source))

    def search(self, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two places."""
        return self.pattern.search(folded, start, end)

    def match(self, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        return self.pattern.match(folded, start, end)

    def fullmatch(self, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that is all between two places."""
        return self.pattern.fullmatch(folded, start, end)

    def finditer(self, folded: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches between two places, from left to right."""
        return self.pattern.finditer(folded, start, end)


@cache
def any_phrase(*names: str) -> str:
    """Return an expression for any phrase of some concepts or families, the longest that fits.

    A phrase that several of them have stands in it once, so that a repetition has one way to read it.
    Raises `KeyError` for a name that no language has.
    """
    for name in names:
        if not concepts(name):
            raise KeyError(f"The lexicon has no concept {name!r}.")
    found = frozenset(surface for name in names for phrase in phrases(name) for surface in surfaces(phrase))
    kinds = ((head, tail) for head in (True, False) for tail in (True, False))
    return f"(?:{'|'.join(part for head, tail in kinds if (part := _part(found, head=head, tail=tail)))})"


def _part(found: frozenset[Surface], *, head: bool, tail: bool) -> str:
    """The phrases that may end a longer word (`head`) or begin one (`tail`), or neither."""
    words = any_of(surface.text for surface in found if (surface.head, surface.tail) == (head, tail))
    return words and (_REST_OF_A_WORD * head) + words.replace(_SPACE, _GAP) + (_REST_OF_A_WORD * tail)
