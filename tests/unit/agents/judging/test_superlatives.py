"""What a superlative orders by is found under the label that names it, in any unit of its dimension and in other languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.judging.learned_labels import with_learned_labels
from emptor.agents.judging.ranking import rank
from emptor.agents.judging.superlatives import Placing, placing, placings, unsorted_by
from emptor.models.brief import Brief, Direction, SortKey
from emptor.models.dossier import Dossier
from tests.fakes.dossiers import dossier, fact

LONGEST = SortKey(attribute="wobble_span", direction=Direction.DESCENDING, words="longest wobble span")
ORDERED = Brief(question="q", sort=(LONGEST,))
OWN, OTHER, THIRD = "https://a.example/1", "https://b.example/1", "https://c.example/1"


def number_of(product: Dossier) -> Decimal | None:
    found = placing(product, LONGEST, ORDERED)
    return found.number if found else None


@pytest.mark.parametrize(
    ("value", "unit", "number"),
    [("32", "mm", "32"), ("3.2", "cm", "32"), ("14", "bar", "14"), ("400", None, "400")],
    ids=["its base unit", "another unit of the dimension", "a unit without a base", "a count"],
)
def test_a_figure_is_compared_in_one_unit(value: str, unit: str | None, number: str) -> None:
    """Two pages may print centimetres and millimetres; pressures and counts are compared as they stand."""
    assert number_of(dossier(facts=(fact("Wobble span", value, unit),))) == Decimal(number)


def test_what_no_row_names_is_unknown() -> None:
    assert number_of(dossier(facts=(fact("Zwobbelweite", "32", "mm"),))) is None


def test_a_job_learns_the_label_of_another_language_for_what_is_ordered_by() -> None:
    """One product that pages in two languages state teaches the label of the second."""
    both = dossier("One", facts=(fact("wobble span", "32", "mm", OWN), fact("Zwobbelweite", "32", "mm", OTHER)))
    other = dossier("Two", facts=(fact("Zwobbelweite", "40", "mm", THIRD),))
    learned = with_learned_labels((both, other), ORDERED)
    assert [number_of(d) for d in learned] == [Decimal(32), Decimal(40)]


@pytest.mark.parametrize("value", ["no", "yes", "hybrid"])
def test_words_place_nothing(value: str) -> None:
    """Headphones without noise cancelling came first by it."""
    assert number_of(dossier(facts=(fact("Wobble span", value),))) is None


def test_only_figures_in_the_unit_that_most_state_are_compared() -> None:
    """51 hours are no more noise cancelling than 40 decibels."""
    spans = [("One", "32", "mm"), ("Two", "4", "cm"), ("Three", "51", "h")]
    placed = placings([dossier(name, facts=(fact("Wobble span", value, unit),)) for name, value, unit in spans], ORDERED)
    assert [found.number if isinstance(found, Placing) else None for ((_, found),) in placed] == [Decimal(32), Decimal(40), None]


@pytest.mark.parametrize(("value", "unit", "said"), [("32", "mm", None), ("no", None, "wobble_span")], ids=["a figure", "a word"])
def test_an_order_that_no_page_serves_is_told(value: str, unit: str | None, said: str | None) -> None:
    ranked = rank([dossier(facts=(fact("wobble span", value, unit),))], ORDERED, 5)
    assert [candidate.qualifies for candidate in ranked] == [True]
    assert unsorted_by(ORDERED, ranked) == said
