"""Whether the words around references say anything that the claims do not.

A word may stand in a sentence if it is

- a word that only joins (`said.joining`), of the report's language;
- the name of an attribute, of a feature, of stock or of a kind of source, where a claim of the sentence is of that kind;
- a comparison, where a claim compares that way, of the product it is said of;
- a word of the buyer's limit, where a claim keeps one;
- advice to buy, where it is the product that the report recommends, or comes with a condition; a condition on an attribute
  needs a claim that the product is ahead in it;
- a word that joins only in its place (`comes`, `gives`, `says`, `shop`, `you`), where its place is one in which it says nothing.

A value stands in the open: a limit is called a limit, hours are called what they are hours of, and no preposition makes a bound
of it. Tenses, modal verbs, causes, persons and nouns of other things are no joining words: of them alone lies can be made
(`The {P1} comes to you in {1}`, of a charging time).

Every other word says something of its own, and no fact says it; so does every figure that is no reference. The words are data of
the lexicon. Code knows no language but for one thing: where a language has no form of its own for superlatives, the article
before a comparison makes one (`le plus léger`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from emptor.agents.questions.features import granted_by
from emptor.agents.verifying.borne_out import FIRST, Held
from emptor.agents.verifying.carriers import IN_PLACE, Carriers
from emptor.agents.verifying.citable import STOCK, Scene
from emptor.agents.verifying.references import MASK, NAME, VALUE, Reference, references
from emptor.agents.verifying.spoken import (
    BOTTOM,
    DOWN,
    KIND,
    NEAR_WORDS,
    TOP,
    UP,
    WAYS,
    WORD,
    Reading,
    first_from,
    forms,
    has_forms,
    is_unbroken,
    joining,
)
from emptor.lexicon import fold

_MAX_CHARS = 400
_FOREIGN = re.compile(rf"[^\w\s{MASK}.,;:()'’–—-]|[\d_]")
_COUNTS = {"two": 2, "three": 3}
_ALSO = "also"
_ENDS = ".,;:!?()–—"
_FREE = frozenset({"about", "phrase"})  # say nothing by themselves


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


class _Sentence(Carriers):
    """A wording held against its claims."""

    def faults(self) -> Iterator[str]:
        yield from self._form()
        yield from self._bound()
        yield from self._unspoken()
        yield from self._unnamed()
        yield from self._stranded()
        covered: list[Reading] = []
        for readings in self._spans:
            covered.append(readings[0])
            if not any(self._holds(reading) for reading in readings):
                yield f"“{self._said(readings[0])}” is borne out by no claim"
        joins = joining(self._language)
        for word in WORD.finditer(self._folded):
            if word[0] not in joins and not any(one.start <= word.start() < one.end for one in covered):
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
        spoken |= {self._owner(r[0].start, r[0].end) for r in self._spans if r[0].concept not in _FREE | IN_PLACE | {_ALSO, KIND}}
        if any(spans[0].concept in {UP, DOWN} for spans in self._spans):
            spoken |= {fact.product for claim in self._held if claim.gap is not None for fact in claim.others}
        for name in self._names:
            if name.product not in spoken:
                yield f"nothing is said of {name.product} in words of its own"

    def _holds(self, reading: Reading) -> bool:
        """Whether a claim of the sentence says what a reading means."""
        return reading.concept in _FREE or self._checks[reading.concept](reading)

    @cached_property
    def _checks(self) -> dict[str, Callable[[Reading], bool]]:
        """A check for each kind of words that say something."""
        comparing = dict.fromkeys(WAYS, self._compares)
        return (
            comparing
            | self.place_checks
            | {
                "of": self._measures,
                KIND: lambda r: not self._is_part(r),
                "feature": lambda r: any(c.fact.feature in granted_by(r.of) for c in self._claims_at(r)),
                STOCK: lambda r: any(c.fact.attribute == STOCK for c in self._claims_at(r)),
                "source": lambda r: any(c.fact.role == r.of for c in self._claims_at(r)),
                "count": lambda r: len(self._scene.products) == _COUNTS[r.of],
                "advice": self._advises,
                _ALSO: self._adds,
                "like": self._joins,
                "only": self._stands_before_value,
            }
        )

    def _adds(self, reading: Reading) -> bool:
        """`also` adds to what is said of its product; at an end, or before another product, it says that of the other."""
        behind = self._text[reading.end :].lstrip()
        ends = not behind or behind[0] in _ENDS or behind.startswith(MASK)
        named = [name for name in self._names if name.end <= reading.start]
        later = first_from(reading.end, self._names)
        further = later is not None and len(WORD.findall(self._folded[reading.end : later.start])) <= 1
        return not ends and not (named and further)

    def _joins(self, reading: Reading) -> bool:
        """`as` before a product says of it what is said of another."""
        later = first_from(reading.end, self._references)
        return later is None or later.kind != NAME or len(WORD.findall(self._folded[reading.end : later.start])) > NEAR_WORDS

    def _advises(self, reading: Reading) -> bool:
        """Advice is for the product that the report recommends, or comes with a condition."""
        return bool(self._conditions) or self._owner(reading.start, reading.end) == self._scene.best

    def _measures(self, reading: Reading) -> bool:
        """An attribute is named where a claim is of it: one whose figure is the nearest, or that a comparison beside it shows."""
        of = [claim for claim in self._held if claim.fact.attribute == reading.of]
        if self._nearest(reading) in of:
            return True
        return any(self._shown_beside(reading, claim) for claim in of if claim.upwards is not None)

    def _shown_beside(self, reading: Reading, claim: Held) -> bool:
        """Whether a comparison stands by a word, without a reference between: `the longest battery life`."""
        ways = {UP, TOP} if claim.upwards else {DOWN, BOTTOM}
        beside = [s[0] for s in self._spans if s[0].concept in ways]
        return any(is_unbroken(self._text[min(one.end, reading.end) : max(one.start, reading.start)]) for one in beside)

    def _compares(self, reading: Reading) -> bool:
        superlative = reading.concept in {TOP, BOTTOM} or self._has_article(reading)
        upwards = reading.concept in {UP, TOP}
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

    def _has_article(self, reading: Reading) -> bool:
        """Whether an article makes a comparison a superlative, in a language that has no other form of it."""
        if has_forms(TOP, self._language):
            return False
        word = WORD.findall(self._folded[: reading.start])[-1:]
        joined = self._folded[: reading.start].rstrip(" '’").endswith(tuple(word)) if word else False
        return joined and word[0] in forms("said.the", self._language)

    def _ordered(self, reading: Reading, claim: Held) -> bool:
        """`{P1} is lighter than {P2}`: said of the claim's product, and compared with no other one than its claims do."""
        if self._owner(reading.start, reading.end) != claim.product:
            return False
        clause = self._clause_end(reading)
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
        return is_unbroken(between) and (not said or fold(said) in forms("said.by", self._language))

    def _said(self, reading: Reading) -> str:
        return self._text[reading.start : reading.end]


def _is_alike(one: Held, other: Held) -> bool:
    """Whether two claims compare the same product by the same attribute in the same direction."""
    return (one.product, one.fact.attribute, one.upwards) == (other.product, other.fact.attribute, other.upwards)
