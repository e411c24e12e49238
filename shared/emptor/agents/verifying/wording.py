"""Whether the words around references say anything that the claims do not.

A word may stand in a sentence if it is

- a word that only joins (`said.joining`), of the report's language;
- the name of an attribute, of a feature, of stock or of a kind of source, where a claim of the sentence is of that kind;
- a comparison, where a claim compares that way, of the product it is said of;
- advice to buy, where it is the product that the report recommends, or comes with a condition.

Every other word says something of its own, and no fact says it; so does every figure that is no reference. The words are data of
the lexicon. Code knows no language but for one thing: where a language has no form of its own for superlatives, the article
before a comparison makes one (`le plus léger`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from emptor.agents.questions.category import category_terms
from emptor.agents.questions.features import feature_mentions, granted_by
from emptor.agents.verifying.borne_out import FIRST, Held
from emptor.agents.verifying.citable import STOCK, Scene
from emptor.agents.verifying.references import LIMIT, MASK, NAME, VALUE, Reference, masked, references
from emptor.lexicon import Match, concepts, fold, matcher, phrases
from emptor.lexicon.notation import surfaces
from emptor.utils.attributes import find_attributes

_MAX_CHARS = 400
_FOREIGN = re.compile(rf"[^\w\s{MASK}.,;:()'’–—?-]|[\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_PAUSE = re.compile(r"[,;:.()–—]")
_THAN_WORDS = 6  # between a comparison and what it compares with: `longer to charge than the`
_COUNTS = {"two": 2, "three": 3}
_UP, _DOWN, _TOP, _BOTTOM = "more", "less", "most", "least"
_COMPARING = tuple(f"said.{kind}" for kind in (_UP, _DOWN, _TOP, _BOTTOM))
_CONCEPTS = (
    *_COMPARING,
    "said.of",
    "said.about",
    "said.count",
    "said.advice",
    "said.also",
    "said.like",
    "said.if",
    "said.only",
    "said.source",
    "stock.in",
)
_FEATURE, _KIND = "feature", "kind"
_ALSO = "also"
_ENDS = ".,;:!?()–—"
_NEAR_WORDS = 2  # an article and a preposition
_FREE = frozenset({"about", "if", _KIND})  # say nothing by themselves


class Reading(NamedTuple):
    """What `wording[start:end]` may mean: a concept, and what of."""

    start: int
    end: int
    concept: str
    of: str = ""


def faults_of_wording(wording: str, held: Sequence[Held], scene: Scene, language: str) -> list[str]:
    """Return why a wording says more than its claims, one line each; empty where it does not.

    Args:
        wording: as written, with references.
        held: the claims of the sentence, each borne out, in order.
        scene: what is compared, and what was asked.
        language: ISO 639-1 code of the report.
    """
    found = references(wording, held, scene)
    if isinstance(found, str):
        return [found]
    return list(dict.fromkeys(_Sentence(wording, found, held, scene, language).faults()))


class _Sentence:
    """A wording with its references found, read word by word."""

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

    def faults(self) -> Iterator[str]:
        yield from self._form()
        yield from self._bound()
        yield from self._unspoken()
        covered: list[Reading] = []
        for readings in self._spans:
            covered.append(readings[0])
            if not any(self._holds(reading) for reading in readings):
                yield f"“{self._said(readings[0])}” is borne out by no claim"
        joining = _joining(self._language)
        for word in _WORD.finditer(self._folded):
            if word[0] not in joining and not any(one.start <= word.start() < one.end for one in covered):
                yield f"“{self._text[word.start() : word.end()]}” says something that no claim says"
        for one in self._references:
            if one.is_gap and one.start not in self._compared:
                yield "a difference is worded as a value"

    def _form(self) -> Iterator[str]:
        if len(self._text) > _MAX_CHARS:
            yield "it is longer than a sentence"
        if foreign := _FOREIGN.search(self._text.replace(MASK, " ")):
            yield f"“{foreign[0]}” stands in it: figures, addresses and markup are not worded"
        if not self._names:
            yield "it names no product"
        spoken = {one.product for one in self._names}
        for product in sorted({claim.product for claim in self._held} - spoken):
            yield f"it cites a fact of {product} without naming it"
        known = {fact.product for claim in self._held for fact in claim.cited}
        for product in sorted(spoken - known):
            yield f"it names {product} and claims nothing of it"

    def _bound(self) -> Iterator[str]:
        """Each value stands with the product it is of."""
        for one in self._references:
            if one.kind != NAME and self._owner(one.start, one.end) != one.product:
                yield f"a figure of {one.product} stands with another product"

    def _unspoken(self) -> Iterator[str]:
        """What is said of each product is said in words of its own: `{P2} too` would say of it what is claimed of another."""
        spoken: set[str | None] = {one.product for one in self._references if one.kind != NAME}
        spoken |= {self._owner(r[0].start, r[0].end) for r in self._spans if r[0].concept not in _FREE | {_ALSO}}
        if any(spans[0].concept in {_UP, _DOWN} for spans in self._spans):
            spoken |= {fact.product for claim in self._held if claim.gap is not None for fact in claim.others}
        for name in self._names:
            if name.product not in spoken:
                yield f"nothing is said of {name.product} in words of its own"

    def _owner(self, start: int, end: int) -> str | None:
        """The product that a place is about.

        That is the one it is said to be for, the one right before it, the last named before it that is not what another one is
        compared with, else the first after it.
        """
        later = next((name for name in self._names if name.start >= end), None)
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
        ends = [spans[0].end for spans in self._spans if spans[0].concept in {_UP, _DOWN}]
        return [name for name in self._names if any(self._is_than(end, name.start) for end in ends if end <= name.start)]

    def _is_than(self, start: int, end: int) -> bool:
        between = self._folded[start:end]
        words = _WORD.findall(between)
        if not 0 < len(words) <= _THAN_WORDS or not _is_unbroken(between):
            return False
        than = _forms("said.than", self._language)
        return any(word in than for word in words) and all(word in _joining(self._language) | than for word in words)

    def _is_for(self, start: int, end: int) -> bool:
        """`79 USD for the {P1}`, `der Preis des {P1}`: a preposition and an article between."""
        words = _WORD.findall(self._folded[start:end])
        if not words or _PAUSE.search(self._folded[start:end]) or words[0] not in _forms("said.for", self._language):
            return False
        return len(words) <= _NEAR_WORDS and _joining(self._language).issuperset(words[1:])

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
            yield Reading(start, end, _FEATURE, name)
        for start, end, name in find_attributes(self._text):
            if self._folded[start:end] not in _joining(self._language):
                yield Reading(start, end, "of", name)
        for word in _WORD.finditer(self._folded):
            if word[0] in _kind_words(self._scene.brief.category):
                yield Reading(word.start(), word.end(), _KIND)

    def _holds(self, reading: Reading) -> bool:
        """Whether a claim of the sentence says what a reading means."""
        return reading.concept in _FREE or self._checks[reading.concept](reading)

    @cached_property
    def _checks(self) -> dict[str, Callable[[Reading], bool]]:
        """A check for each kind of words that say something."""
        comparing = dict.fromkeys((_UP, _DOWN, _TOP, _BOTTOM), self._compares)
        return comparing | {
            "of": self._measures,
            "feature": lambda r: any(c.fact.feature in granted_by(r.of) for c in self._claims_at(r)),
            STOCK: lambda r: any(c.fact.attribute == STOCK for c in self._claims_at(r)),
            "source": lambda r: any(c.fact.role == r.of for c in self._claims_at(r)),
            "count": lambda r: len(self._scene.products) == _COUNTS[r.of],
            "advice": self._advises,
            _ALSO: self._adds,
            "like": self._joins,
            "only": lambda r: any(one.kind != NAME and not self._folded[r.end : one.start].strip() for one in self._references),
        }

    def _adds(self, reading: Reading) -> bool:
        """`also` adds to what is said of its product; at an end, or before another product, it says that of the other."""
        behind = self._text[reading.end :].lstrip()
        ends = not behind or behind[0] in _ENDS or behind.startswith(MASK)
        named = [name for name in self._names if name.end <= reading.start]
        later = next((name for name in self._names if name.start >= reading.end), None)
        further = later is not None and len(_WORD.findall(self._folded[reading.end : later.start])) <= 1
        return not ends and not (named and further)

    def _joins(self, reading: Reading) -> bool:
        """`as` before a product says of it what is said of another."""
        later = next((one for one in self._references if one.start >= reading.end), None)
        return later is None or later.kind != NAME or len(_WORD.findall(self._folded[reading.end : later.start])) > _NEAR_WORDS

    def _advises(self, reading: Reading) -> bool:
        """Advice is for the product that the report recommends, or comes with a condition."""
        conditional = any(one.concept == "if" for spans in self._spans for one in spans)
        return conditional or self._owner(reading.start, reading.end) == self._scene.best

    def _claims_at(self, reading: Reading) -> list[Held]:
        """The claims about the product that a place is about."""
        owner = self._owner(reading.start, reading.end)
        return [claim for claim in self._held if claim.product == owner]

    def _measures(self, reading: Reading) -> bool:
        """An attribute is named where a claim is of it: one whose figure is the nearest, or that a comparison beside it shows."""
        of = [claim for claim in self._held if claim.fact.attribute == reading.of]
        figures = [one for one in self._references if one.kind in {VALUE, LIMIT} and one.claim]
        nearest = min(figures, key=lambda one: _distance(one, reading), default=None)
        if nearest is not None and nearest.claim in of:
            return True
        return any(self._shown_beside(reading, claim) for claim in of if claim.upwards is not None)

    def _shown_beside(self, reading: Reading, claim: Held) -> bool:
        """Whether a comparison stands by a word, without a reference between: `the longest battery life`."""
        ways = {_UP, _TOP} if claim.upwards else {_DOWN, _BOTTOM}
        beside = [s[0] for s in self._spans if s[0].concept in ways]
        return any(_is_unbroken(self._text[min(one.end, reading.end) : max(one.start, reading.start)]) for one in beside)

    def _compares(self, reading: Reading) -> bool:
        superlative = reading.concept in {_TOP, _BOTTOM} or self._has_article(reading)
        upwards = reading.concept in {_UP, _TOP}
        beside = self._gap_beside(reading)
        for claim in self._held:
            if claim.upwards != upwards or reading.of not in {"any", claim.fact.attribute}:
                continue
            if not self._named_beside(reading) <= {claim.fact.attribute}:
                continue
            if superlative and claim.relation in FIRST:
                if self._owner(reading.start, reading.end) == claim.product and not self._linked_value(reading, before=False):
                    return True
            elif claim.gap is not None and self._ordered(reading, claim) and (beside is None or beside.claim is claim):
                if beside is None and self._linked_value(reading, before=True):
                    continue
                if beside is not None:
                    self._compared.add(beside.start)
                return not superlative or beside is not None
        return False

    def _named_beside(self, reading: Reading) -> set[str]:
        """The attribute that a word behind a comparison names, else one right before it: `the highest rating`, `costs more`."""
        named = [spans for spans in self._spans if any(one.concept == "of" for one in spans)]
        behind = next((spans for spans in named if spans[0].start >= reading.end), None)
        if behind is None or not self._is_near(reading.end, behind[0].start):
            before = [spans for spans in named if spans[0].end <= reading.start]
            behind = before[-1] if before and self._is_near(before[-1][0].end, reading.start) else None
        meant = {one.of for one in behind if one.concept == "of"} if behind else set()
        claimed = {claim.fact.attribute for claim in self._held}
        return meant & claimed or meant

    def _is_near(self, start: int, end: int) -> bool:
        between = self._text[start:end]
        return _is_unbroken(between) and len(_WORD.findall(between)) <= _NEAR_WORDS

    def _has_article(self, reading: Reading) -> bool:
        """Whether an article makes a comparison a superlative, in a language that has no other form of it."""
        if _has_forms(_TOP, self._language):
            return False
        word = _WORD.findall(self._folded[: reading.start])[-1:]
        joined = self._folded[: reading.start].rstrip(" '’").endswith(tuple(word)) if word else False
        return joined and word[0] in _forms("said.the", self._language)

    def _ordered(self, reading: Reading, claim: Held) -> bool:
        """`{P1} is lighter than {P2}`: said of the claim's product, and compared with no other one than its claims do."""
        if self._owner(reading.start, reading.end) != claim.product:
            return False
        pause = _PAUSE.search(self._folded, reading.end)
        clause = pause.start() if pause else len(self._folded)
        after = {name.product for name in self._names if reading.end <= name.start < clause}
        if claim.limit is not None:
            return not after or not any(name.end <= reading.start for name in self._names)
        compared = {fact.product for other in self._held if _is_alike(other, claim) for fact in other.others}
        named = after or {name.product for name in self._names} - {claim.product}
        return bool(named) and named <= compared

    def _gap_beside(self, reading: Reading) -> Reference | None:
        """The difference that a comparison speaks of: next to it, with at most `by` or `of` between."""
        return next((one for one in self._references if one.is_gap and self._adjacent(one, reading)), None)

    def _linked_value(self, reading: Reading, *, before: bool) -> bool:
        """Whether a value that is no difference stands where one belongs: `lighter by {1}`, `{1} lighter`."""
        values = [one for one in self._references if one.kind == VALUE and not one.is_gap]
        if any(one.start >= reading.end and self._by(reading.end, one.start) for one in values):
            return True
        return before and any(one.end <= reading.start and self._by(one.end, reading.start) for one in values)

    def _adjacent(self, one: Reference, reading: Reading) -> bool:
        if one.end <= reading.start:
            return self._by(one.end, reading.start)
        return one.start >= reading.end and self._by(reading.end, one.start)

    def _by(self, start: int, end: int) -> bool:
        between = self._folded[start:end]
        said = " ".join(between.split())
        return _is_unbroken(between) and (not said or fold(said) in _forms("said.by", self._language))

    def _said(self, reading: Reading) -> str:
        return self._text[reading.start : reading.end]


