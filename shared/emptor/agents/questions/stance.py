"""What the words before a name say of it: that it is wanted, refused, or only what something goes with."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import fillers, words_of
from emptor.lexicon import matcher

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MAX_WORDS = 5  # before a name that may speak of it: "would rather not buy from"
_REACH = 48  # characters in which they stand
_REMEMBERED = 4
_REFUSALS = ("clause.without", "clause.not", "clause.not-verb", "demand.brand-not", "demand.deny")
_GAP = " \t\n:"


class Stance(StrEnum):
    """How a name is meant."""

    WANTED = "wanted"
    REFUSED = "refused"
    BESIDE = "beside"  # what the thing goes with, or is compared with: `for my Sony`, `like Bose`
    UNSAID = "unsaid"


class Spoken(NamedTuple):
    """A stance and where the words begin that say so."""

    stance: Stance
    start: int


@lru_cache(maxsize=_REMEMBERED)
def _ends(folded: str, names: tuple[str, ...]) -> dict[int, int]:
    """Where phrases of some concepts end → where the longest of each begins."""
    found: dict[int, int] = {}
    for match in matcher(*names).all(folded):
        found[match.end] = min(match.start, found.get(match.end, match.start))
    return found


def stance_before(scan: Scan, start: int) -> Spoken:
    """Return what the words directly before `start` say of the name that begins there."""
    words = list(_WORD.finditer(scan.folded, max(0, start - _REACH), start))[-_MAX_WORDS:]
    refusals, cues = _ends(scan.folded, _REFUSALS), _ends(scan.folded, ("demand.brand", "clause.only"))
    small = fillers(scan.language) | words_of("clause.article", scan.language) | words_of("clause.wish", scan.language)
    beside = words_of("demand.neutral", scan.language) | words_of("clause.for", scan.language)
    joints = words_of("clause.and", scan.language) | words_of("clause.or", scan.language)
    wanted, at, joined = None, start, False
    for word in reversed(words):
        if joined:  # "for iPhone and Apple Watch": what is said of the one is said of the other
            joined, at = False, word.start()
            continue
        if scan.folded[word.end() : at].strip(_GAP):
            break
        if word.end() in refusals:
            return Spoken(Stance.REFUSED, refusals[word.end()])
        if word.end() in cues:
            wanted = cues[word.end()]
        elif wanted is None and word.group() in beside:
            return _refused_over(scan, word, refusals) or Spoken(Stance.BESIDE, word.start())
        elif word.group() in joints and wanted is None:
            joined = True
        elif word.group() not in small:
            break
        at = word.start()
    return Spoken(Stance.UNSAID, start) if wanted is None else Spoken(Stance.WANTED, wanted)


def _refused_over(scan: Scan, word: re.Match[str], refusals: dict[int, int]) -> Spoken | None:
    """`que no sea de Xiaomi`: a refusal reaches over the word that ties a name to what it made."""
    ties = words_of("clause.material", scan.language) | words_of("clause.inner", scan.language)
    at = len(scan.folded[: word.start()].rstrip(_GAP))
    return Spoken(Stance.REFUSED, refusals[at]) if word.group() in ties and at in refusals else None
