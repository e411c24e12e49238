"""Words that join only in their place, and figures that must be called by their name.

`comes`, `has`, `says`, `shop` or a preposition say nothing between a product and its figure. Elsewhere a lie can be made of them
alone: `The {P1} comes to you in {1}` of a charging time, `is by {1.shop}` of a price, `has {1} reviews against it`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property

from emptor.agents.verifying.borne_out import FIRST, Held
from emptor.agents.verifying.citable import OPINION, PRICE, STOCK
from emptor.agents.verifying.references import LIMIT, SHOP, VALUE, Reference
from emptor.agents.verifying.spoken import (
    DOWN,
    PAUSE,
    THAN_WORDS,
    UP,
    WAYS,
    WORD,
    Reading,
    Spoken,
    first_from,
    forms,
    is_unbroken,
)
from emptor.utils.attributes import attribute
from emptor.utils.attributes_table import Better
from emptor.utils.sites import site_of
from emptor.utils.units import convert

IN_PLACE = frozenset({"stating", "so", "is", "buyers", "bound", "comes", "gives", "you", "says", "shop", "wish", "if"})
_ROLE_OF_SHOPS = "retailer"
_BUYERS_SAY = frozenset({"rating", "review_count"})
_SECOND = "s"  # to whose dimension a unit of time converts


class Carriers(Spoken):
    """What the places of joining words and figures say."""

    @cached_property
    def place_checks(self) -> dict[str, Callable[[Reading], bool]]:
        """A check for each kind of words that join only in their place."""
        return {
            "bound": lambda r: not self._stands_before_value(r),
            "stating": lambda r: not self._joins_names(r),
            "comes": lambda r: (near := self._nearest(r)) is not None and not _is_time(near),
            "gives": self._states,
            "is": self._equals,
            "buyers": lambda _: any(spans[0].of in _BUYERS_SAY for spans in self._spans),
            "stays": lambda r: any(claim.limit is not None for claim in self._claims_at(r)),
            "limit": lambda r: (near := self._nearest(r)) is not None and bool(near.limit or near.fact.asked),
            "you": lambda r: not self._quotes and not any(self._text[r.end : name.start].isspace() for name in self._names),
            "says": lambda _: self._quotes,
            "so": lambda _: any(claim.limit is not None for claim in self._held),
            "shop": self._is_seller,
            "wish": lambda _: bool(self._conditions),
            "if": self._is_condition,
        }

    def _sells(self, shop: Reference) -> bool:
        """`{1} at {1.shop}`, `from {1.shop} for {1}`: a price and where it is asked, with words of price between them at most."""
        if shop.claim is None or shop.claim.relation in FIRST:
            return False
        if any(c.fact.attribute == STOCK and not _is_of_one_site(c, shop.claim) for c in self._held):
            return False
        prices = [one for one in self._references if one.kind == VALUE and one.claim is shop.claim]
        return any(self._is_price_between(*sorted((one, shop), key=lambda each: each.start)) for one in prices)

    def _is_price_between(self, one: Reference, other: Reference) -> bool:
        """Whether a value and a shop are parted by words of price at most; a value right before its shop is not parted at all."""
        between = self._folded[one.end : other.start]
        words = WORD.findall(between)
        apart = len(words) > THAN_WORDS or not (words or one.kind == SHOP)
        if apart or not is_unbroken(between) or not forms("said.and", self._language).isdisjoint(words):
            return False
        inside = [spans[0] for spans in self._spans if one.end <= spans[0].start < other.start]
        return all(reading.of == PRICE or reading.concept == "bound" for reading in inside)

    def _stranded(self) -> Iterator[str]:
        """Prepositions with nothing behind them say something by themselves: `is op`, `reviews against`."""
        for word in WORD.finditer(self._folded):
            if word[0] not in forms("said.preposition", self._language) or self._is_covered(word.start()):
                continue
            behind = self._folded[word.end() :].lstrip(" '’")
            following = WORD.match(behind)
            if not behind or PAUSE.match(behind) or (following and following[0] in forms("said.and", self._language)):
                yield f"“{self._text[word.start() : word.end()]}” stands alone"

    def _is_covered(self, place: int) -> bool:
        """Whether a phrase of several words holds a place."""
        return any(r[0].start <= place < r[0].end and " " in self._folded[r[0].start : r[0].end] for r in self._spans)

    def _is_called_limit(self, one: Reference) -> bool:
        """`under {1.limit}`, `your limit of {1.limit}`, `the {1.limit} that you asked for`."""
        calling = [r[0] for r in self._spans if r[0].concept in {"limit", UP, DOWN}]
        return any(self._is_near(r.end, one.start) for r in calling if r.end <= one.start) or any(
            self._is_near(one.end, r.start) for r in calling if r.concept == "limit" and r.start >= one.end
        )

    def _is_named(self, attribute: str) -> bool:
        """Whether a word of an attribute, a comparison that only it has, or the buyer's limit for it stands in the wording."""
        if any(one.kind == LIMIT and one.claim and one.claim.fact.attribute == attribute for one in self._references):
            return True
        return any(reading.of == attribute for spans in self._spans for reading in spans)

    def _unnamed(self) -> Iterator[str]:
        """Figures that the words beside them could make something else of: a limit, and hours that are not called by a name."""
        for one in self._references:
            if one.claim is None:
                continue
            if one.kind == LIMIT and not self._is_called_limit(one):
                yield "a limit is worded as a value"
            elif one.kind == SHOP and not self._sells(one):
                yield "a shop stands apart from its price"
            elif one.kind == VALUE and _is_time(one.claim) and not self._is_named(one.claim.fact.attribute):
                yield f"it does not say that {one.claim.fact.attribute} is meant"

    @cached_property
    def _quotes(self) -> bool:
        return any(claim.fact.attribute == OPINION for claim in self._held)

    def _is_seller(self, reading: Reading) -> bool:
        """A shop asks a price; it neither rates nor tests."""
        near = self._nearest(reading)
        return near is not None and (near.fact.attribute == PRICE or near.fact.role == _ROLE_OF_SHOPS)

    def _states(self, reading: Reading) -> bool:
        """`has {1}`, `has the longest`: not of a price, which would be money given; not of a product, as if it came along."""
        near = self._nearest(reading)
        if near is None:
            return any(r[0].concept in WAYS and self._is_near(reading.end, r[0].start) for r in self._spans)
        return near.fact.attribute != PRICE and not self._joins_names(reading)

    def _equals(self, reading: Reading) -> bool:
        """`the {P1} is the {P2}` makes one of two; `the {P1} is lightest, and cheapest is the {P2}` does not."""
        saying = {*WAYS, "advice"}
        said = any(r[0].end <= reading.start and r[0].concept in saying for r in self._spans)
        return said or not self._joins_names(reading)

    @cached_property
    def _conditions(self) -> list[Reading]:
        return [one for spans in self._spans for one in spans if one.concept == "if"]

    def _is_condition(self, reading: Reading) -> bool:
        """A condition leads to advice, or names what a claim puts a product ahead in; nothing holds only under it."""
        clause = self._clause_end(reading)
        named = [spans for spans in self._spans if reading.end <= spans[0].start < clause and spans[0].concept == "of"]
        ahead = {claim.fact.attribute for claim in self._held if _is_ahead(claim)}
        if any(ahead.isdisjoint(one.of for one in spans) for spans in named):
            return False
        return bool(named) or any(spans[0].concept == "advice" for spans in self._spans)

    def _is_part(self, reading: Reading) -> bool:
        """`the screen of the {P1} costs {1}`: a word for the kind of thing that is used of a part of it."""
        later = first_from(reading.end, self._names)
        return later is not None and self._is_for(reading.end, later.start)


def _is_of_one_site(one: Held, other: Held) -> bool:
    return site_of(one.fact.evidence.url) == site_of(other.fact.evidence.url)


def _is_ahead(claim: Held) -> bool:
    """Whether a claim puts its product where a buyer wants it: more of what is better high, less of what is better low."""
    if claim.upwards is None:
        return False
    better = (
        Better.LOWER if claim.fact.attribute == PRICE else row.better if (row := attribute(claim.fact.attribute)) else Better.NONE
    )
    return better is Better.NONE or claim.upwards == (better is Better.HIGHER)


def _is_time(claim: Held) -> bool:
    """Whether its figure is a time: of all units the one that says least of what is measured."""
    return claim.fact.unit is not None and convert(Decimal(1), claim.fact.unit, _SECOND) is not None
