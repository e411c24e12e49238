"""Phrases of the lexicon directly before a place of the question, or behind it."""

from __future__ import annotations

from emptor.lexicon import matcher

_REACH = 40  # characters in which the phrase stands


def phrase_before(folded: str, start: int, *names: str, near: bool = False) -> int | None:
    """Return where the longest phrase of some concepts begins that ends before `start`; None where none does.

    Only white space stands between them; with `near`, not even that has to.
    """
    floor = max(0, start - _REACH)
    before = folded[floor:start].rstrip()
    if len(before) == start - floor and not near:
        return None
    return next((floor + match.start for match in matcher(*names).all(before) if match.end == len(before)), None)


def is_for_it(folded: str, end: int, *, words: int) -> bool:
    """Whether something that is made for a thing follows its name: `Galaxy S24 case`; at most so many words stand between."""
    behind = folded[end : end + _REACH]
    found = matcher("clause.made-for-it").find(behind)
    if not found or not behind[:1].isspace():
        return False
    between = behind[: found[0].start].split()
    return len(between) <= words and all(word.isalpha() for word in between)
