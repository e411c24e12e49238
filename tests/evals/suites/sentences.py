"""Recommendations as models write them: the check removes what the facts do not say, and keeps what they do."""

from __future__ import annotations

import asyncio

from tests.evals.frame import Failure, SuiteResult, share, split_of
from tests.evals.sentences import Row, rows, scenes_for, verdict

TITLE = "Sentences that models write: false ones that pass the check, true ones that it removes"


def run() -> SuiteResult:
    """Check every sentence of the tables against the reports it speaks of."""
    listed = rows()
    scenes = asyncio.run(scenes_for({row.question for row in listed}))
    judged = [(row, verdict(row, scenes[row.question])) for row in listed]
    false = [(split_of(row.sentence), kept) for row, kept in judged if row.lie]
    true = [(split_of(row.sentence), not kept) for row, kept in judged if not row.lie]
    return SuiteResult(
        figures=(share("false passed", false, lower_is_better=True), share("true removed", true, lower_is_better=True)),
        failures=tuple(_failure(row) for row, kept in judged if kept == bool(row.lie)),
    )


def _failure(row: Row) -> Failure:
    expected, got = ("removed", "kept") if row.lie else ("kept", "removed")
    return Failure(split_of(row.sentence), row.sentence, row.lie or "true", expected, got)
