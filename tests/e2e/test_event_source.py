"""A browser's own EventSource on a job's log: it is told everything once, and stays away after the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from emptor_local.sample import sample_path
from tests.fakes.console_page import finished_job, no_chromium, opened_page
from tests.fakes.dev_server import DevServer

QUESTION = "wireless over-ear headphones under 150 dollars"
CLOSED = 2  # EventSource.CLOSED
ENOUGH_MS = 30_000
QUIET_S = 8.0  # an EventSource that comes back does so after three to five seconds
LISTEN = """
async ([url, kinds]) => {
  const source = new EventSource(url);
  const ids = [];
  for (const kind of kinds) source.addEventListener(kind, event => ids.push(event.lastEventId));
  window.source = source;
  await new Promise(done => source.addEventListener("error", () => source.readyState === EventSource.CLOSED && done()));
  return ids;
}
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(no_chromium(), reason="needs Chromium: apt-get install chromium"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def base(module_database_url: str) -> AsyncIterator[str]:
    async with DevServer(module_database_url, str(sample_path())) as server:
        yield server.base


async def test_an_event_source_stays_away_after_the_end(base: str) -> None:
    """Two requests: one for the log, and one from behind its end, which is answered with 204."""
    job = await finished_job(base, QUESTION)
    events = f"/api/v1/research/{job}/events"
    async with opened_page(f"{base}/docs") as page:  # a page of the same origin that may ask it for more
        answers: list[int] = []
        page.on("response", lambda answer: answers.append(answer.status) if events in answer.url else None)
        async with asyncio.timeout(ENOUGH_MS / 1_000):
            ids = await page.evaluate(LISTEN, [events, ["job.accepted", "page.read", "job.succeeded"]])
        assert ids[0] == "1"
        assert len(ids) == len(set(ids)), "an event came twice"
        await asyncio.sleep(QUIET_S)
        assert answers == [200, 204]
        assert await page.evaluate("window.source.readyState") == CLOSED
