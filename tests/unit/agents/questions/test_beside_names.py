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


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Nevic Halo VX-90 telo di ricambio", "telo di ricambio"),
        ("Lindholm Kite GT 240 poteau de rechange", "poteau de rechange"),
        ("Pryic Bolt II kit jogging", "kit jogging"),
    ],
)
def test_a_noun_phrase_behind_a_name_is_wanted_also_where_nouns_come_first(question: str, part: str) -> None:
    """The machine was recommended in place of its part."""
    brief = parse_question(question, JobOptions())
    assert brief.category == part
    assert [c.attribute for c in brief.constraints] == ["name"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "soll ich Clarquist Rhino Plus oder Froston Atlas GT 240 nehmen?",
            ("Clarquist Rhino Plus", "Froston Atlas GT 240"),
        ),
        ("soll ich Ashock Vento GT 240 oder Dovwick Orbit III nehmen?", ("Ashock Vento GT 240", "Dovwick Orbit III")),
        ("moet ik de Clarquist Rhino Plus of de Froston Juno nemen?", ("Clarquist Rhino Plus", "Froston Juno")),
    ],
)
def test_names_on_both_sides_of_an_or_are_the_products_asked_for(question: str, names: tuple[str, ...]) -> None:
    """`Atlas` is a German word: the second name was lost, and every product of the web was told to qualify."""
    assert [c.values for c in parse_question(question, JobOptions()).constraints] == [names]


@pytest.mark.parametrize("question", ["LED Lampe oder Halogen Lampe?", "Wolle oder Baumwolle für den Winter?"])
def test_ordinary_words_around_an_or_are_no_names(question: str) -> None:
    assert not [c for c in parse_question(question, JobOptions()).constraints if c.attribute == "name"]


def test_a_tier_behind_a_number_is_no_unit() -> None:
    """`Lite` was read as a misspelt `Liter`."""
    brief = parse_question("brauche Bettbezug passend zu Huxholm Delta GT 240 Lite", JobOptions())
    assert [c.text for c in brief.constraints] == ["fits Huxholm Delta GT 240 Lite"]
    assert not brief.corrected
