"""The browser fetcher: pages as a visitor sees them, rendered by a local Chromium."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import httpx

from emptor.core.errors import ConfigurationError
from emptor.core.net import Guard
from emptor.core.net.proxy import REFUSED_HEADER
from emptor.core.settings import Settings
from emptor.models.page import FailureKind, FetchResult, Page
from emptor.scraping.browser.faults import fault_of_browser, refusal_of
from emptor.scraping.browser.launch import find_chromium
from emptor.scraping.browser.pool import PAGE_MAX_MB, BrowserPool
from emptor.scraping.browser.reading import Rendered, Watch, read_page, watch_page
from emptor.scraping.faults import FetchFault
from emptor.scraping.hosts import HostLimiter, SharedTurns, TurnTooLate
from emptor.scraping.http.headers import DEFAULT_LANGUAGE
from emptor.scraping.http.media import may_be_page, page_type, split_content_type
from emptor.scraping.http.outcome import LAST_SUCCESS, status_fault
from emptor.scraping.port import FetchRequest
from emptor.scraping.tries import Tries
from emptor.scraping.urls import resolvable

if TYPE_CHECKING:
    from playwright.async_api import Page as BrowserPage

log = logging.getLogger(__name__)

MAX_TRIES = 2  # a page that crashed is tried in a fresh one once
MIN_LEFT_S = 2.0
FIRST_SUCCESS = 200

Permission = Callable[[str], Awaitable[FetchFault | None]]
"""Why an address may not be read (`HttpFetcher.allowed`), or None."""


class BrowserFetcher:
    """Renders pages in Chromium. Belongs to one event loop.

    Args:
        guard: decides where the browser, sub-requests and websockets included, may connect to.
        user_agent: our name, put into the browser's.
        path: of Chromium; looked up when None.
        permission: asked before a page is opened, for robots.txt.
        pages: open at a time.
        recycle_pages: after which the browser is replaced.
        images: whether pictures are loaded.
        page_max_mb: of memory that one page may hold.
        host_delay_s, host_concurrency: as for HTTP.
    """

    name = "browser"

    def __init__(
        self,
        guard: Guard,
        *,
        user_agent: str,
        path: str | None = None,
        permission: Permission | None = None,
        pages: int = 4,
        recycle_pages: int = 100,
        images: bool = False,
        page_max_mb: int = PAGE_MAX_MB,
        host_concurrency: int = 2,
        host_delay_s: float = 0.5,
        turns: SharedTurns | None = None,
    ) -> None:
        self._guard = guard
        self._permission = permission
        self._images = images
        self._limiter = HostLimiter(concurrency=host_concurrency, delay_s=host_delay_s, shared=turns)
        self._make_pool = partial(
            BrowserPool,
            guard,
            user_agent=user_agent,
            pages=pages,
            recycle_pages=recycle_pages,
            images=images,
            page_max_mb=page_max_mb,
        )
        self._path = path
        self._pool: BrowserPool | None = None

    @classmethod
    def from_settings(
        cls,
        settings: Settings,
        *,
        guard: Guard | None = None,
        permission: Permission | None = None,
        images: bool = False,
        turns: SharedTurns | None = None,
    ) -> BrowserFetcher:
        """Return the fetcher that the settings describe. Pass `HttpFetcher.allowed` as permission to honour robots.txt."""
        return cls(
            guard or Guard.from_settings(settings),
            user_agent=settings.user_agent,
            path=settings.chromium_path,
            permission=permission,
            pages=settings.browser_pages,
            recycle_pages=settings.browser_recycle_pages,
            images=images,
            page_max_mb=settings.browser_page_max_mb,
            host_concurrency=settings.host_concurrency,
            host_delay_s=settings.host_delay_s,
            turns=turns,
        )

    @property
    def pool(self) -> BrowserPool:
        """The browser behind this fetcher. Raises ConfigurationError when there is no Chromium."""
        if self._pool is None:
            self._pool = self._make_pool(path=find_chromium(self._path))
        return self._pool

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. The body is the document after its scripts ran, in UTF-8."""
        tries = Tries(request, via=self.name)
        try:
            async with asyncio.timeout_at(tries.end):
                return await self._until_final(request, tries)
        except TimeoutError:
            fault = FetchFault(
                FailureKind.TIMEOUT, f"{request.url} was not rendered within {request.deadline_s:.3g} s.", retryable=True
            )
            return tries.failure(fault)

    async def aclose(self) -> None:
        """See `Fetcher.aclose`."""
        if self._pool is not None:
            await self._pool.aclose()

    async def _until_final(self, request: FetchRequest, tries: Tries) -> FetchResult:
        while True:
            tries.begin()
            outcome = await self._try(request, tries)
            if isinstance(outcome, Page):
                return tries.page(outcome)
            if (
                outcome.kind != FailureKind.CRASHED
                or not outcome.retryable
                or tries.count >= MAX_TRIES
                or tries.left_s < MIN_LEFT_S
            ):
                return tries.failure(outcome)
            tries.record(outcome.kind, outcome.message)

    async def _try(self, request: FetchRequest, tries: Tries) -> Page | FetchFault:
        try:
            url = await self._permitted(request.url)
            return await self._in_turn(request, url, tries)
        except FetchFault as fault:
            return fault
        except TurnTooLate as late:
            message = f"Our turn at {request.url} comes in {late.wait_s:.0f} s."
            return FetchFault(FailureKind.RATE_LIMITED, message, retryable=True, retry_after_s=late.wait_s)
        except ConfigurationError as error:
            return FetchFault(FailureKind.PROVIDER, error.message)
        except Exception as error:
            log.exception("Unexpected fault while rendering %s", request.url)
            return FetchFault(
                FailureKind.CRASHED, f"Rendering {request.url} failed in a way that is a defect: {type(error).__name__}."
            )

    async def _in_turn(self, request: FetchRequest, url: httpx.URL, tries: Tries) -> Page | FetchFault:
        async with self._limiter.turn(url.host, left_s=tries.left_s):
            outcome = await self._render(request, str(url), tries)
        if isinstance(outcome, FetchFault) and outcome.retry_after_s and outcome.answer:
            await self._limiter.back_off(httpx.URL(outcome.answer.final_url).host, outcome.retry_after_s)
        return outcome

    async def _permitted(self, url: str) -> httpx.URL:
        """Return the address to open, once neither the guard nor the site has anything against it."""
        clean = await resolvable(self._guard, url)
        fault = await self._permission(str(clean)) if self._permission else None
        if fault:
            raise fault
        return clean

    async def _prepare(self, page: BrowserPage) -> None:
        """What a fetcher of another world does to a page before it is opened."""

    async def _render(self, request: FetchRequest, url: str, tries: Tries) -> Page | FetchFault:
        from playwright.async_api import Error  # noqa: PLC0415 - 0.3 s that only rendering needs

        pool = self.pool
        watch: Watch | None = None
        killed = pool.memory.killed
        try:
            async with pool.page(locale=_locale(request)) as page:
                watch = watch_page(page)
                await self._prepare(page)
                rendered = await read_page(
                    page, watch, url, left_s=tries.left_s, max_chars=request.max_bytes, images=self._images
                )
        except Error as error:
            fault = fault_of_browser(error, request.url, watch, pool.proxy)
            if fault.kind is FailureKind.CRASHED and pool.memory.killed > killed:
                return FetchFault(FailureKind.TOO_LARGE, f"The scripts of {request.url} take too much memory.")
            return fault
        return self._judge(request, rendered)

    def _judge(self, request: FetchRequest, rendered: Rendered) -> Page | FetchFault:
        if REFUSED_HEADER in rendered.headers:
            refused = refusal_of([rendered.url, request.url], self.pool.proxy)
            return refused or FetchFault(FailureKind.CONNECT, f"{rendered.url} could not be reached.", retryable=True)
        media_type, _ = split_content_type(rendered.headers.get("content-type", ""))
        if not may_be_page(media_type):
            return FetchFault(FailureKind.UNSUPPORTED_TYPE, f"{rendered.url} is {media_type}, not a page of text.")
        body = rendered.html.encode("utf-8", errors="replace")
        if len(body) > request.max_bytes:
            return FetchFault(FailureKind.TOO_LARGE, f"The document of {rendered.url} is larger than {request.max_bytes} bytes.")
        page = Page(
            url=request.url,
            final_url=rendered.url,
            status=rendered.status,
            headers=rendered.headers,
            content_type=page_type(media_type),
            body=body,
            fetched_at=datetime.now(UTC),
            via=self.name,
        )
        return page if FIRST_SUCCESS <= rendered.status <= LAST_SUCCESS else status_fault(page)


def _locale(request: FetchRequest) -> str:
    language = request.language or DEFAULT_LANGUAGE
    return f"{language}-{request.country.upper()}" if request.country else language
