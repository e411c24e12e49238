"""A question while it is being read: what each rule has taken, so that no words are read twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from emptor.agents.questions.rewriting import Move, place_before
from emptor.lexicon.folding import fold
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op


@dataclass(frozen=True, slots=True)
class Draft:
    """A constraint as a rule found it: where it stands in the question and what it demands."""

    start: int
    end: int
    attribute: str
    op: Op
    number: Decimal | None = None
    unit: str | None = None
    values: tuple[str, ...] = ()
    hard: bool = True
    label: str | None = None  # canonical text where it is not composed of attribute, op and value
    noun: str | None = None  # the noun phrase of an open demand: `water tank`


_CLAIMED, _QUIET, _TOLD = 1, 2, 4


@dataclass(slots=True)
class Scan:
    """The question, its folded form, and the spans that rules have claimed.

    `folded` has the length of `text`, so an offset means the same place in both. A span is claimed as a constraint, or
    as `quiet`: read and understood, but nothing to judge (a model number, a stop word).
    """

    text: str
    language: str = "und"
    currency: str | None = None
    category: tuple[int, int] | None = None  # where the thing wanted is named
    folded: str = ""
    claims: list[tuple[int, int]] = field(default_factory=list)
    quiet: list[tuple[int, int]] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)  # sentences that only tell a story
    drafts: list[Draft] = field(default_factory=list)
    preferred: list[tuple[int, int]] = field(default_factory=list)  # words that order but do not disqualify
    source: str = ""  # the question before its spelling was corrected
    _marks: bytearray = field(default_factory=bytearray)  # for each character, whether and how it is taken
    moves: tuple[Move, ...] = ()  # where corrected and rewritten words stood in `source`

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        self._marks = bytearray(len(self.text))

    def free(self, start: int, end: int) -> bool:
        """Whether no rule has taken a character of the span."""
        return not any(self._marks[start:end])

    def unclaimed(self, start: int, end: int) -> bool:
        """Whether no rule has made something of the span; a quiet one may still hold a feature: `2-in-1`."""
        marks = self._marks[start:end]
        return _CLAIMED not in marks and _TOLD not in marks

    def find(self, pattern: re.Pattern[str] | Worded, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches of `pattern` in the folded question that touch nothing already taken."""
        for match in pattern.finditer(self.folded, start, len(self.folded) if end is None else end):
            if match.end() > match.start() and self.free(match.start(), match.end()):
                yield match

    def claim(self, start: int, end: int) -> None:
        self.claims.append((start, end))
        self._marks[start:end] = bytes([_CLAIMED]) * (end - start)

    def prefer(self, start: int, end: int) -> None:
        """Claim words that order and do not disqualify."""
        self.claim(start, end)
        self.preferred.append((start, end))

    def set_aside(self, start: int, end: int) -> None:
        """Keep a span from every rule: it only looks like a number, or says nothing that is wanted."""
        self.quiet.append((start, end))
        for at in range(start, end):
            self._marks[at] = self._marks[at] or _QUIET

    def tell(self, start: int, end: int) -> None:
        """Close a sentence that only tells a story to every rule."""
        self.told.append((start, end))
        self._marks[start:end] = bytes([_TOLD]) * (end - start)

    def listen(self) -> None:
        """Open the sentences again that only tell."""
        for start, end in self.told:
            self._marks[start:end] = bytes(end - start)
        self.told.clear()

    def add(self, draft: Draft) -> None:
        """Record a constraint and take its words."""
        self.drafts.append(draft)
        self.claim(draft.start, draft.end)

    def words(self, start: int, end: int) -> str:
        """The words as they are read."""
        return self.text[start:end]

    def said(self, start: int, end: int) -> str:
        """The words as the buyer wrote them, before they were corrected or rewritten."""
        if not self.moves:
            return self.text[start:end]
        return self.source[place_before(self.moves, start, at_end=False) : place_before(self.moves, end, at_end=True)]

    def masked(self, *, quiet: bool = True) -> str:
        """The folded question with everything claimed, and what is quiet, replaced by `|`, which no phrase matches."""
        chars = list(self.folded)
        for start, end in (*self.claims, *self.told, *(self.quiet if quiet else ())):
            chars[start:end] = "|" * (end - start)
        return "".join(chars)
