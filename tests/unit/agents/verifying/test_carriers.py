"""Joining words say nothing in their place, and lie in others: the wording is refused there, whatever its claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emptor.agents.verifying.borne_out import Held, borne_out
from emptor.agents.verifying.wording import faults_of_wording
from emptor.agents.verifying.written import WrittenClaim
from tests.unit.agents.verifying.test_borne_out import PRICE_LIMIT, SCENE, fact

FACTS = (
    *SCENE.facts,
    fact("A", "battery_life", "100", "min"),
    fact("A", "charging_time", "2", "h"),
    fact("A", "review_count", "401", None),
)
WIDE = replace(SCENE, facts=FACTS)
PRICE, WEIGHT, OPINION = ("P1", "price", "is", 1), ("P1", "weight", "is", 3), ("P1", "opinion", "says", 4)
OTHER, LIGHTEST = ("P2", "price", "is", 5), ("P1", "weight", "least", 3)
WITHIN = ("P1", "price", "within", 1, PRICE_LIMIT)
RUNS, CHARGES, REVIEWS = ("P1", "battery_life", "is", 9), ("P1", "charging_time", "is", 10), ("P1", "review_count", "is", 11)
CHEAPER = ("P1", "price", "less", 1, "P2")
HEAVIER = ("P2", "weight", "more", 6, "P1")

Claim = tuple[str, str, str, int] | tuple[str, str, str, int, str]


def faults(wording: str, *claims: Claim, language: str = "en") -> list[str]:
    found = []
    for product, attribute, relation, number, *than in claims:
        claim = {"product": product, "attribute": attribute, "relation": relation, "fact": number, "than": "".join(than)}
        one = borne_out(WrittenClaim.model_validate(claim), WIDE)
        assert isinstance(one, Held), one
        found.append(one)
    return faults_of_wording(wording, found, WIDE, language)


@pytest.mark.parametrize(
    ("wording", "claims", "language"),
    [
        ("The {P1} costs {1} at {1.shop}.", (PRICE,), "en"),
        ("From {1.shop} for {1}: the {P1}.", (PRICE,), "en"),
        ("At {1}, the {P1} stays within your limit of {2.limit}.", (PRICE, WITHIN), "en"),
        ("The {P1} stays {1} under your limit of {1.limit}.", (WITHIN,), "en"),
        ("The {P1} runs for {1} and needs {2} to charge.", (RUNS, CHARGES), "en"),
        ("A lab says of the {P1}: {1}", (OPINION,), "en"),
        ("If weight matters, take the {P1} with {1}.", (LIGHTEST,), "en"),
        ("The lightest is the {P1} with {1}.", (LIGHTEST,), "en"),
        ("Der {P1} kostet bei {1.shop} {1}.", (PRICE,), "de"),
        ("Le {P1} coûte {1} chez {1.shop}.", (PRICE,), "fr"),
        ("El {P1} cuesta {1} en {1.shop}.", (PRICE,), "es"),
        ("Il {P1} pesa {1}.", (WEIGHT,), "it"),
        ("De {P1} is met {1} de lichtste.", (LIGHTEST,), "nl"),
    ],
)
def test_joining_words_in_their_place_say_nothing(wording: str, claims: tuple[Claim, ...], language: str) -> None:
    assert faults(wording, *claims, language=language) == []


@pytest.mark.parametrize(
    ("wording", "claims", "language"),
    [
        ("The {P1} comes to you in {1}.", (CHARGES,), "en"),  # a delivery time
        ("The {P1} needs {1}.", (RUNS,), "en"),  # a charging time
        ("The {P1} lies at {1}.", (RUNS,), "en"),
        ("The {P1} gives you {1}.", (PRICE,), "en"),  # money back
        ("The {P1} was {1}.", (PRICE,), "en"),  # another time
        ("Le {P1} sera à {1}.", (PRICE,), "fr"),
        ("The {P1} costs from {1}.", (PRICE,), "en"),  # a bound
        ("Il {P1} costa da {1}.", (PRICE,), "it"),
        ("The {P1} costs {1.limit}.", (WITHIN,), "en"),  # the limit as the price
        ("The {P1} weighs {1} and is within your limit.", (WEIGHT,), "en"),  # a limit nobody set
        ("The {P1} is by {1.shop} and costs {1}.", (PRICE,), "en"),  # the shop as the maker
        ("De {P1} is van {1.shop} en kost {1}.", (PRICE,), "nl"),
        ("The {P1} costs {1} only at {1.shop}.", (PRICE,), "en"),  # nowhere else
        ("The {P1} is the {P2}, at {1} and {2}.", (PRICE, OTHER), "en"),  # one product of two
        ("The {P1} has {1} reviews against it.", (REVIEWS,), "en"),  # complaints
        ("The {P1} has {1} buyers.", (REVIEWS,), "en"),  # sales
        ("De {P1} is op en kost {1}.", (PRICE,), "nl"),  # sold out
        ("The seller says of the {P1}: {1}", (OPINION,), "en"),  # somebody else's words
        ("You say of the {P1}: {1}", (OPINION,), "en"),
        ("The shop has {1} on the {P1}.", (PRICE,), "en"),  # a discount
        ("Your {P1} costs {1}.", (PRICE,), "en"),  # the buyer's own
        ("If weight matters, take the {P1} at {1}.", (PRICE,), "en"),  # advice by what no claim says
        ("If weight matters, take the {P2}, {1} heavier than the {P1}.", (HEAVIER,), "en"),  # advice by what it is worse in
        ("If you have the {P1}, it costs {1}.", (PRICE,), "en"),  # a price under a condition
        ("The {P1} costs {1} because it is {2} cheaper than the {P2}.", (PRICE, CHEAPER), "en"),  # a cause
    ],
)
def test_joining_words_elsewhere_are_refused(wording: str, claims: tuple[Claim, ...], language: str) -> None:
    """Each is false though its claims hold; the claims are then said in fixed words."""
    assert faults(wording, *claims, language=language)


def test_stock_of_one_shop_is_not_said_of_another() -> None:
    """A shop's name next to its price, in a sentence of stock that another site's page states."""
    priced = fact("A", "price", "149", currency="USD", seller="shop.example")
    stock = fact("A", "availability", None)
    moved = stock.model_copy(update={"evidence": stock.evidence.model_copy(update={"url": "https://other.example/p"})})
    for facts, refused in (((priced, stock), False), ((priced, moved), True)):
        scene = replace(SCENE, facts=facts)
        claims = [{"product": "P1", "attribute": f.attribute, "relation": "is", "fact": n} for n, f in enumerate(facts, start=1)]
        found = [one for c in claims if isinstance(one := borne_out(WrittenClaim.model_validate(c), scene), Held)]
        wording = "The {P1} costs {1} at {1.shop} and is in stock."
        assert bool(faults_of_wording(wording, found, scene, "en")) is refused
