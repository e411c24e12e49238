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
