"""The report as Markdown says how the question was read, before it recommends anything."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from emptor.agents.questions import parse_question
from emptor.agents.writing.markdown import to_markdown
from emptor.models.jobs import JobOptions
from emptor.models.report import Cost, Report


def test_how_the_question_was_read_stands_before_the_recommendation() -> None:
    brief = parse_question("lightest hedphones because the old ones crackle", JobOptions())
    now = datetime(2026, 1, 1, tzinfo=UTC)
    report = Report(
        job_id=uuid4(), brief=brief, summary="Nothing.", recommendation=None, cost=Cost(), wall_ms=0, generated_at=now, web="live"
    )
    text = to_markdown(report)
    read = text.index("Read as: “hedphones” is “headphones”.")
    assert read < text.index("Sorted by weight, ascending") < text.index("Not used: ") < text.index("## Recommendation")
