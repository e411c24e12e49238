"""A superlative orders by the noun beside it, whatever the noun, and the noun is no demand of its own."""

from __future__ import annotations

import pytest

from emptor.agents.questions.superlative_nouns import with_measured_superlatives
from emptor.models.brief import Brief
from tests.unit.agents.questions.rows import read


def _read(question: str) -> Brief:
    return with_measured_superlatives(read(question))


@pytest.mark.parametrize(
    ("question", "attribute", "direction"),
    [
        ("paddle board with the largest board thickness, max 520 dollars", "board_thickness", "descending"),
        ("wine cooler with the lowest annual consumption under 900 dollars", "annual_consumption", "ascending"),
        ("Hochdruckreiniger mit dem höchsten Arbeitsdruck", "arbeitsdruck", "descending"),
        ("welke hogedrukreinigers onder 450 euro hebben de hoogste werkdruk?", "werkdruk", "descending"),
        ("sacco da boxe con il diametro del sacco più grande, max 200 euro", "diametro_del_sacco", "descending"),
        ("cuociriso con il tempo di cottura più breve", "tempo_di_cottura", "ascending"),
        ("arroceras que tienen la capacidad de la cubeta más grande", "capacidad_de_la_cubeta", "descending"),
        ("la tienda con mayor columna de agua", "columna_de_agua", "descending"),
        ("nettoyeur haute pression avec la longueur de tuyau la plus longue", "longueur_de_tuyau", "descending"),
        ("coffre de toit avec le plus grand volume de chargement", "volume_de_chargement", "descending"),
    ],
)
def test_the_noun_beside_a_superlative_is_what_it_orders_by(question: str, attribute: str, direction: str) -> None:
    """Before the noun in Germanic languages, on either side in Romance ones."""
    brief = _read(question)
    assert [(key.attribute, key.direction.value) for key in brief.sort] == [(attribute, direction)]
    assert brief.sort[0].words in question
    assert not [c.text for c in brief.constraints if c.attribute == "feature"]
    assert any(attribute.replace("_", " ") in u.demand for u in brief.understood)


@pytest.mark.parametrize(
    "question",
    [
        "cheapest wireless headphones",
        "headphones with the longest battery life",
        "the largest tent under 300 euros",
        "el saco de dormir más largo",
        "la lavatrice più silenziosa",
        "quietest dishwasher under 700 euros",
    ],
)
def test_a_superlative_of_the_thing_itself_stays_as_it_was_read(question: str) -> None:
    """The kind of thing is no property that could be measured; what the parser knows is left alone."""
    assert _read(question).sort == read(question).sort
