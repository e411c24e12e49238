"""What stands beside the name of a product: a kind of thing, or what buyers and pages say of any offer."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.models.jobs import JobOptions


@pytest.mark.parametrize(
    "word",
    ["prix", "Preis", "price", "precio", "prezzo", "prijs", "cena", "test", "avis", "review", "Angebot", "promo", "opiniones"],
)
def test_what_is_said_of_any_offer_is_no_kind_of_thing(word: str) -> None:
    """No page is about `prix`: the product that was asked for would not qualify."""
    brief = parse_question(f"Corvo 15 Pro {word}", JobOptions())
    assert [c.values for c in brief.constraints] == [("Corvo 15 Pro",)]
    assert brief.category is None


def test_a_noun_beside_a_name_is_the_kind_of_thing() -> None:
    assert parse_question("Dalmark WB 20 waffeleisen", JobOptions()).category == "waffeleisen"


def test_words_of_a_name_at_the_beginning_speak_no_language() -> None:
    """`Corvo` and `Pro` are words of Portuguese."""
    brief = parse_question("Corvo 15 Pro ou équivalent", JobOptions())
    assert (brief.language, [c.values for c in brief.constraints]) == ("fr", [("Corvo 15 Pro",)])
