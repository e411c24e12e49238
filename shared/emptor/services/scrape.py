"""Reading pages for a caller: fetch, keep, extract. A page that fails is a result like any other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Literal, Protocol

from emptor.agents.context import CpuRunner, Snapshots
from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.models.api import ScrapeResult
from emptor.models.extraction import Extraction, PageKind
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.port import Fetcher, FetchRequest

Render = Literal["auto", "http", "browser", "browserless", "scraperapi"]
PARALLEL_PAGES = 8


class HasFetchers(Protocol):
    """Where fetchers come from."""

    @property
    def fetcher(self) -> Fetcher: ...

    def fetcher_named(self, name: str) -> Fetcher | None: ...


class ScrapeService:
    """Reads one page or many."""

    def __init__(
        self, web: Callable[[], Awaitable[HasFetchers]], snapshots: Snapshots | None, run_cpu: CpuRunner, settings: Settings
    ) -> None:
        """`snapshots` is None where pages are not kept (a command line without a database)."""
        self._web = web
        self._snapshots = snapshots
        self._run_cpu = run_cpu
        self._settings = settings

    async def one(self, url: str, render: Render = "auto") -> ScrapeResult:
        """Read one page. Raises ConfigurationError when the wanted way to fetch is not configured."""
        fetcher = await self._fetcher(render)
        settings = self._settings
        request = FetchRequest(url=url, deadline_s=settings.fetch_deadline_s, max_bytes=settings.fetch_max_bytes)
        return await self._result(await fetcher.fetch(request))

    async def many(self, urls: Sequence[str], render: Render = "auto") -> AsyncIterator[ScrapeResult]:
        """Read several pages at once and yield each as it is done: a slow one delays no other."""
        places = asyncio.Semaphore(PARALLEL_PAGES)

        async def read(url: str) -> ScrapeResult:
            async with places:
                return await self.one(url, render)

        tasks = [asyncio.create_task(read(url)) for url in dict.fromkeys(urls)]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()

    async def _fetcher(self, render: Render) -> Fetcher:
        web = await self._web()
        if render == "auto":
            return web.fetcher
        fetcher = web.fetcher_named(render)
        if fetcher is None:
            raise ConfigurationError(f"Pages cannot be read through {render} here: it is not configured. Use `auto`.")
        return fetcher

    async def _result(self, result: FetchResult) -> ScrapeResult:
        if isinstance(result, FetchFailure):
            return failure_result(result)
        snapshot_id = await self._snapshots.put(result) if self._snapshots else None
        extraction = Extraction.model_validate_json(await self._run_cpu(extract_whole, result))
        return page_result(result, extraction, snapshot_id)


def extract_whole(page: Page) -> str:
    """Everything the page says, an Extraction in JSON. Pure; runs in another process."""
    from emptor.extract import extract_page  # noqa: PLC0415 - lxml and its kin are loaded by who extracts

    read = extract_page(page.text, page.final_url, status=page.status, content_type=page.content_type, headers=page.headers)
    return read.model_dump_json()


def failure_result(failure: FetchFailure) -> ScrapeResult:
    return ScrapeResult(
        url=failure.url,
        outcome=failure.failure.value,
        detail=failure.message,
        retryable=failure.retryable,
        status=failure.status,
        via=failure.via,
        attempts=failure.attempts,
    )


def page_result(page: Page, extraction: Extraction, snapshot_id: str | None) -> ScrapeResult:
    """A page that turns out to be a block page is not `read`, whatever its status."""
    blocked = extraction.kind is PageKind.BLOCKED
    return ScrapeResult(
        url=page.url,
        outcome=FailureKind.BLOCKED.value if blocked else "read",
        detail=f"blocked: {extraction.blocked_by}" if blocked else "",
        retryable=blocked,
        status=page.status,
        final_url=page.final_url,
        fetched_at=page.fetched_at,
        via=page.via,
        snapshot_id=snapshot_id,
        attempts=page.attempts,
        extraction=extraction,
    )
