"""Verbs of having in questions: what governs, and where it does not."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.models.brief import Op
from emptor.models.jobs import JobOptions


def _features(question: str) -> set[str]:
    brief = parse_question(question, JobOptions())
    return {value for one in brief.constraints if one.attribute == "feature" and one.op is Op.HAS for value in one.values}


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("Which hammocks have a spreader bar?", "spreader bar"),
        ("Welche Hängematten haben ein Gestell?", "gestell"),
        ("Gibt es Aktenvernichter, die einen Auffangkorb haben und weniger als 120 Euro kosten?", "auffangkorb"),
        ("Quels hamacs ont un support ?", "support"),
        ("¿Qué hamacas tienen mosquitera?", "mosquitera"),
        ("Quali amache hanno una zanzariera?", "zanzariera"),
        ("Zijn er papierversnipperaars die een opvangbak hebben voor minder dan 120 euro?", "opvangbak"),
        ("Welke hangmatten hebben een klamboe?", "klamboe"),
        ("busco una hamaca que posea un mosquitero", "mosquitero"),
        ("cerco un'amaca che disponga di una zanzariera", "zanzariera"),
        ("Hängematte, die über ein Gestell verfügt", "gestell"),
        ("Welke rugzakken beschikken over een regenhoes?", "regenhoes"),
        ("hervidor más barato que tenga un filtro de cal", "filtro de cal"),
        ("hamak która posiada moskitierę", "moskitiere"),
        ("quels hamacs possèdent un support et coûtent moins de 90 euros ?", "support"),
        ("a hammock that provides a pillow", "pillow"),
        ("a cat flap that recognises a microchip", "microchip"),
        ("chatière qui reconnaît une puce", "puce"),
        ("Katzenklappe, die einen Mikrochip erkennt", "mikrochip"),
    ],
)
def test_what_the_thing_must_have_is_a_demand(question: str, feature: str) -> None:
    """A verb of having makes a demand of its object, behind it or, in a relative clause, before it."""
    assert feature in _features(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which hammock do I have to buy for two people?",
        "Ich möchte eine Hängematte haben, die unter 50 Euro kostet",
        "Welche Hängematte soll ich haben?",
    ],
)
def test_what_the_buyer_has_is_no_demand(question: str) -> None:
    """Where the buyer is the subject, a verb of having demands no feature."""
    assert _features(question) == set()


def test_a_refusal_within_a_relative_clause_is_one() -> None:
    """The verb at the end is no part of what is refused."""
    brief = parse_question("Katzenklappe, die keine Batterien braucht", JobOptions())
    assert [(c.op, c.values) for c in brief.constraints] == [(Op.HAS_NOT, ("batterien",))]


@pytest.mark.parametrize(
    "question",
    [
        "parasol for a garden that gets a lot of sun",
        "a chair that my son likes",
        "kettle that keeps the water warm",
        "Lampe, die den Raum heizt",
        "cool box that weighs 3 kg",
    ],
)
def test_other_clauses_make_no_feature(question: str) -> None:
    """What the thing is for, and what is known already, is nothing that it has."""
    assert _features(question) == set()
