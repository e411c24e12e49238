"""How many products are asked for."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import read

ROWS = [
    ("top 3 cordless drills for home use", 3),
    ("give me five bread knives under 40 euro", 5),
    ("noem twee tenten voor vier personen", 2),
    ("zeig mir drei elektrische Kaffeemühlen", 3),
    ("dame cuatro sillas de oficina", 4),
    ("trova tre lampade da scrivania", 3),
    ("les 5 meilleurs vélos pliants", 5),
    ("trzy laptopy do 3000 zł", 3),
    ("two person tent", None),
    ("pack of 6 wine glasses", None),
    ("desk lamp with 3 brightness levels", None),
    ("24 AA rechargeable batteries", None),
    ("12 Weingläser, spülmaschinenfest", None),
    ("give me 12 kettles", 8),  # as many as a report has at most
    ("On boit 6 cafés par jour. Machine à grain.", None),
]


@pytest.mark.parametrize(("question", "count"), ROWS, ids=[row[0] for row in ROWS])
def test_a_number_counts_answers_only_before_the_things_wanted(question: str, count: int | None) -> None:
    assert read(question).count == count
