"""The scrape service: a page that cannot be understood is an outcome of its own, and the others go on."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from emptor.agents.page_reader import PageReader
from emptor.core.cpu import CpuPool
from emptor.core.settings import Settings
from emptor.models.page import Page
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.services.pages.scrape import ScrapeService

SLOW, BROKEN, FINE = "https://shop.example/slow", "https://shop.example/broken", "https://shop.example/fine"
SOON_S = 0.3


class _Pages:
    """Every address has a page."""

    name = "http"

    async def fetch(self, request: FetchRequest) -> Page:
        return Page(
            url=request.url,
            final_url=request.url,
            status=200,
            headers={},
            content_type="text/html",
            charset="utf-8",
            body=f"<title>{request.url}</title>".encode(),
            fetched_at=datetime.now(UTC),
            via="http",
        )

    async def aclose(self) -> None:
        return None


@dataclass
class _Web:
    reader: PageReader
    fetcher: Fetcher

    def fetcher_named(self, name: str) -> Fetcher | None:
        return None


async def test_a_page_that_cannot_be_understood_ends_itself_and_not_the_batch() -> None:
    """One takes for ever, one kills its process: both are typed, not retryable, and the third is read."""
    pool = CpuPool(2)

    def run(fn: Callable[..., Any], /, page: Page, timeout_s: float = SOON_S) -> Awaitable[Any]:
        if page.url == SLOW:
            return pool.run(re.match, "(a+)+$", "a" * 40 + "b", timeout_s=timeout_s)
        if page.url == BROKEN:
            return pool.run(os._exit, 3)
        return pool.run(fn, page)

    async def web() -> _Web:
        return _Web(PageReader(run), _Pages())

    service = ScrapeService(web, Settings())
    results = {result.url: result async for result in service.many([SLOW, BROKEN, FINE])}
    pool.close()
    assert {url: (result.outcome, result.retryable) for url, result in results.items()} == {
        SLOW: ("timeout", False),
        BROKEN: ("crashed", False),
        FINE: ("read", False),
    }
