"""The tokens of a question: small words that govern and join, known features and looks, and everything else.

Only the small words are known by language (`clause.*` in the lexicon); nouns are whatever stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache, cached_property
from typing import NamedTuple

from emptor.agents.questions.features import Mention, mentions, spoken_in
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.looks import look_spans
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import breaks, fillers, own_words, readable, vague, words_of
from emptor.lexicon import Match, matcher

_TOKEN = re.compile(r"[^\W_]+(?:['&+/.-][^\W_]+)*|[^\w\s]")
_TIMES = re.compile(r"(?<![\w.,/])\d{1,2}\s?[x×]\s{1,3}(?=[^\W\d_])")  # `4 x USB-A`: how many of what follows
_PART = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"[^\W\d_]{1,4}'")
_ELIDING = frozenset({"fr", "it"})
_MIN_CHARS = 2
_ENGLISH_ANYWHERE = frozenset({"with", "without", "for", "and", "or"})  # in a question that mixes languages


class Kind(Enum):
    """What a token does in its sentence."""

    WITH = auto()
    WITHOUT = auto()
    NOT = auto()
    NOT_VERB = auto()  # denies a verb; of other words only known features: `que no aprieten`
    FOR = auto()
    AND = auto()
    OR = auto()
    ARTICLE = auto()
    WISH = auto()
    WISH_AFTER = auto()
    SIGN = auto()  # a punctuation mark, or `2 x` before what there are two of
    TAKEN = auto()  # read by another rule: a figure, a name, the kind of thing
    NAME = auto()  # letters with figures that no rule has made a name of: a component, what it must go with
    SMALL = auto()
    VAGUE = auto()
    WORD = auto()


_OPERATORS = {
    f"clause.{kind.name.lower().replace('_', '-')}": kind for kind in Kind
    if kind not in {Kind.SIGN, Kind.TAKEN, Kind.NAME, Kind.SMALL, Kind.VAGUE, Kind.WORD}
} | {"clause.quantifier": Kind.ARTICLE}  # fmt: skip


CONTENT = frozenset({Kind.WORD, Kind.VAGUE})


class Token(NamedTuple):
    """A token at `folded[start:end]`."""

    start: int
    end: int
    kind: Kind
    text: str


@cache
def _english() -> frozenset[str]:
    """Small words of English that a word of another language may be once its accents are off."""
    concepts = ("clause.filler", "clause.article", "clause.break", "clause.which")
    return frozenset().union(*(own_words(concept, "en") for concept in concepts))


class Tokens:
    """The tokens of one question, sentence by sentence."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self.language = scan.language
        found = (m for m in mentions(scan.folded) if self._is_readable(m))
        self.looks = {m.start: m for m in look_spans(scan)}
        self.mentions: dict[int, Mention] = {m.start: m for m in found if not self._is_look(m)}

    def _is_readable(self, mention: Mention) -> bool:
        """Whether a feature may be meant; several words of another language are no words of this one: `microphone sin cable`."""
        words = self._scan.folded[mention.start : mention.end]
        return " " in words or readable(self.language, spoken_in(mention.feature, words))

    def _is_look(self, mention: Mention) -> bool:
        """A colour is a colour, though the table of features lists it as well."""
        look = self.looks.get(mention.start)
        return look is not None and look.end >= mention.end

    @cached_property
    def _small(self) -> frozenset[str]:
        return fillers(self.language) | breaks(self.language) | words_of("clause.which", self.language)

    @cached_property
    def _comparing(self) -> frozenset[tuple[int, int]]:
        """The words of comparisons: max, minstens."""
        found = matcher("comparator").all(self._scan.folded)
        return frozenset((m.start, m.end) for m in found if self.language not in SPOKEN or self.language in m.languages)

    @cached_property
    def _operators(self) -> dict[int, Match]:
        """Where operators begin: the longest that is said in this language and is no part of a word."""
        found: dict[int, Match] = {}
        for match in matcher(*_OPERATORS).all(self._scan.folded):
            if self._spoken(match) and match.start not in found and self._scan.folded[match.end : match.end + 1] != "-":
                found[match.start] = match
        return found

    def _spoken(self, match: Match) -> bool:
        foreign = match.key.partition(".")[2] in _ENGLISH_ANYWHERE and match.languages == ("en",)
        return self.language not in SPOKEN or self.language in match.languages or foreign

    def of(self, start: int, end: int) -> Iterator[Token]:
        """Yield the tokens of a sentence."""
        folded, at = self._scan.folded, start
        for match in _TOKEN.finditer(folded, start, end):
            if match.start() < at:
                if match.end() > at:  # a phrase ended inside the word
                    yield from self._parts(at, match.end())
                continue
            aside = self._set_aside(match.start())
            known = self._known(match.start())
            operator = None if self._is_accented(*match.span()) else self._operators.get(match.start())
            governs = operator is not None and _OPERATORS[operator.key] is Kind.WITH
            if known and operator and governs and operator.end < known[1] and self._scan.unclaimed(*known):  # "con tapa"
                yield Token(operator.start, operator.end, Kind.WITH, folded[operator.start : operator.end])
                noun = operator.end + len(folded[operator.end : known[1]]) - len(folded[operator.end : known[1]].lstrip())
                if operator.start in self.mentions:
                    self.mentions[noun] = self.mentions[operator.start]
                yield Token(noun, known[1], Kind.WORD, folded[noun : known[1]])
                at = known[1]
            elif known and (operator is None or known[1] > operator.end) and self._scan.unclaimed(*known):
                yield Token(*known, Kind.WORD, folded[slice(*known)])
                at = max(known[1], match.end())
                yield from self._parts(known[1], match.end())  # `In-Ear-Kopfhörer`
            elif aside and aside.end >= match.end():
                yield aside
                at = aside.end
            elif operator and self._scan.unclaimed(operator.start, operator.end):
                yield Token(operator.start, operator.end, _OPERATORS[operator.key], folded[operator.start : operator.end])
                at = max(operator.end, match.end())
                if operator.end < match.end():  # `l'ordinateur`
                    yield from self._word(operator.end, match.end())
            else:
                yield from self._word(match.start(), match.end())
                at = match.end()

    def _set_aside(self, start: int) -> Token | None:
        """A name, or `2 x` before what there are two of."""
        times = _TIMES.match(self._scan.folded, start)
        if times and self._scan.unclaimed(*times.span()):
            return Token(*times.span(), Kind.SIGN, times.group())
        name = next(((a, b) for a, b in self._scan.quiet if a == start and self._scan.unclaimed(a, b)), None)
        return Token(*name, Kind.NAME, self._scan.folded[slice(*name)]) if name else None

    def _known(self, start: int) -> tuple[int, int] | None:
        ends = [found.end for table in (self.mentions, self.looks) if (found := table.get(start))]
        return (start, max(ends)) if ends else None

    def _word(self, start: int, end: int) -> Iterator[Token]:
        text = self._scan.folded[start:end]
        elided = _ELIDED.match(text) if self.language in _ELIDING else None
        if elided and elided.end() < len(text):
            operator = self._operators.get(start)
            yield Token(start, start + elided.end(), _OPERATORS[operator.key] if operator else Kind.ARTICLE, elided.group())
            yield from self._word(start + elided.end(), end)
        elif "-" in text and not self._scan.unclaimed(start, end):
            yield from self._parts(start, end)
        else:
            yield Token(start, end, self._kind(start, end), text)

    def _parts(self, start: int, end: int) -> Iterator[Token]:
        for part in _PART.finditer(self._scan.folded, start, end):
            known = self._known(part.start())
            kind = Kind.WORD if known and self._scan.unclaimed(*part.span()) else self._kind(*part.span())
            yield Token(part.start(), part.end(), kind, part.group())

    def _is_accented(self, start: int, end: int) -> bool:
        """French thé is not the English article: nobody adds an accent that a word does not have."""
        text = self._scan.text[start:end].lower()
        return not text.isascii() and self._scan.folded[start:end] in _english() and self.language != "en"

    def _kind(self, start: int, end: int) -> Kind:
        text = self._scan.folded[start:end]
        if not any(map(str.isalnum, text)):
            return Kind.SIGN
        if not self._scan.free(start, end) or not any(map(str.isalpha, text)):
            return Kind.TAKEN
        if text in vague(self.language):
            return Kind.VAGUE
        small = (
            (text in self._small and not self._is_accented(start, end))
            or len(text) < _MIN_CHARS
            or (start, end) in self._comparing
        )
        return Kind.SMALL if small else Kind.WORD
