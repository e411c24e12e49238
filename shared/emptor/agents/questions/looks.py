"""Colours and materials that a question names."""

from __future__ import annotations

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import HEAD_FIRST, breaks, fillers, vague
from emptor.lexicon import Match, matcher

_MIN_CHARS = 3  # Portuguese `lã` without its accent is an article of five languages


def look_spans(scan: Scan) -> list[Match]:
    """Return where colours and materials stand as words of their own: no part of a compound, no small word such as `down`."""
    return [match for match in matcher("colour", "material").find(scan.folded) if _is_a_look(scan, match)]


def _begins_a_phrase(scan: Scan, end: int) -> bool:
    """Whether a word that describes follows: neither a small one nor a known kind of thing, which the look is of."""
    if any(start == end + 1 for start, _, _ in category_spans(scan.folded)):
        return False  # "roja silla"
    behind = scan.folded[end:].split(maxsplit=1)
    word = behind[0].rstrip(",;.") if behind else ""
    small = fillers(scan.language) | breaks(scan.language)
    return scan.folded[end : end + 1] == " " and word.isalpha() and word not in small and word not in vague(scan.language)


def _is_a_look(scan: Scan, match: Match) -> bool:
    spoken = scan.language not in SPOKEN or scan.language in match.languages or "en" in match.languages
    joined = "-" in (scan.folded[match.start - 1 : match.start], scan.folded[match.end : match.end + 1])
    stuff = scan.folded[: match.start].endswith(" of ")  # "made of down"
    if scan.language in HEAD_FIRST and not match.start and _begins_a_phrase(scan, match.end):
        return False  # "crema viso": where what describes follows, the first word of all is a noun
    return (
        len(match_words := scan.folded[match.start : match.end]) >= _MIN_CHARS
        and spoken
        and not joined
        and (stuff or match_words not in fillers(scan.language))
    )
