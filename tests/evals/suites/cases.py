"""Small pages of our own, one fault each, by kind of fault."""

from __future__ import annotations

from tests.evals.cases import cases, faults, kinds
from tests.evals.frame import Failure, SuiteResult, share, split_of

TITLE = "Small pages with one fault each, by kind: all fields asked for are right"


def run() -> SuiteResult:
    """Extract every page and compare the fields that its case asks for."""
    listed = cases()
    judged = [(case, faults(case)) for case in listed]
    figures = [share("holds", ((split_of(case.key), not wrong) for case, wrong in judged))]
    figures += [
        share(f"kind: {kind}", ((split_of(case.key), not wrong) for case, wrong in judged if case.kind == kind))
        for kind in kinds(listed)
    ]
    failures = [
        Failure(split_of(case.key), case.wording, case.kind, f"{field} {right}", got)
        for case, wrong in judged
        for field, (right, got) in wrong.items()
    ]
    return SuiteResult(tuple(figures), tuple(failures))
