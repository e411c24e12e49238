"""Adjectives by their form: a word that no list has and that describes the thing is a demand."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("magnetic whiteboard under 60 dollars", "has magnetic"),
        ("orthopaedic cushion for a wheelchair", "has orthopaedic"),
        ("handheld steamer under 50 euros", "has handheld"),
        ("magnetisches Whiteboard bis 60 Euro", "has magnetisches"),
        ("escalera telescópica de aluminio", "has telescopica"),
        ("tableau magnétique 90 x 60 cm", "has magnetique"),
        ("lavagna magnetica con cornice", "has magnetica"),
        ("magnetische lijst voor de koelkast", "has magnetische"),
    ],
)
def test_an_adjective_beside_the_thing_is_a_demand(question: str, demand: str) -> None:
    """Its ending, its adverb or its small letter makes it one; the thing is the noun."""
    assert demand in ledger(question, "feature")


@pytest.mark.parametrize(
    "question",
    [
        "picnic blanket for four",  # there is no "picnically"
        "training bag for boxing",
        "kettle rated at least 4.5 stars",
        "Pfanne aus Eisen",
        "table de chevet",  # a folded é is no ending
    ],
)
def test_a_noun_beside_the_thing_is_no_demand(question: str) -> None:
    """A noun that stands before or behind another one names the thing with it."""
    assert ledger(question, "feature") == []


def test_an_accent_tells_a_noun_from_an_english_article() -> None:
    """French thé, folded, is spelt like `the`."""
    assert read("thé vert japonais en vrac").category == "thé"


def test_a_quantity_before_a_noun_is_no_noun() -> None:
    """`a bit of stretch` demands stretch."""
    assert ledger("black jeans with a bit of stretch", "feature") == ["has stretch"]


def test_a_refused_kind_is_refused_by_what_describes_it() -> None:
    """`not the expanding kind` refuses what expands, though an article stands between."""
    assert ledger("garden hose with brass fittings, not the expanding kind", "feature") == [
        "has brass fittings", "has not expanding",
    ]  # fmt: skip


def test_a_right_compound_is_not_corrected() -> None:
    """A verb's stem or a short word makes a compound: Knethaken, Laufrad."""
    assert read("Laufrad mit Luftreifen").corrected == ()
    assert read("Brotbackautomat mit Knethaken").corrected == ()
