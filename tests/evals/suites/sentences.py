"""Recommendations as models write them: the check removes what the facts do not say, and keeps what they do."""

from __future__ import annotations

import asyncio

from tests.evals.frame import Failure, SuiteResult, share, split_of
from tests.evals.sentences import Outcome, Row, outcome, rows, scenes_for

TITLE = "Sentences that models write: false ones that pass the check, true ones that it removes"


def run() -> SuiteResult:
    """Check every sentence of the tables against the report it speaks of. One whose fact the report lost counts as wrong."""
    listed = rows()
    scenes = asyncio.run(scenes_for({row.question for row in listed}))
    judged = [(row, outcome(row, scenes[row.question])) for row in listed]
    false = [(split_of(row.sentence), found is not Outcome.REMOVED) for row, found in judged if row.lie]
    true = [(split_of(row.sentence), found is not Outcome.KEPT) for row, found in judged if not row.lie]
    return SuiteResult(
        figures=(share("false passed", false, lower_is_better=True), share("true removed", true, lower_is_better=True)),
        failures=tuple(_failure(row, found) for row, found in judged if found is not expected(row)),
    )


def expected(row: Row) -> Outcome:
    """Return the right outcome of a row."""
    return Outcome.REMOVED if row.lie else Outcome.KEPT


def _failure(row: Row, found: Outcome) -> Failure:
    return Failure(split_of(row.sentence), row.sentence, row.lie or "true", expected(row), found)
