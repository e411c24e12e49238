"""Features that a question lists: `headphones: foldable, multipoint, no touch controls`, each between two signs."""

from __future__ import annotations

import re

from emptor.agents.questions.kinds import is_filler
from emptor.agents.questions.noun_phrases import no_nouns, verbs
from emptor.agents.questions.scan import Draft, Scan
from emptor.models.brief import Op

_SIGNS = re.compile(r"[,;:!?()]|\.(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_TOKEN = re.compile(r"[^\W_]+(?:['&+/-][^\W_]+)*")
_LEAD = re.compile(r"\s{0,8}(?:(?:and|und|et|y|e|en|i|an?|the|ein\w{0,40}|une?|una?)\s{1,8}){0,6}")
_MAX_WORDS = 3
_MAX_LISTED = 24  # demands that one question may list


def take_listed_features(scan: Scan, category: tuple[int, int] | None) -> None:
    """Turn the items of a list that nothing else has read into features; a list has a comma on one side of each item."""
    if category is None:
        return
    bounds = [0, *(place for sign in _SIGNS.finditer(scan.folded) for place in sign.span()), len(scan.folded)]
    taken, read = 0, tuple(draft.start for draft in scan.drafts)
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        listed = "," in (scan.folded[start - 1 : start], scan.folded[end : end + 1])
        if (
            listed
            and start >= category[1]
            and taken < _MAX_LISTED
            and (_is_item(scan, start, end) and _among_demands(scan, category, read, start))
        ):
            lead = _LEAD.match(scan.folded, start, end)
            first = lead.end() if lead else start
            value = " ".join(scan.folded[first:end].split())
            scan.add(Draft(first, first + len(scan.folded[first:end].rstrip()), "feature", Op.HAS, values=(value,)))
            taken += 1


def _among_demands(scan: Scan, category: tuple[int, int], read: tuple[int, ...], start: int) -> bool:
    """Whether the sentence names the thing wanted, or demands something else: one that only tells a story lists no features."""
    begin = max((sign.end() for sign in _SENTENCE_END.finditer(scan.folded, 0, start)), default=0)
    stop = _SENTENCE_END.search(scan.folded, start)
    end = stop.start() if stop else len(scan.folded)
    return any(begin <= at < end for at in (category[0], *read))


def _is_item(scan: Scan, start: int, end: int) -> bool:
    """One to three words that are free and name something: no verbs, no praise, no figures."""
    lead = _LEAD.match(scan.folded, start, end)
    words = list(_TOKEN.finditer(scan.folded, lead.end() if lead else start, end))
    if not 1 <= len(words) <= _MAX_WORDS or not scan.free(start, end):
        return False
    return all(_names_something(word.group()) for word in words) and not all(is_filler(word.group()) for word in words)


def _names_something(word: str) -> bool:
    return word not in no_nouns() and word not in verbs() and any(map(str.isalpha, word)) and (len(word) > 1)
