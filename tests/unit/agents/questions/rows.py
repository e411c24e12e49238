"""What the tests of this folder share: a question read with given options, and its ledger as text."""

from __future__ import annotations

from typing import Any

from emptor.agents.questions import parse_question
from emptor.models.brief import Brief
from emptor.models.jobs import JobOptions


def read(question: str, **options: Any) -> Brief:
    return parse_question(question, JobOptions(**options))


def ledger(question: str, attribute: str | None = None, **options: Any) -> list[str]:
    """Canonical texts in order, soft ones with a leading `~`; of one attribute when it is given."""
    found = read(question, **options).constraints
    return [("" if c.hard else "~") + c.text for c in found if attribute is None or c.attribute == attribute]
