"""The sentences of a question: those that demand something, and those that only tell a story.

A text from a forum has both. The one that asks (or, where none asks, the one with most figures) is its core. Before the core
stands the story; behind it a sentence tells only where its subject is the buyer and it limits nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.comparators import beside
from emptor.agents.questions.comparators import spans as comparator_spans
from emptor.agents.questions.words import said
from emptor.utils.currency import find_money
from emptor.utils.units import find_quantities

Span = tuple[int, int]

_END = re.compile(r"[!?]{1,8}\s{1,8}|\n{1,8}|(?<=[\w)%€$£\"'])\.\s{1,8}(?=\w|[¿¡])")
_ABBREVIATION_CHARS = 4  # `Gr. XL`, `max. zwei`: a short word with a full stop may be abbreviated
_MIN_WORD_CHARS = 3  # before a figure, where only `Gr. 52` and comparisons (`max. 180`) are abbreviated
_SENTENCE_WORDS = 3  # words at the beginning of a sentence among which a question word asks
_ASKS, _PAYS, _NAMES, _MAX_FIGURES = 6, 2, 2, 3  # points that make a sentence the core
_WORD_REACH = 41  # characters before a full stop in which its word stands
_LAST_WORD = re.compile(r"(?<!\w)(\w{1,40})$")


class Sentence(NamedTuple):
    """A sentence at `folded[start:end]` and what it holds."""

    start: int
    end: int
    asks: bool
    musts: bool
    pays: bool
    names: bool
    figures: int
    limits: int
    tells: bool

    @property
    def points(self) -> int:
        """How much speaks for it being the core of the question."""
        own = 0 if self.tells else _NAMES * self.names
        return _ASKS * self.asks + _PAYS * self.pays + own + min(self.figures + self.limits, _MAX_FIGURES)


def told(text: str, folded: str, language: str) -> list[Span]:
    """Return the spans of the sentences that demand nothing; none where there is one sentence only."""
    sentences = [_read(text, folded, span, language) for span in spans(folded, text)]
    if len(sentences) < 2:  # noqa: PLR2004 - a story needs a second sentence
        return []
    core = max(range(len(sentences)), key=lambda i: (sentences[i].asks, sentences[i].points, -i))
    if sentences[core].asks:
        core = next(i for i, sentence in enumerate(sentences) if sentence.asks)
    return [(s.start, s.end) for i, s in enumerate(sentences) if i != core and not _demands(s, before=i < core)]


def _demands(sentence: Sentence, *, before: bool) -> bool:
    if sentence.asks or sentence.pays or sentence.musts:
        return True
    if before:
        return sentence.names and not sentence.tells
    return not sentence.tells or sentence.limits > 0


def spans(folded: str, text: str) -> list[Span]:
    """Return where the sentences stand."""
    found, at = [], 0
    for end in _END.finditer(folded):
        if end.group()[0] == "." and _is_abbreviated(folded, text, at, end):
            continue
        found.append((at, end.start() + 1))
        at = end.end()
    return [(a, b) for a, b in [*found, (at, len(folded))] if folded[a:b].strip(" .!?\n")]


def _is_abbreviated(folded: str, text: str, at: int, end: re.Match[str]) -> bool:
    word = _LAST_WORD.search(folded, max(at, end.start() - _WORD_REACH), end.start())
    if word is None or not word[1].isalpha():
        return word is not None and word[1].isdigit() and len(word[1]) < _MIN_WORD_CHARS  # "2. Generation"
    if text[end.end()].isdigit():
        return len(word[1]) < _MIN_WORD_CHARS or any(c.end == end.start() for c in comparator_spans(folded))
    return len(word[1]) < _ABBREVIATION_CHARS and not text[end.end()].isupper()


def _read(text: str, folded: str, span: Span, language: str) -> Sentence:
    start, end = span
    part = folded[start:end]
    quantities = find_quantities(text[start:end])
    limits = sum(beside(part, q.start, q.end)[0] is not None for q in quantities)
    return Sentence(
        start, end,
        asks=asks(part, language),
        musts=any(said(concept, part, language) for concept in ("clause.must", "clause.wish", "clause.wish-after")),
        pays=bool(find_money(text[start:end])) or bool(said("clause.pay", part, language)),
        names=any(True for _ in category_spans(part)),
        figures=len(quantities),
        limits=limits,
        tells=bool(said("clause.teller", part, language)),
    )  # fmt: skip


def asks(part: str, language: str) -> bool:
    """Whether a folded sentence asks for something: `need`, `looking for`, or a question word at its beginning."""
    return bool(said("clause.request", part, language)) or _begins_with_question(part, language)


def _begins_with_question(part: str, language: str) -> bool:
    first = said("clause.which", part, language)
    return bool(first) and part[: first[0].start].count(" ") < _SENTENCE_WORDS
