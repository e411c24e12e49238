"""A question about a purchase, a vague wish, or no shopping question."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import read


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("capital of France", "not_shopping"),
        ("why is my dishwasher leaking?", "not_shopping"),
        ("Wie alt ist die Erde?", "not_shopping"),
        ("hello", "not_shopping"),
        ("qwzx vbnk", "not_shopping"),
        ("gift for dad", "vague"),
        ("etwas Schönes für Oma", "vague"),
        ("something under 20 euros", "vague"),
        ("blue, size M, under 30 euros", "vague"),
        ("headphones", "shopping"),
        ("how much does a good toaster cost, under 50 euros please", "shopping"),
        ("why are all kettles so loud, recommend a quiet one", "shopping"),
        ("Corvo 15 Pro", "shopping"),
        ("https://shop.example/p/1", "shopping"),
    ],
)
def test_the_kind_of_question(question: str, kind: str) -> None:
    assert read(question).kind.value == kind


def test_a_vague_question_is_answered_with_its_assumptions() -> None:
    brief = read("gift for dad")
    assert brief.category is None
    assert brief.assumptions == (
        "A gift of no particular kind: the question's own words are searched for.",
        "No budget is named: products of any price count.",
    )
    assert read("headphones").assumptions == ()
