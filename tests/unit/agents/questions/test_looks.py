"""Colours and materials: demands on attributes of their own, in whatever language they are said."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger

ROWS = [
    ("stainless-steel kettle", ["material stainless-steel"]),
    ("black leather wallet", ["colour black", "material leather"]),
    ("schwarze Laufschuhe", ["colour schwarze"]),
    ("paniers en chêne", ["material chêne"]),
    ("cesta de color negro", ["colour negro"]),
    ("manden van roestvrij staal", ["material roestvrij staal"]),
    ("mochila negra", ["colour negra"]),
    ("blankets made of down", ["material down"]),
    ("rain jacket, not black", ["has not black"]),
    ("fish tank with a brass handle", ["has brass handle"]),
    ("acuarios de la marca Karvola", ["brand = Karvola"]),
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_looks_of_the_thing_itself_are_demands(question: str, expected: list[str]) -> None:
    """A material of a part is the part's, a small word that looks like a material is none, and a refusal is a feature."""
    assert ledger(question) == expected
