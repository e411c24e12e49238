"""Short ways to write a verdict."""

from __future__ import annotations

from emptor.models.brief import Constraint
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict, VerdictKind


def passes(constraint: Constraint, evidence: Evidence | None, reason: str) -> Verdict:
    return Verdict(constraint=constraint.text, verdict=VerdictKind.PASS, evidence=evidence, reason=reason)


def fails(constraint: Constraint, evidence: Evidence | None, reason: str) -> Verdict:
    return Verdict(constraint=constraint.text, verdict=VerdictKind.FAIL, evidence=evidence, reason=reason)


def unknown(constraint: Constraint, reason: str) -> Verdict:
    return Verdict(constraint=constraint.text, verdict=VerdictKind.UNKNOWN, evidence=None, reason=reason)
