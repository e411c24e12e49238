"""How a question that follows a report is read: what kind it is, what is asked for now, and of which products it speaks."""

from __future__ import annotations

import pytest

from emptor.agents.conversation.reading import read_follow_up
from emptor.models.conversation import FollowUp, FollowUpKind
from emptor.models.jobs import JobOptions
from tests.fakes.findings import ARC, DRIFT, MERIDIAN, headphones

REFINE, EXPLAIN, COMPARE = FollowUpKind.REFINE, FollowUpKind.EXPLAIN, FollowUpKind.COMPARE
MORE, NEW, UNCLEAR = FollowUpKind.MORE, FollowUpKind.NEW, FollowUpKind.UNCLEAR
FOUND = headphones()


def read(question: str) -> FollowUp:
    return read_follow_up(question, FOUND, JobOptions())


def products_in(said: FollowUp) -> list[str]:
    return [name.removesuffix(" Wireless Over-Ear Headphones") for name in said.products]


@pytest.mark.parametrize(
    ("question", "added", "removed"),
    [
        ("only with noise cancelling", ["has noise-cancelling"], []),
        ("nur mit Geräuschunterdrückung", ["has noise-cancelling"], []),
        ("seulement avec réduction de bruit", ["has noise-cancelling"], []),
        ("solo con cancelación de ruido", ["has noise-cancelling"], []),
        ("under 100 instead", ["price <= 100 USD"], ["price <= 150 USD"]),
        ("lieber unter 100 Dollar", ["price <= 100 USD"], ["price <= 150 USD"]),
        ("plutôt moins de 100 dollars", ["price <= 100 USD"], ["price <= 150 USD"]),
        ("mejor por menos de 100 dólares", ["price <= 100 USD"], ["price <= 150 USD"]),
        ("at least 40 hours of battery", ["battery_life >= 40 h"], ["battery_life >= 30 h"]),
        ("cheaper", ["price < 79.99 USD"], ["price <= 150 USD"]),
        ("something lighter", ["weight < 228 g"], []),
        ("without Tarvane", ["brand not in Tarvane"], []),
        ("price doesn't matter", [], ["price <= 150 USD"]),
        ("der Preis ist egal", [], ["price <= 150 USD"]),
        ("peu importe le prix", [], ["price <= 150 USD"]),
        ("no importa el precio", [], ["price <= 150 USD"]),
        ("forget about wireless", [], ["has wireless"]),
    ],
)
def test_a_demand_takes_the_place_of_the_one_it_is_about(question: str, added: list[str], removed: list[str]) -> None:
    """All other demands stay as they were."""
    said = read(question)
    assert (said.kind, list(said.added), list(said.removed)) == (REFINE, added, removed)
    kept = {c.text for c in FOUND.brief.constraints} - set(removed)
    assert {c.text for c in said.brief.constraints} == kept | set(added)
    assert said.brief.category == "headphones"


@pytest.mark.parametrize(
    "question",
    [
        "which is the lightest?",
        "which of those is the lightest?",
        "welcher ist der leichteste?",
        "lequel est le plus léger ?",
        "¿cuál es el más ligero?",
        "sort by weight",
        "sortiere nach Gewicht",
    ],
)
def test_an_order_changes_no_demand(question: str) -> None:
    """Nothing is searched for that is called "lightest"."""
    said = read(question)
    assert (said.kind, said.added, said.removed) == (REFINE, (), ())
    assert [(key.attribute, key.direction.value) for key in said.brief.sort] == [("weight", "ascending")]


@pytest.mark.parametrize(
    ("question", "products"),
    [
        ("why not the Halvik?", [MERIDIAN]),
        ("warum nicht der Halvik?", [MERIDIAN]),
        ("pourquoi pas le Halvik ?", [MERIDIAN]),
        ("¿por qué no el Halvik?", [MERIDIAN]),
        ("why not the third?", [ARC]),
        ("warum nicht der dritte?", [ARC]),
        ("what about the Arc Lite", [ARC]),
        ("why", [DRIFT]),
        ("Why not the Halvik Meridian 45 Wireless Over-Ear Headphones?", [MERIDIAN]),
    ],
)
def test_a_product_is_asked_about_by_a_part_of_its_name_or_its_place(question: str, products: list[str]) -> None:
    said = read(question)
    assert (said.kind, products_in(said)) == (EXPLAIN, products)
    assert (said.checks, said.attributes, said.added) == ((), (), ())


