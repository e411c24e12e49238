"""A page that cannot be understood, in time or without a crash, is an outcome of that page and not of the job."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.research.extract import _understand
from emptor.agents.research.gaps import fill_gaps
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.extract import extract_page
from emptor.models.jobs import JobOptions
from emptor.models.page import Page
from emptor.models.report import SourceRole
from emptor.models.research import ReadPage
from tests.fakes.contexts import context_with
from tests.fakes.small_web import product_page

URL = "https://shop.test/lamp"
BROKEN = [(CpuTimeout, "timeout"), (WorkerLost, "crashed")]
FACT = {"attribute": "battery_life", "quote": "Up to 40 hours away from the socket", "number": "40", "unit": "h"}


@pytest.mark.parametrize(("error", "outcome"), BROKEN)
async def test_extraction_that_breaks_is_the_pages_outcome(error: type[Exception], outcome: str) -> None:
    """Typed, and without a trace in the log: it is no fault of ours."""

    class Breaking:
        async def read_without_orders(self, page: Page) -> Any:
            raise error("cannot")

    context = context_with({})
    context.reader = Breaking()  # type: ignore[misc, assignment]
    page = ReadPage(url=URL, role=SourceRole.RETAILER, outcome="read", snapshot_id="s")
    snapshot = Page(url=URL, final_url=URL, status=200, body=b"<title>Lamp</title>", fetched_at=datetime.now(UTC))
    settled = await _understand(page, snapshot, context)
    assert (settled.outcome, settled.extraction) == (outcome, None)
    assert "fault of ours" not in settled.detail


@pytest.mark.parametrize("error", [error for error, _ in BROKEN])
async def test_prose_that_cannot_be_searched_leaves_the_page_as_it_was(error: type[Exception]) -> None:
    """What the model read there is not used, and the report says so."""

    async def run_cpu(*_: Any, **__: Any) -> Any:
        raise error("cannot")

    context = context_with({"extract": {"facts": [FACT]}})
    context.run_cpu = run_cpu  # type: ignore[misc, assignment]
    source = product_page("Halvik", "Meridian", "129.00", None, more="<p>Up to 40 hours away from the socket.</p>")
    extraction = extract_page(source, URL)
    brief = parse_question("headphones with at least 30 hours of battery", JobOptions())
    filled, notes = await fill_gaps(extraction, source, brief, context)
    assert filled == extraction
    assert "too large" in notes[0]
