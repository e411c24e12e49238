"""Phrases of the lexicon directly before a place of a text, or behind it; what may stand between is structure, not words.

>>> folded = fold("It takes about 2 hours")
>>> before(folded, folded.index("2"), SPACE, "said.about") is not None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from emptor.lexicon.matcher import Match
from emptor.lexicon.source import matcher

SPACE = re.compile(r"\s+")
JOINT = re.compile(r"[\s-]{1,3}")  # between two words of one phrase: `4 people`, `4-person`
NOTHING = re.compile(r"")
_REACH = 96  # characters in which the phrase and what stands between have room


def before(folded: str, at: int, between: re.Pattern[str], *names: str) -> Match | None:
    """Return the first phrase of some concepts before `at` with only what `between` allows from its end to there.

    Args:
        folded: text as `fold` makes it.
        at: a place in it; 96 characters before it are looked at.
        between: matches, as a whole, what may stand between the phrase and the place.
        names: concepts or families of the lexicon.
    """
    floor = _word_start(folded, max(0, at - _REACH))
    for match in matcher(*names).all(folded[floor:at]):
        if between.fullmatch(folded, floor + match.end, at):
            return Match(match.key, floor + match.start, floor + match.end, match.languages)
    return None


def after(folded: str, at: int, between: re.Pattern[str], *names: str) -> Match | None:
    """Return the first phrase of some concepts behind `at`, the longest, with only what `between` allows; see `before`."""
    return next(_behind(folded, at, between, *names), None)


def starts_before(folded: str, at: int, between: re.Pattern[str], name: str, most: int = 1) -> list[int]:
    """Return `at`, and where each phrase of a concept begins that stands before it, the nearest first; see `before`.

    Args:
        folded: text as `fold` makes it.
        at: a place in it.
        between: matches, as a whole, what may stand between two phrases.
        name: a concept or family of the lexicon.
        most: how many phrases may stand there.
    """
    starts = [at]
    while len(starts) <= most and (match := before(folded, starts[-1], between, name)):
        starts.append(match.start)
    return starts


def leads(folded: str, at: int, *steps: tuple[re.Pattern[str], str]) -> int | None:
    """Return where a chain of concepts ends that follows a place, each behind what may stand before it; None without one.

    Args:
        folded: text as `fold` makes it.
        at: a place in it.
        steps: what may stand between, and the concept that follows it.
    """
    if not steps:
        return at
    (between, name), *rest = steps
    ends = (leads(folded, match.end, *rest) for match in _behind(folded, at, between, name))
    return next((end for end in ends if end is not None), None)


def _behind(folded: str, at: int, between: re.Pattern[str], *names: str) -> Iterator[Match]:
    """The phrases of some concepts behind `at` with only what `between` allows."""
    for match in matcher(*names).all(folded[at : _word_end(folded, at + _REACH)]):
        if between.fullmatch(folded, at, at + match.start):
            yield Match(match.key, at + match.start, at + match.end, match.languages)


def _word_start(folded: str, at: int) -> int:
    while at > 0 and folded[at - 1].isalnum():
        at -= 1
    return at


def _word_end(folded: str, at: int) -> int:
    while at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum():
        at += 1
    return at
