"""A claim is compared with its fact as data: product, attribute, direction, distance."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.verifying.borne_out import Held, borne_out
from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.written import WrittenClaim
from emptor.models.jobs import JobOptions
from tests.fakes.dossiers import evidence

BRIEF = parse_question("robot vacuum under 300 dollars quieter than 65 dB", JobOptions())


def fact(product: str, attribute: str, number: str | None, unit: str | None = None, **more: str) -> Citable:
    value = Decimal(number) if number else None
    return Citable(line="", product=product, attribute=attribute, evidence=evidence("x"), number=value, unit=unit, **more)


FACTS = (
    fact("A", "price", "149", currency="USD", seller="shop.example"),
    fact("A", "noise_level", "58", "dB", asked="noise_level <= 65 dB"),
    fact("A", "weight", "2500", "g"),
    fact("A", "opinion", None, role="lab", stance="for"),
    fact("B", "price", "199", currency="USD"),
    fact("B", "weight", "2.8", "kg"),
    fact("C", "price", "129", currency="EUR"),
    fact("C", "weight", "3", "kg"),
)
LIMITS = tuple(c for c in BRIEF.constraints if c.number is not None)
SCENE = Scene(FACTS, BRIEF, ("A", "B", "C"), LIMITS)
PRICE_LIMIT, NOISE_LIMIT = (f"L{n}" for n in sorted(range(1, 3), key=lambda n: LIMITS[n - 1].attribute != "price"))


def held(product: str, attribute: str, relation: str, number: int, than: str = "", stance: str = "neutral") -> Held | str:
    claim = {"product": product, "attribute": attribute, "relation": relation, "fact": number, "than": than, "stance": stance}
    return borne_out(WrittenClaim.model_validate(claim), SCENE)


@pytest.mark.parametrize(
    ("claim", "gap"),
    [
        (("P1", "price", "is", 1), None),
        (("P1", "price", "less", 1, "P2"), "50"),
        (("P2", "price", "more", 5, "P1"), "50"),
        (("P1", "weight", "less", 3, "P2"), "300"),
        (("P1", "weight", "least", 3), None),
        (("P3", "weight", "most", 8), None),
        (("P1", "price", "within", 1, PRICE_LIMIT), "151"),
        (("P1", "noise level", "within", 2, NOISE_LIMIT), "7"),
        (("P1", "opinion", "says", 4, "", "for"), None),
    ],
)
def test_what_the_facts_bear_out_holds(claim: tuple[str, str, str, int], gap: str | None) -> None:
    """Units are converted: 2,500 g is less than 2.8 kg, by 300 g."""
    found = held(*claim)
    assert isinstance(found, Held)
    assert found.gap == (Decimal(gap) if gap else None)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (("P1", "price", "is", 99), "does not exist"),
        (("P1", "price", "is", 0), "does not exist"),
        (("P2", "price", "is", 1), "another product"),
        (("P9", "price", "is", 1), "another product"),
        (("P1", "weight", "is", 1), "states price, not weight"),
        (("P1", "price", "more", 1, "P2"), "do not bear out"),
        (("P1", "price", "less", 1, "P1"), "do not bear out"),
        (("P1", "price", "less", 1, "P3"), "do not bear out"),
        (("P1", "price", "least", 1), "do not bear out"),
        (("P2", "weight", "least", 6), "do not bear out"),
        (("P1", "noise_level", "least", 2), "do not bear out"),
        (("P1", "price", "within", 1, NOISE_LIMIT), "no limit"),
        (("P1", "price", "within", 1, "L9"), "no limit"),
        (("P1", "price", "within", 1, "P2"), "no limit"),
        (("P1", "opinion", "says", 4, "", "against"), "other way"),
        (("P1", "noise_level", "is", 2, "", "against"), "other way"),
        (("P1", "opinion", "is", 4), "an opinion"),
        (("P1", "price", "says", 1), "no opinion"),
    ],
)
def test_what_they_do_not_bear_out_is_named(claim: tuple[str, str, str, int], why: str) -> None:
    """Prices in two currencies compare with nothing, and what another product may have more of is not the most."""
    found = held(*claim)
    assert isinstance(found, str)
    assert why in found
