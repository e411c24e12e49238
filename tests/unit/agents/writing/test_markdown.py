"""The report as Markdown says how the question was read, before it recommends anything."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.writing.markdown import to_markdown, understanding
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


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("robot vacuum for pet hair", "A wish, not a demand: “for pet hair”. It only orders what qualifies."),
        ("leiser Saugroboter für Tierhaare", "Ein Wunsch, keine Bedingung: „leiser“, „für Tierhaare“. Er ordnet nur, was passt."),
    ],
)
def test_a_wish_is_shown_as_one(question: str, line: str) -> None:
    """A purpose is no demand that pages are checked for, and the buyer is told so."""
    brief = parse_question(question, JobOptions())
    assert line in understanding(brief.model_copy(update={"answer_language": brief.language}))


def test_what_is_sorted_by_is_no_wish_as_well() -> None:
    """The words of the order are said once."""
    lines = understanding(parse_question("lightest kettle", JobOptions()))
    assert not any(line.startswith("A wish") for line in lines)
