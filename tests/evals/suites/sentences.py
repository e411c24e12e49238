"""Recommendations as models write them: the check removes what the facts do not say, and keeps what they do."""

from __future__ import annotations

import asyncio
from typing import TypeAlias

from tests.evals.frame import Failure, Figure, SuiteResult, share
from tests.evals.sentences import Outcome, Row, outcome, rows, scenes_for

Judged: TypeAlias = list[tuple[Row, Outcome]]

TITLE = "Sentences that models write: false ones that pass the check, true ones that it removes"


def run() -> SuiteResult:
    """Check every sentence of the tables against the report it speaks of. One whose fact the report lost counts as wrong."""
    listed = rows()
    scenes = asyncio.run(scenes_for({row.question for row in listed}))
    judged = [(row, outcome(row, scenes[row.question])) for row in listed]
    languages = sorted({row.language for row in listed})
    figures = [*_figures(judged, ""), *(figure for language in languages for figure in _figures(judged, language))]
    failures = [
        Failure(row.half, row.sentence, row.lie or "true", expected(row), found)
        for row, found in judged
        if found is not expected(row)
    ]
    return SuiteResult(tuple(figures), tuple(failures))


def _figures(judged: Judged, language: str) -> list[Figure]:
    name = f": {language}" if language else ""
    asked = [(row, found) for row, found in judged if row.language == language or not language]
    false = [(row.half, found is not Outcome.REMOVED) for row, found in asked if row.lie]
    true = [(row.half, found is not Outcome.KEPT) for row, found in asked if not row.lie]
    return [
        share(f"false passed{name}", false, lower_is_better=True),
        share(f"true removed{name}", true, lower_is_better=True),
    ]


def expected(row: Row) -> Outcome:
    """Return the right outcome of a row."""
    return Outcome.REMOVED if row.lie else Outcome.KEPT
