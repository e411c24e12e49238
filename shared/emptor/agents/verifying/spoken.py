"""A wording with its references found, read word by word: what each word may mean, and of which product.

The words are data of the lexicon, section `said`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from emptor.agents.questions.category import category_terms
from emptor.agents.questions.features import feature_mentions
from emptor.agents.verifying.borne_out import Held
from emptor.agents.verifying.citable import STOCK, Scene
from emptor.agents.verifying.references import LIMIT, MASK, NAME, VALUE, Reference, masked
from emptor.lexicon import Match, concepts, fold, matcher, phrases
from emptor.lexicon.notation import surfaces
from emptor.utils.attributes import find_attributes

WORD = re.compile(r"[^\W\d_]+")
PAUSE = re.compile(r"[,;:.()–—]")
THAN_WORDS = 6  # between a comparison and what it compares with: `longer to charge than the`
NEAR_WORDS = 2  # an article and a preposition
UP, DOWN, TOP, BOTTOM = "more", "less", "most", "least"
WAYS = (UP, DOWN, TOP, BOTTOM)
FEATURE, KIND = "feature", "kind"
# Concepts of `said` that are read as spans; `joining`, `and`, `preposition`, `by`, `than`, `for` and `the` are word lists.
_SAID = (
    *WAYS,
    "of",
    "about",
    "count",
    "advice",
    "also",
    "like",
    "if",
    "only",
    "source",
    "stating",
    "bound",
    "comes",
    "gives",
    "stays",
    "limit",
    "you",
    "says",
    "shop",
    "wish",
    "phrase",
    "so",
    "is",
    "buyers",
)
_CONCEPTS = (*(f"said.{name}" for name in _SAID), "stock.in")


class Reading(NamedTuple):
    """What `wording[start:end]` may mean: a concept, and what of."""

    start: int
    end: int
    concept: str
    of: str = ""


class Spoken:
    """A wording, its references and the spans that say something."""

    def __init__(
        self,
        wording: str,
        found: list[Reference],
        held: Sequence[Held],
        scene: Scene,
        language: str,
    ) -> None:
        self._text = masked(wording, found)
        self._folded = fold(self._text)
        self._references, self._held, self._scene = found, held, scene
        self._names = [one for one in found if one.kind == NAME]
        self._language = language
        self._compared: set[int] = set()  # starts of references to a gap that a comparison speaks of

    def _owner(self, start: int, end: int) -> str | None:
        """The product that a place is about.

        That is the one it is said to be for, the one right before it, the last named before it that is not what another one is
        compared with, else the first after it.
        """
        later = first_from(end, self._names)
        if later is not None and self._is_for(end, later.start):
            return later.product
        earlier = [name for name in self._names if name.end <= start]
        if earlier and self._text[earlier[-1].end : start].strip() in {"", "("}:
            return earlier[-1].product
        subjects = [name for name in earlier if name not in self._objects]
        return subjects[-1].product if subjects else later.product if later else None

    @cached_property
    def _objects(self) -> list[Reference]:
        """The products with which another one is compared: `than the {P2}`, right behind a comparison."""
        ends = [spans[0].end for spans in self._spans if spans[0].concept in {UP, DOWN}]
        return [name for name in self._names if any(self._is_than(end, name.start) for end in ends if end <= name.start)]

    def _is_than(self, start: int, end: int) -> bool:
        between = self._folded[start:end]
        words = WORD.findall(between)
        if not 0 < len(words) <= THAN_WORDS or not is_unbroken(between):
            return False
        than = forms("said.than", self._language)
        return any(word in than for word in words) and all(word in joining(self._language) | than for word in words)

    def _is_for(self, start: int, end: int) -> bool:
        """`79 USD for the {P1}`, `der Preis des {P1}`: a preposition and an article between."""
        words = WORD.findall(self._folded[start:end])
        if not words or PAUSE.search(self._folded[start:end]) or words[0] not in forms("said.for", self._language):
            return False
        return len(words) <= NEAR_WORDS and joining(self._language).issuperset(words[1:])

    @cached_property
    def _spans(self) -> list[list[Reading]]:
        """What stands in the wording beside joining words, from the left, the longest first; each with all it may mean."""
        by_span: dict[tuple[int, int], list[Reading]] = {}
        for reading in self._readings():
            by_span.setdefault((reading.start, reading.end), []).append(reading)
        kept: list[list[Reading]] = []
        end = 0
        for start, stop in sorted(by_span, key=lambda span: (span[0], -span[1])):
            if start >= end:
                kept.append(by_span[start, stop])
                end = stop
        return kept

    def _readings(self) -> Iterator[Reading]:
        for match in _matches(self._folded, self._language):
            concept, _, of = match.key.removeprefix("said.").partition(".")
            yield Reading(match.start, match.end, concept if match.key.startswith("said.") else STOCK, of.replace("-", "_"))
        for name, start, end, _ in feature_mentions(self._text):
            yield Reading(start, end, FEATURE, name)
        for start, end, name in find_attributes(self._text):
            if self._folded[start:end] not in joining(self._language):
                yield Reading(start, end, "of", name)
        for word in WORD.finditer(self._folded):
            if word[0] in _kind_words(self._scene.brief.category):
                yield Reading(word.start(), word.end(), KIND)

    def _claims_at(self, reading: Reading) -> list[Held]:
        """The claims about the product that a place is about."""
        owner = self._owner(reading.start, reading.end)
        return [claim for claim in self._held if claim.product == owner]

    def _nearest(self, reading: Reading) -> Held | None:
        """The claim whose figure is nearest to a word."""
        figures = [one for one in self._references if one.kind in {VALUE, LIMIT} and one.claim]
        nearest = min(figures, key=lambda one: distance(one, reading), default=None)
        return nearest.claim if nearest else None

    def _is_near(self, start: int, end: int) -> bool:
        between = self._text[start:end]
        return is_unbroken(between) and len(WORD.findall(between)) <= NEAR_WORDS

    def _clause_end(self, reading: Reading) -> int:
        """Where the clause ends in which a reading stands: at the next pause, else at the end of the wording."""
        pause = PAUSE.search(self._folded, reading.end)
        return pause.start() if pause else len(self._folded)

    def _stands_before_value(self, reading: Reading) -> bool:
        values = [one for one in self._references if one.kind in {VALUE, LIMIT} and one.start >= reading.end]
        return any(not self._folded[reading.end : one.start].strip() for one in values)

    def _joins_names(self, reading: Reading) -> bool:
        """`has the {P2}`, `reaches the {P2}`, behind another product: as if it came with it, or were as good."""
        later = first_from(reading.end, self._references)
        before = later is not None and later.kind == NAME and self._is_near(reading.end, later.start)
        return before and any(name.end <= reading.start for name in self._names)


def first_from(place: int, references: Iterable[Reference]) -> Reference | None:
    """Return the first reference behind a place."""
    return next((one for one in references if one.start >= place), None)


def is_unbroken(between: str) -> bool:
    """Whether neither a reference nor a pause stands in what is between two places."""
    return MASK not in between and not PAUSE.search(between)


def distance(one: Reference, reading: Reading) -> tuple[int, bool]:
    """How far a figure is from a word; of two as far, the one behind it is nearer."""
    before = one.end <= reading.start
    return (reading.start - one.end if before else one.start - reading.end, before)


def _matches(folded: str, language: str) -> Iterator[Match]:
    return (match for match in matcher(*_CONCEPTS).all(folded) if language in match.languages)


@cache
def forms(concept: str, language: str) -> frozenset[str]:
    """Every spelling of a concept's phrases in a language."""
    return frozenset(surface.text for phrase in phrases(concept, language) for surface in surfaces(phrase))


def joining(language: str) -> frozenset[str]:
    return forms("said.joining", language) | forms("said.and", language) | forms("said.preposition", language)


@cache
def has_forms(kind: str, language: str) -> bool:
    """Whether a language has words of a kind of comparison."""
    return any(phrases(concept, language) for concept in concepts(f"said.{kind}"))


@cache
def _kind_words(category: str | None) -> frozenset[str]:
    terms = category_terms(category) if category else frozenset()
    return frozenset(word for term in terms for word in WORD.findall(fold(term)))
