"""Numbers of parts without a word that compares them."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("88 weighted keys, headphone jack, under 600 pounds: which digital piano?", "weighted_keys >= 88"),
        ("food dehydrator with a timer and 6 trays or more", "trays >= 6"),
        ("clavier avec touches sensibles et 61 touches", "touches >= 61"),
        ("macchina per la pasta elettrica, 7 spessori", "spessori >= 7"),
        ("Dörrautomat mit 6 Einschüben", "einschuben >= 6"),
    ],
)
def test_so_many_parts_are_at_least_so_many(question: str, demand: str) -> None:
    """A number and a noun among the demands are one demand."""
    assert demand in ledger(question)


@pytest.mark.parametrize(
    "question",
    [
        "running socks, 6 pairs",
        "recommend 3 laptops",
        "running watch with 14 days of battery",
    ],
)
def test_packs_answers_and_times_are_no_parts(question: str) -> None:
    """How many are bought, how many answers are wanted and how long something lasts demand no part."""
    assert not [c for c in read(question).constraints if c.number is not None and c.unit is None and c.attribute != "price"]
