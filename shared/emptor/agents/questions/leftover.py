"""What was made of the words of a question: each demand with its words, and the words that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import breaks, fillers, praise, words_of
from emptor.models.brief import Brief, Understood
from emptor.utils.attributes import ATTRIBUTES, canonical_attribute

_TOKEN = re.compile(r"[^\W_]+(?:['&+/.,-][^\W_]+)*")
_ONE_LETTER = 1
_LINKING = (
    "demand.link",
    "question.greeting",
    "clause.with",
    "clause.without",
    "clause.request",
    "clause.wish",
    "clause.wish-after",
    "clause.have",
)

Span = tuple[int, int]


def understood_of(brief: Brief, scan: Scan, category: Span | None, sort: Iterable[Span]) -> tuple[Understood, ...]:
    """Return what was understood, each with the words of the question that it rests on."""
    found = [Understood(demand=f"category: {brief.category}", words=scan.said(*category))] if category and brief.category else []
    found += [Understood(demand=c.text, words=c.words) for c in brief.constraints]
    keys = zip(brief.sort, sort, strict=True)
    found += [Understood(demand=f"sort by {key.attribute}, {key.direction.value}", words=scan.said(*span)) for key, span in keys]
    return tuple(found)


def unused_of(brief: Brief, scan: Scan, sort: Iterable[Span]) -> tuple[str, ...]:
    """Return the words with a meaning of their own that no demand, order or preference uses, neighbours together.

    A figure that a tighter one of the same attribute made superfluous is one of them.
    """
    kept = {(c.number, c.attribute) for c in brief.constraints}
    figures = {(d.start, d.end) for d in scan.drafts if d.number is not None and (d.number, d.attribute) not in kept}
    used = [*(span for span in scan.claims if span not in figures), *scan.preferred, *sort]
    taken = bytearray(len(scan.folded))
    for start, end in used:
        taken[start:end] = b"\x01" * (end - start)
    known = ATTRIBUTES.keys() & {c.attribute for c in brief.constraints}
    for match in _TOKEN.finditer(scan.folded):  # "peso non oltre i 5 kg": the demand is on what the word names
        if canonical_attribute(match.group()) in known:
            taken[match.start() : match.end()] = b"\x01" * len(match.group())
    return tuple(dict.fromkeys(" ".join(scan.said(a, b).split()) for a, b in _groups(scan, taken)))


def _groups(scan: Scan, taken: bytearray) -> Iterator[Span]:
    group: Span | None = None
    for match in _TOKEN.finditer(scan.folded):
        start, end = match.span()
        if any(taken[start:end]) or not _means_something(match.group(), scan.language):
            continue
        if group and not scan.folded[group[1] : start].strip(" -"):
            group = (group[0], end)
            continue
        if group:
            yield group
        group = (start, end)
    if group:
        yield group


def _means_something(word: str, language: str) -> bool:
    return word not in _empty_words(language) and (len(word) > _ONE_LETTER or word.isdigit() or not word.isascii())


@cache
def _empty_words(language: str) -> frozenset[str]:
    linking = frozenset().union(*(words_of(concept, language) for concept in _LINKING))
    return fillers(language) | breaks(language) | praise(language) | linking
