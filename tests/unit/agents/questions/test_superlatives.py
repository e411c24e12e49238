"""Superlatives become sort keys, in every language, and a comparison with a figure does not."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import read


@pytest.mark.parametrize(
    ("question", "attribute", "direction"),
    [
        ("lightest wireless headphones", "weight", "ascending"),
        ("cheapest wireless headphones", "price", "ascending"),
        ("headphones with the longest battery life", "battery_life", "descending"),
        ("best value espresso machine", "value", "descending"),
        ("leiseste Spülmaschine", "noise_level", "ascending"),
        ("le casque le plus léger", "weight", "ascending"),
        ("los auriculares más baratos", "price", "ascending"),
        ("la lavatrice più silenziosa", "noise_level", "ascending"),
        ("goedkoopste koptelefoon", "price", "ascending"),
        ("najlżejsze słuchawki", "weight", "ascending"),
        ("o notebook mais leve", "weight", "ascending"),
        ("Sony WH-1000XM5 or Bose QC Ultra, which is lighter?", "weight", "ascending"),
    ],
)
def test_a_superlative_is_a_sort_key(question: str, attribute: str, direction: str) -> None:
    key = read(question).sort[0]
    assert (key.attribute, key.direction.value) == (attribute, direction)
    assert key.words in question


@pytest.mark.parametrize(
    "question",
    [
        "headphones lighter than 250 g",
        "un casque plus léger que 250 g",
        "auriculares más ligeros que 250 g",
        "best headphones",
        "new headphones with at least 30 hours of battery",
    ],
)
def test_a_limit_and_mere_praise_are_none(question: str) -> None:
    assert read(question).sort == ()


@pytest.mark.parametrize(
    ("question", "attribute"),
    [("la sartén más ligera de 28 cm", "weight"), ("a frigideira mais barata de 28 cm", "price")],
)
def test_a_figure_of_another_dimension_is_no_limit(question: str, attribute: str) -> None:
    """`de 28 cm` says which pan, not how light: the words are a superlative."""
    assert [key.attribute for key in read(question).sort] == [attribute]


def test_a_figure_of_the_same_dimension_is_a_limit() -> None:
    """Italian `più leggera di 5 kg` compares."""
    assert read("slitta più leggera di 5 kg").sort == ()
