"""Colours and materials that a question names."""

from __future__ import annotations

from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import fillers
from emptor.lexicon import Match, matcher

_MIN_CHARS = 3  # Portuguese `lã` without its accent is an article of five languages


def look_spans(scan: Scan) -> list[Match]:
    """Return where colours and materials stand as words of their own: no part of a compound, no small word such as `down`."""
    return [match for match in matcher("colour", "material").find(scan.folded) if _is_a_look(scan, match)]


def _is_a_look(scan: Scan, match: Match) -> bool:
    spoken = scan.language not in SPOKEN or scan.language in match.languages or "en" in match.languages
    joined = "-" in (scan.folded[match.start - 1 : match.start], scan.folded[match.end : match.end + 1])
    stuff = scan.folded[: match.start].endswith(" of ")  # "made of down"
    return (
        len(match_words := scan.folded[match.start : match.end]) >= _MIN_CHARS
        and spoken
        and not joined
        and (stuff or match_words not in fillers(scan.language))
    )
