"""A demand meets a page's label whatever its words, and only its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.judging.labels import names, spans_of
from emptor.agents.judging.ranking import rank
from emptor.agents.judging.stated import figure_of
from emptor.agents.judging.verdicts import judge
from emptor.models.brief import Brief, Constraint, Direction, Op, SortKey
from emptor.models.report import VerdictKind
from tests.fakes.dossiers import dossier, fact, offer, text

PASS, FAIL, UNKNOWN = VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.UNKNOWN
BRIEF = Brief(question="an open demand")


def demand(label: str, op: Op, number: str | None = None, unit: str | None = None, values: tuple[str, ...] = ()) -> Constraint:
    name = label.replace(" ", "_")
    figure = Decimal(number) if number else None
    return Constraint(
        id="c1", text=label, words=label, label=label, attribute=name, op=op, number=figure, unit=unit, values=values
    )


@pytest.mark.parametrize(
    ("asked", "printed", "same"),
    [
        ("water tank", "Water tank", True),
        ("water tank", "Wassertank", True),
        ("water tank", "Réservoir d'eau", True),
        ("tank of water", "Water tank", True),
        ("gear", "Gears", True),
        ("Profiltiefe", "Tread depth", True),
        ("boom", "Boom", True),
        ("weight", "Maximum user weight", False),
        ("water tank", "Milk tank", False),
        ("height", "Cuff height", False),
    ],
)
def test_labels_are_compared_by_what_they_name(asked: str, printed: str, same: bool) -> None:
    """Order, plural, synonyms and languages do not matter; a word more is another property."""
    assert names(asked, printed) is same


@pytest.mark.parametrize(
    ("value", "op", "unit", "expected"),
    [
        ("1.8 l", Op.GE, "l", "1.8"),
        ("up to 30 h", Op.GE, "h", "30"),
        ("30–40 h", Op.GE, "h", "30"),
        ("30–40 h", Op.LE, "h", "40"),
        ("39 x 35 x 17 mm", Op.LE, "mm", None),
        ("blue", Op.GE, "l", None),
        ("400 threads", Op.GE, None, "400"),
    ],
)
def test_compound_figures_are_read_on_the_safe_side(value: str, op: Op, unit: str | None, expected: str | None) -> None:
    """Of a range, the end that is harder to meet counts; three sides of a box are no single length."""
    found = figure_of(value, demand("it", op, None, unit))
    assert found == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("facts", "texts", "expected"),
    [
        ((fact("wassertank", "1.8 l"),), (), PASS),
        ((fact("water_tank", "1.2", "l"),), (), FAIL),
        ((fact("milk_tank", "2 l"),), (), UNKNOWN),
        ((), (text("body", "It has a 2 l water tank."),), PASS),
        ((), (text("body", "It does not have the 2 l water tank of the larger model."),), UNKNOWN),
        ((), (), UNKNOWN),
    ],
)
def test_an_open_demand_is_met_by_label_unit_and_figure(facts: tuple, texts: tuple, expected: VerdictKind) -> None:
    """`water tank of 1.8 litres` is a demand although no table of ours lists it."""
    assert judge(demand("water tank", Op.GE, "1.8", "l"), dossier(facts=facts, texts=texts), BRIEF).verdict is expected


def test_a_colour_is_found_in_another_language_and_another_colour_fails() -> None:
    red = Constraint(id="c1", text="colour: red", words="red", attribute="colour", op=Op.IN, values=("red",))
    assert judge(red, dossier(facts=(fact("color", "Rot"),)), BRIEF).verdict is PASS
    assert judge(red, dossier(facts=(fact("color", "Schwarz"),)), BRIEF).verdict is FAIL
    assert judge(red, dossier(), BRIEF).verdict is UNKNOWN


def test_what_it_must_fit_is_another_thing_with_another_tier() -> None:
    fits = Constraint(id="c1", text="fits Corvo 15", words="", attribute="fits", op=Op.IN, values=("Corvo 15",))
    assert judge(fits, dossier("Case", texts=(text("name", "Case for Corvo 15"),)), BRIEF).verdict is PASS
    assert judge(fits, dossier("Case", texts=(text("name", "Case for Corvo 15 Pro"),)), BRIEF).verdict is UNKNOWN


def test_a_superlative_orders_what_qualifies_and_says_among_how_many() -> None:
    """4.8 g comes before 5.1 g whatever their scores; one without a weight comes last."""
    light = dossier("Light", facts=(fact("weight", "4.8", "g"),), offers=(offer("190.00"),))
    cheap = dossier("Cheap", facts=(fact("weight", "5.1", "g"), fact("rating", "4.9")), offers=(offer("20.00"),))
    silent = dossier("Silent", offers=(offer("10.00"),))
    key = SortKey(attribute="weight", direction=Direction.ASCENDING, words="lightest")
    ranked = rank([cheap, silent, light], Brief(question="lightest", sort=(key,)), 3)
    assert [c.name for c in ranked] == ["Light", "Cheap", "Silent"]
    assert ranked[0].reasons[0] == "lightest: first by weight of 2 that qualify and state it; of 1 more its weight is unknown"


def test_an_anchor_in_the_floor_is_one_in_six_languages_and_none_in_the_wall() -> None:
    """Compounds are taken apart: what the anchor is fixed in tells which it is."""
    same = ("Bodenanker", "Vloeranker", "floor anchor", "ancrage au sol", "ancoraggio a pavimento")
    assert all(names("anclaje de suelo", label) for label in same)
    assert not any(names("anclaje de suelo", label) for label in ("Bodenplatte", "Muuranker", "wall anchor", "Vloerbedekking"))


@pytest.mark.parametrize(
    ("asked", "sentence", "found"),
    [
        ("pompe sans huile", "Fourni sans pompe sans huile.", "pompe sans huile"),
        ("tensor sin herramientas", "Con freno, sin tensor sin herramientas.", "tensor sin herramientas"),
        ("rullo senza filo", "Arriva senza rullo senza filo.", "rullo senza filo"),
    ],
)
def test_a_word_that_denies_a_name_is_no_part_of_it(asked: str, sentence: str, found: str) -> None:
    """The name has the same word itself: only what stands before it denies it."""
    assert [sentence[start:end] for start, end in spans_of(asked, sentence)] == [found]
    constraint = Constraint(id="c1", text=f"has {asked}", attribute="feature", op=Op.HAS, values=(asked,), words=asked)
    product = dossier("Corvik Aster", texts=(text("name", "Corvik Aster"), text("body", sentence)))
    assert judge(constraint, product, BRIEF).verdict is FAIL
