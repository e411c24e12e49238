"""What orders without disqualifying: the words of a wish, and who meets it best."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.judging.leanings import leanings_of, standings
from emptor.agents.judging.ranking import rank
from emptor.agents.questions import parse_question
from emptor.models.dossier import Dossier
from emptor.models.jobs import JobOptions
from emptor.models.money import Money
from emptor.utils.attributes_table import Better
from tests.fakes.dossiers import dossier, fact, offer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("quiet robot vacuum", [("noise_level", Better.LOWER, False)]),
        ("the quietest robot vacuum", [("noise_level", Better.LOWER, True)]),
        ("lightweight laptop with long battery life", [("weight", Better.LOWER, False), ("battery_life", Better.HIGHER, False)]),
        ("headphones with the longest battery life", [("battery_life", Better.HIGHER, True)]),
        ("cheapest noise cancelling headphones", [("price", Better.LOWER, True)]),
        (
            "leiser Saugroboter mit langer Laufzeit",
            [("noise_level", Better.LOWER, False), ("battery_life", Better.HIGHER, False)],
        ),
        ("aspirateur robot silencieux pas cher", [("noise_level", Better.LOWER, False), ("price", Better.LOWER, False)]),
        ("quiet robot vacuum under 60 dB", []),  # the number says it
        ("headphones for travel", []),
    ],
)
def test_words_of_a_wish_lean_to_an_attribute(question: str, expected: list[tuple[str, Better, bool]]) -> None:
    assert [tuple(leaning) for leaning in leanings_of(parse_question(question, JobOptions()))] == expected


def vacuum(name: str, noise: str | None, price: str = "200", currency: str = "USD") -> Dossier:
    facts = (fact("noise_level", noise, "dB"),) if noise else ()
    return dossier(f"{name} Robot Vacuum", brand=None, offers=(offer(price, currency),), facts=facts)


QUIET = parse_question("quiet robot vacuum", JobOptions())


def test_a_product_stands_between_the_worst_and_the_best() -> None:
    assert standings([vacuum("Loud", "70"), vacuum("Mid", "65"), vacuum("Calm", "60")], QUIET) == [0.0, 0.5, 1.0]


def test_who_does_not_tell_is_not_taken_for_the_best() -> None:
    loud, silent, calm = standings([vacuum("Loud", "70"), vacuum("Silent", None), vacuum("Calm", "60")], QUIET)
    assert loud is not None
    assert silent is not None
    assert calm is not None
    assert loud < silent < calm


def test_what_is_paid_in_all_makes_the_cheapest() -> None:
    """With delivery, as the order of the offers has it."""
    sent = offer("200").model_copy(update={"shipping": Money(amount=Decimal(30), currency="USD")})
    near = sent.model_copy(update={"total": Money(amount=Decimal(230), currency="USD")})
    cheap = parse_question("cheapest robot vacuum", JobOptions())
    assert standings([dossier("With Delivery", offers=(near,)), dossier("Free", offers=(offer("220"),))], cheap) == [0.0, 1.0]


def test_without_wishes_and_without_a_difference_nothing_is_said() -> None:
    assert standings([vacuum("A", "60"), vacuum("B", "70")], parse_question("robot vacuum", JobOptions())) == [None, None]
    assert standings([vacuum("A", "60"), vacuum("B", "60")], QUIET) == [None, None]


def test_prices_are_compared_in_one_currency() -> None:
    """100 GBP are less than 150 USD and more than 100 USD: amounts are compared at reference rates, not as bare figures."""
    cheap = parse_question("cheapest robot vacuum", JobOptions())
    pounds = vacuum("Foreign", None, "100", "GBP")
    first, second, foreign = standings([vacuum("A", None, "100"), vacuum("B", None, "300"), pounds], cheap)
    assert (first, second) == (1.0, 0.0)
    assert foreign is not None
    assert 0 < foreign < 1


def test_the_superlative_decides_and_the_wish_only_leans() -> None:
    good = vacuum("Good", "62", "150")
    calm = vacuum("Calm", "60", "900")
    poor = vacuum("Poor", "75", "140")
    assert rank([good, calm, poor], parse_question("the quietest robot vacuum", JobOptions()), 3)[0].name.startswith("Calm")
    assert rank([good, calm, poor], QUIET, 3)[0].name.startswith("Good")
