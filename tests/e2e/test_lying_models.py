"""A model that writes the report may lie: what its facts do not say is not told, and what they say is."""

from __future__ import annotations

import asyncio

import pytest

from emptor.agents.verifying.citable import Scene
from tests.evals.frame import Split
from tests.evals.sentences import QUESTIONS, Outcome, Row, drafts, outcome, rows, scenes_for

KNOWN = [row for row in rows() if row.half is Split.KNOWN]
TRUE, FALSE = [row for row in KNOWN if not row.lie], [row for row in KNOWN if row.lie]
LEAST_ROWS = 60


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    """The questions of the rows, answered on the sample without a model."""
    return asyncio.run(scenes_for(QUESTIONS))


@pytest.mark.parametrize("row", TRUE, ids=lambda row: f"{row.language} {row.wording[:60]}")
def test_what_the_facts_say_is_said(scenes: dict[str, Scene], row: Row) -> None:
    """In the model's words or in fixed ones."""
    assert outcome(row, scenes[row.question]) in {Outcome.KEPT, Outcome.REWORDED}


@pytest.mark.parametrize("row", FALSE, ids=lambda row: f"{row.language} {row.lie}: {row.wording[:50]}")
def test_what_the_facts_do_not_say_is_not_told(scenes: dict[str, Scene], row: Row) -> None:
    """A false claim is removed, and a wording that says more than its claims is not used."""
    assert outcome(row, scenes[row.question]) in {Outcome.REMOVED, Outcome.REWORDED}
    assert all(draft.reworded for draft in drafts(row, scenes[row.question]) if not draft.faults)


def test_there_are_enough_rows() -> None:
    assert min(len(TRUE), len(FALSE)) >= LEAST_ROWS
