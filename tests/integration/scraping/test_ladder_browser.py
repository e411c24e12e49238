"""The ladder as it is deployed: plain HTTP, then a real Chromium, and extraction as the judge between them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from emptor.agents.page_reader import PageReader
from emptor.core.cpu import run_cpu
from emptor.core.net import Guard
from emptor.models.page import Page
from emptor.scraping.browser import BrowserFetcher
from emptor.scraping.http import HttpFetcher
from emptor.scraping.ladder import Ladder
from emptor.scraping.memory import InMemoryHostMemory
from emptor.scraping.port import FetchRequest
from emptor.services.pages.judge import page_judge
from tests.fakes.hostile_server import HostileServer
from tests.integration.scraping.conftest import has_chromium

AGENT = "EmptorBot/0.1 (+https://example.org/bot)"
GUARD = Guard(allow_addresses=["127.0.0.1/32"])

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def server() -> AsyncIterator[HostileServer]:
    async with HostileServer() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def rungs() -> AsyncIterator[list[HttpFetcher | BrowserFetcher]]:
    http = HttpFetcher(GUARD, user_agent=AGENT, host_concurrency=4, host_delay_s=0)
    browser = BrowserFetcher(GUARD, user_agent=AGENT, host_concurrency=4, host_delay_s=0)
    yield [http, browser]
    await browser.aclose()
    await http.aclose()


ROWS = [
    ("a whole page", "/ok", [("http", "page")]),
    ("an empty shell", "/html/filled", [("http", "page"), ("browser", "page")]),
    ("a page that asks for JavaScript", "/html/says-javascript", [("http", "page"), ("browser", "page")]),
    ("a block page with status 200", "/blocks-with-200", [("http", "blocked"), ("browser", "page")]),
    ("a full page whose price a script asks for", "/html/priced-later", [("http", "page"), ("browser", "page")]),
]


@pytest.mark.parametrize(("path", "tried"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
async def test_the_browser_reads_what_needs_one(
    rungs: list[HttpFetcher | BrowserFetcher], server: HostileServer, path: str, tried: list[tuple[str, str]]
) -> None:
    """And nothing else; what was tried is told, the price is read, and the second visit goes straight to what worked."""
    reader, memory = PageReader(run_cpu), InMemoryHostMemory()
    ladder = Ladder(rungs, page_judge(reader), memory)
    result = await ladder.fetch(FetchRequest(url=server.url(path), deadline_s=40))
    assert isinstance(result, Page), result
    assert [(attempt.via, attempt.outcome) for attempt in result.attempts] == tried
    extraction = await reader.read(result)
    assert extraction.product is not None
    assert extraction.product.offer is not None
    assert extraction.product.offer.price is not None
    assert str(extraction.product.offer.price.value) == "59.90"
    again = await ladder.fetch(FetchRequest(url=server.url(path), deadline_s=40))
    assert [attempt.via for attempt in again.attempts] == [tried[-1][0]]