@pytest.mark.parametrize(
    "question",
    [
        "is its battery really better?",
        "ist der Akku wirklich besser?",
        "sa batterie est-elle vraiment meilleure ?",
        "¿la batería es realmente mejor?",
    ],
)
def test_what_sets_the_recommendation_apart_can_be_doubted(question: str) -> None:
    said = read(question)
    assert (said.kind, said.attributes, products_in(said)) == (EXPLAIN, ("battery_life",), [DRIFT])


def test_two_products_are_measured_against_each_other() -> None:
    """The one that is recommended first, because the question is about it."""
    said = read("is it lighter than the Halvik?")
    assert (said.kind, said.attributes, products_in(said)) == (EXPLAIN, ("weight",), [DRIFT, MERIDIAN])


def test_a_demand_that_is_only_asked_about_disqualifies_nothing() -> None:
    said = read("does it have noise cancelling?")
    assert (said.kind, [c.text for c in said.checks]) == (EXPLAIN, ["has noise-cancelling"])
    assert [c.hard for c in said.brief.constraints if c.text == "has noise-cancelling"] == [False]


@pytest.mark.parametrize(
    ("question", "products"),
    [
        ("1 and 3", [DRIFT, ARC]),
        ("compare 1 and 3", [DRIFT, ARC]),
        ("vergleiche 1 und 3", [DRIFT, ARC]),
        ("compare 1 et 3", [DRIFT, ARC]),
        ("compara 1 y 3", [DRIFT, ARC]),
        ("the first and the third", [DRIFT, ARC]),
        ("Halvik vs Quillon", [MERIDIAN, ARC]),
        ("compare it with the Halvik", [MERIDIAN, DRIFT]),
    ],
)
def test_products_are_compared_by_number_place_or_name(question: str, products: list[str]) -> None:
    said = read(question)
    assert (said.kind, products_in(said)) == (COMPARE, products)


@pytest.mark.parametrize(
    "question", ["anything from Sony?", "gibt es auch was von Sony?", "quelque chose de chez Sony ?", "¿algo de Sony?"]
)
def test_a_maker_is_asked_for(question: str) -> None:
    said = read(question)
    assert (said.kind, said.added) == (MORE, ("brand = Sony",))


@pytest.mark.parametrize("question", ["show me more", "gibt es noch andere?", "il y en a d'autres ?", "¿hay más?"])
def test_more_of_the_same_changes_nothing(question: str) -> None:
    said = read(question)
    assert (said.kind, said.added, said.removed) == (MORE, (), ())


@pytest.mark.parametrize("question", ["a robot vacuum under 300 dollars", "wireless earbuds for running under 80 dollars"])
def test_a_question_that_names_its_own_thing_is_read_by_itself(question: str) -> None:
    said = read(question)
    assert said.kind is NEW
    assert not {c.text for c in said.brief.constraints} & {"battery_life >= 30 h"}


@pytest.mark.parametrize("question", ["blub", "thanks!", "12", "7 and 9"])
def test_what_is_not_understood_changes_nothing(question: str) -> None:
    said = read(question)
    assert (said.kind, said.added, said.removed) == (UNCLEAR, (), ())
    assert said.brief.constraints == FOUND.brief.constraints


def test_a_product_that_nothing_was_read_of_is_named_as_such() -> None:
    said = read("why not the Foobar X2?")
    assert (said.kind, said.products, said.unknown) == (EXPLAIN, (), "Foobar X2")


def test_the_answer_is_in_the_language_of_the_follow_up() -> None:
    assert read("welcher ist der leichteste?").brief.answer_language == "de"
    assert read("Sony?").brief.answer_language == "en"
