"""The bar of `emptor research` in a terminal of 80 columns."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from emptor.models.events import EventType, JobEvent
from emptor.models.progress import JobProgress, JobStep
from emptor_local.cli import live

COLUMNS = 80


def _event(type_: EventType, message: str, progress: JobProgress) -> JobEvent:
    data = {"progress": progress.model_dump(mode="json")}
    return JobEvent(type=type_, message=message, data=data, job_id=uuid4(), seq=1, at=datetime.now(UTC))


def test_a_bar_says_how_far_the_job_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its share, the pages while they are read, and else what is being done; never wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    monkeypatch.setenv("FORCE_COLOR", "1")
    reading = JobProgress(step=3, name=JobStep.READ, fraction=0.37, pages=24, pages_read=9, pages_failed=1)
    judging = JobProgress(step=4, name=JobStep.COMPARE, fraction=0.58)
    with live.Progress(shown=True) as progress:
        progress.show(_event(EventType.PAGE_READ, "", reading))
        progress.refresh()
        progress.show(_event(EventType.NODE_STARTED, "Comparing the products", judging))
        progress.refresh()
    shown = capsys.readouterr().err
    assert "37%" in shown
    assert "Reading: 10 of 24 pages" in shown
    assert "58%" in shown
    assert "Comparing the products" in shown