def _is_unbroken(between: str) -> bool:
    """Whether neither a reference nor a pause stands in what is between two places."""
    return MASK not in between and not _PAUSE.search(between)


def _is_alike(one: Held, other: Held) -> bool:
    """Whether two claims compare the same product by the same attribute in the same direction."""
    return (one.product, one.fact.attribute, one.upwards) == (other.product, other.fact.attribute, other.upwards)


def _distance(one: Reference, reading: Reading) -> tuple[int, bool]:
    """How far a figure is from a word; of two as far, the one behind it is nearer."""
    before = one.end <= reading.start
    return (reading.start - one.end if before else one.start - reading.end, before)


def _matches(folded: str, language: str) -> Iterator[Match]:
    return (match for match in matcher(*_CONCEPTS).all(folded) if language in match.languages)


@cache
def _forms(concept: str, language: str) -> frozenset[str]:
    """Every spelling of a concept's phrases in a language."""
    return frozenset(surface.text for phrase in phrases(concept, language) for surface in surfaces(phrase))


def _joining(language: str) -> frozenset[str]:
    return _forms("said.joining", language)


@cache
def _has_forms(kind: str, language: str) -> bool:
    """Whether a language has words of a kind of comparison."""
    return any(phrases(concept, language) for concept in concepts(f"said.{kind}"))


@cache
def _kind_words(category: str | None) -> frozenset[str]:
    terms = category_terms(category) if category else frozenset()
    return frozenset(word for term in terms for word in _WORD.findall(fold(term)))
