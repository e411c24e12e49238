"""Reading pages for a caller: fetch, keep, extract. A page that fails is a result like any other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Literal, Protocol
from uuid import UUID

from emptor.agents.context import Reader
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.core.errors import InvalidInput
from emptor.core.settings import Settings
from emptor.models.api import ScrapeResult
from emptor.models.extraction import Extraction, PageKind
from emptor.models.ledger import UsageLine
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.models.research import READ
from emptor.scraping.port import Fetcher, FetchRequest

Render = Literal["auto", "http", "browser", "browserless", "scraperapi"]
PARALLEL_PAGES = 8
NODE = "scrape"


class Usage(Protocol):
    """Writes down what a user's calls cost."""

    async def record(self, user_id: UUID, line: UsageLine) -> None: ...


class HasFetchers(Protocol):
    """Where fetchers come from, and what their pages say."""

    @property
    def reader(self) -> Reader: ...

    @property
    def fetcher(self) -> Fetcher: ...

    def fetcher_named(self, name: str) -> Fetcher | None: ...


class KeepsReadings(Protocol):
    """Where pages are kept, and whom they were read for."""

    async def put(self, page: Page, *, user_id: UUID | None = None) -> str: ...


class ScrapeService:
    """Reads one page or many, for a user or for nobody in particular."""

    def __init__(
        self,
        web: Callable[[], Awaitable[HasFetchers]],
        settings: Settings,
        *,
        snapshots: KeepsReadings | None = None,
        usage: Usage | None = None,
    ) -> None:
        """`snapshots` is None where pages are not kept, `usage` where costs are not (a command line without a database)."""
        self._web = web
        self._settings = settings
        self._snapshots = snapshots
        self._usage = usage

    async def one(
        self, url: str, render: Render = "auto", *, max_age_s: float | None = None, user_id: UUID | None = None, node: str = NODE
    ) -> ScrapeResult:
        """Read one page.

        Args:
            url: its address.
            render: the way to read it.
            max_age_s: of a kept page that will do; None: as long as pages of its kind are good; 0: none will.
            user_id: whose usage the costs are, and whose reading it is.
            node: what the costs are for.

        Raises:
            InvalidInput: the wanted way to fetch is not configured.
        """
        web = await self._web()
        settings = self._settings
        request = FetchRequest(
            url=url, deadline_s=settings.fetch_deadline_s, max_bytes=settings.fetch_max_bytes, max_age_s=max_age_s
        )
        result = await _fetcher(web, render).fetch(request)
        await self._record(result, user_id, node)
        if isinstance(result, FetchFailure):
            return failure_result(result)
        snapshot_id = await self._snapshots.put(result, user_id=user_id) if self._snapshots else None
        try:
            return page_result(result, await web.reader.read(result), snapshot_id)
        except CpuTimeout:
            return not_understood(result, snapshot_id, FailureKind.TIMEOUT, "The page takes too long to be understood.")
        except WorkerLost:
            return not_understood(
                result, snapshot_id, FailureKind.CRASHED, "The page broke the process that was to understand it."
            )

    async def check(self, render: Render) -> None:
        """Raise InvalidInput when the wanted way to fetch is not configured: before a stream of results begins."""
        _fetcher(await self._web(), render)

    async def many(
        self, urls: Sequence[str], render: Render = "auto", *, max_age_s: float | None = None, user_id: UUID | None = None
    ) -> AsyncIterator[ScrapeResult]:
        """Read several pages at once and yield each as it is done: a slow one delays no other."""
        places = asyncio.Semaphore(PARALLEL_PAGES)

        async def read(url: str) -> ScrapeResult:
            async with places:
                return await self.one(url, render, max_age_s=max_age_s, user_id=user_id)

        tasks = [asyncio.create_task(read(url)) for url in dict.fromkeys(urls)]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()

    async def _record(self, result: FetchResult, user_id: UUID | None, node: str) -> None:
        if self._usage is None or user_id is None:
            return
        for line in cost_lines(result, node):
            await self._usage.record(user_id, line)


def _fetcher(web: HasFetchers, render: Render) -> Fetcher:
    if render == "auto":
        return web.fetcher
    fetcher = web.fetcher_named(render)
    if fetcher is None:
        raise InvalidInput(f"Pages cannot be read through {render} here: it is not configured. Use `auto`.")
    return fetcher


def cost_lines(result: FetchResult, node: str) -> list[UsageLine]:
    """What reading a page cost, a line for each paid try."""
    return [
        UsageLine(
            kind="scrape",
            what=attempt.via,
            node=node,
            usd=attempt.cost_usd,
            outcome="ok" if attempt.outcome == "page" else "error",
        )
        for attempt in result.attempts
        if attempt.cost_usd
    ]


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


def not_understood(page: Page, snapshot_id: str | None, kind: FailureKind, why: str) -> ScrapeResult:
    """A page that came, and of which extraction makes nothing. It would not the next time either, so it is not retryable."""
    return ScrapeResult(
        url=page.url,
        outcome=kind.value,
        detail=why,
        retryable=False,
        status=page.status,
        final_url=page.final_url,
        fetched_at=page.fetched_at,
        via=page.via,
        snapshot_id=snapshot_id,
        attempts=page.attempts,
    )


def page_result(page: Page, extraction: Extraction, snapshot_id: str | None) -> ScrapeResult:
    """A page that turns out to be a block page is not `read`, whatever its status."""
    blocked = extraction.kind is PageKind.BLOCKED
    return ScrapeResult(
        url=page.url,
        outcome=FailureKind.BLOCKED.value if blocked else READ,
        detail=f"blocked: {extraction.blocked_by}" if blocked else "",
        retryable=blocked,
        status=page.status,
        final_url=page.final_url,
        fetched_at=page.fetched_at,
        cache=page.cache.state if page.cache and page.cache.state != "stored" else None,
        expires_at=page.cache.expires_at if page.cache else None,
        via=page.via,
        snapshot_id=snapshot_id,
        attempts=page.attempts,
        extraction=extraction,
    )
