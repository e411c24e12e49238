"""Recommendations as models write them: what is false is never said, what is true is said, and how much in the model's words."""

from __future__ import annotations

import asyncio
from typing import TypeAlias

from tests.evals.frame import Failure, Figure, SuiteResult, share
from tests.evals.sentences import Outcome, Row, outcome, rows, scenes_for

Judged: TypeAlias = list[tuple[Row, Outcome]]

TITLE = "Sentences that models write: false ones that are said, true ones that are lost, and those said in fixed words"
_LOST = frozenset({Outcome.REMOVED, Outcome.NO_SUCH_FACT})


def run() -> SuiteResult:
    """Check every sentence against the report it speaks of. One whose fact the report lost counts as wrong."""
    listed = rows()
    scenes = asyncio.run(scenes_for({row.question for row in listed}))
    judged = [(row, outcome(row, scenes[row.question])) for row in listed]
    languages = sorted({row.language for row in listed})
    figures = [*_figures(judged, ""), *(figure for language in languages for figure in _figures(judged, language))]
    failures = [
        Failure(row.half, f"{row.wording} {list(row.claims)}", row.lie or "true", expected(row), found)
        for row, found in judged
        if is_wrong(row, found) or (not row.lie and found is Outcome.REWORDED)
    ]
    return SuiteResult(tuple(figures), tuple(failures))


def _figures(judged: Judged, language: str) -> list[Figure]:
    name = f": {language}" if language else ""
    asked = [(row, found) for row, found in judged if row.language == language or not language]
    false = [(row.half, is_wrong(row, found)) for row, found in asked if row.lie]
    true = [(row.half, found in _LOST) for row, found in asked if not row.lie]
    own = [(row.half, found is Outcome.KEPT) for row, found in asked if not row.lie]
    return [
        share(f"false passed{name}", false, lower_is_better=True),
        share(f"true removed{name}", true, lower_is_better=True),
        share(f"true in its own words{name}", own),
    ]


def expected(row: Row) -> Outcome:
    """Return the best outcome of a row."""
    return Outcome.REMOVED if row.lie else Outcome.KEPT


def is_wrong(row: Row, found: Outcome) -> bool:
    """Whether an outcome says something false, or loses something true.

    A false wording around true claims is rightly replaced by those claims in fixed words.
    """
    return found in {Outcome.KEPT, Outcome.NO_SUCH_FACT} if row.lie else found in _LOST
