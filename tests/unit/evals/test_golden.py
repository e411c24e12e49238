"""Golden reports: what is left out of them, and how a change is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.agents.writing.markdown import cost_line
from emptor.llm import ScriptedLlm
from tests.evals import golden
from tests.evals.golden import QUESTIONS, SHOWN_LINES, Golden, stable_text
from tests.evals.suites import golden as suite
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.small_web import small_web


async def test_two_runs_of_a_question_give_the_same_text() -> None:
    """Times, identifiers and costs differ between two runs; the text does not."""
    first, second = [
        (await run_in_memory("wireless headphones under 150 dollars", small_web({})[0], ScriptedLlm())).report for _ in range(2)
    ]
    assert first.job_id != second.job_id
    assert stable_text(first) == stable_text(second)
    assert cost_line(first) not in stable_text(first)
    assert "## Scores\n\n1. " in stable_text(first)


def test_a_changed_line_is_a_failure_that_shows_both_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The difference names what was accepted and what is there now, cut where it is long."""

    async def changed() -> list[Golden]:
        return [Golden("same", "a\n", "a\n"), Golden("other", "a\nb\n", "a\nc\n")]

    monkeypatch.setattr(suite, "reports", changed)
    result = suite.run()
    assert result.figures[0].known == 0.5
    [failure] = result.failures
    assert failure.row == "other"
    assert "-b" in failure.got
    assert "+c" in failure.got
    long = Golden("long", "", "\n".join(map(str, range(500))))
    assert len(long.difference.splitlines()) == SHOWN_LINES + 2


def test_updating_accepts_the_reports_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update the files are the reports, and nothing else is written."""
    monkeypatch.setattr(golden, "FOLDER", tmp_path / "golden")
    golden.write([Golden("one", "", "now\n")])
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "golden").iterdir()} == {"one.md": "now\n"}


def test_there_is_a_file_for_each_of_thirteen_questions() -> None:
    """A question without a file would compare with nothing; a file without a question would never be compared."""
    assert len(QUESTIONS) == 13
    assert {file.stem for file in golden.FOLDER.glob("*.md")} == set(QUESTIONS)
