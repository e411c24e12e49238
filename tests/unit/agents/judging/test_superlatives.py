"""What a superlative orders by is found under the label that names it, in any unit of its dimension and in other languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.judging.learned_labels import with_learned_labels
from emptor.agents.judging.superlatives import number_of
from emptor.models.brief import Brief, Direction, SortKey
from tests.fakes.dossiers import dossier, fact

LONGEST = SortKey(attribute="wobble_span", direction=Direction.DESCENDING, words="longest wobble span")
ORDERED = Brief(question="q", sort=(LONGEST,))
OWN, OTHER, THIRD = "https://a.example/1", "https://b.example/1", "https://c.example/1"


@pytest.mark.parametrize(
    ("value", "unit", "number"),
    [("32", "mm", "32"), ("3.2", "cm", "32"), ("14", "bar", "14"), ("400", None, "400")],
    ids=["its base unit", "another unit of the dimension", "a unit without a base", "a count"],
)
def test_a_figure_is_compared_in_one_unit(value: str, unit: str | None, number: str) -> None:
    """Two pages may print centimetres and millimetres; pressures and counts are compared as they stand."""
    assert number_of(dossier(facts=(fact("Wobble span", value, unit),)), LONGEST, ORDERED) == Decimal(number)


def test_what_no_row_names_is_unknown() -> None:
    assert number_of(dossier(facts=(fact("Zwobbelweite", "32", "mm"),)), LONGEST, ORDERED) is None


def test_a_job_learns_the_label_of_another_language_for_what_is_ordered_by() -> None:
    """One product that pages in two languages state teaches the label of the second."""
    both = dossier("One", facts=(fact("wobble span", "32", "mm", OWN), fact("Zwobbelweite", "32", "mm", OTHER)))
    other = dossier("Two", facts=(fact("Zwobbelweite", "40", "mm", THIRD),))
    learned = with_learned_labels((both, other), ORDERED)
    assert [number_of(d, LONGEST, ORDERED) for d in learned] == [Decimal(32), Decimal(40)]
