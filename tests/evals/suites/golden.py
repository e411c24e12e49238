"""Whole reports of thirteen questions on the sample: any change of order or wording is seen."""

from __future__ import annotations

import asyncio

from tests.evals.frame import Failure, Figure, Split, SuiteResult
from tests.evals.golden import reports, write

TITLE = "Whole reports of thirteen questions on the sample, word for word"


def run() -> SuiteResult:
    """Hold each report against its file. All rows are known: this measures change, not truth."""
    goldens = asyncio.run(reports())
    changed = [golden for golden in goldens if golden.now != golden.accepted]
    share_same = 1 - len(changed) / len(goldens)
    return SuiteResult(
        (Figure("reports unchanged", share_same, None, (len(goldens), 0)),),
        tuple(Failure(Split.KNOWN, golden.name, "report", "the accepted text", golden.difference) for golden in changed),
    )


def update() -> None:
    """Accept the reports as they are now; the change is then seen in the version control's difference."""
    write(asyncio.run(reports()))
