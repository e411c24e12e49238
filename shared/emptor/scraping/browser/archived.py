"""Rendering a page of a web archive: the archive answers whatever the page asks for, and nobody else is reachable."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx

from emptor.archive import Archive
from emptor.archive.payload import PayloadError
from emptor.core.errors import EmptorError
from emptor.core.net import Guard
from emptor.core.settings import Settings
from emptor.models.page import FetchResult
from emptor.models.page import Page as ReadPage
from emptor.scraping.archive import last_capture
from emptor.scraping.browser.fetcher import BrowserFetcher
from emptor.scraping.port import FetchRequest

if TYPE_CHECKING:
    from playwright.async_api import Page, Route

# Of an archived answer, what describes bytes on a wire: the archive's are decoded.
OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "strict-transport-security"})


class NoNames:
    """A Resolver for a world without a network."""

    async def resolve(self, _host: str, _port: int) -> list[str]:
        """No name has an address."""
        return []


class ArchivedBrowserFetcher(BrowserFetcher):
    """Renders archived pages in Chromium. A page's `fetched_at` is the date of its capture.

    The page's requests are answered in the browser, before they reach a network. What goes another way (websockets, WebRTC,
    redirects) meets our proxy, whose guard allows no address at all.
    """

    def __init__(self, archive: Archive, settings: Settings) -> None:
        super().__init__(
            Guard(allowed_ports=(), resolver=NoNames()),
            user_agent=settings.user_agent,
            path=settings.chromium_path,
            pages=settings.browser_pages,
            recycle_pages=settings.browser_recycle_pages,
            host_concurrency=settings.browser_pages,
            host_delay_s=0,
        )
        self._archive = archive

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`."""
        result = await super().fetch(request)
        if not isinstance(result, ReadPage):
            return result
        capture = await asyncio.to_thread(last_capture, self._archive, request.url)
        return result.model_copy(update={"fetched_at": capture.fetched_at})

    async def _permitted(self, url: str) -> httpx.URL:
        """The address where the archive's redirects end. Raises FetchFault when the archive lacks it."""
        capture = await asyncio.to_thread(last_capture, self._archive, url)
        return httpx.URL(capture.url)

    async def _prepare(self, page: Page) -> None:
        await page.context.route("**/*", self._answer)

    async def _answer(self, route: Route) -> None:
        found = await asyncio.to_thread(self._find, route.request.url) if route.request.method == "GET" else None
        if found is None:
            await route.abort("addressunreachable")
            return
        headers = {name: value for name, value in found.headers.items() if name not in OF_THE_WIRE}
        await route.fulfill(status=found.status, headers=headers, body=found.body)

    def _find(self, url: str) -> ReadPage | None:
        try:
            return self._archive.get(url)
        except (PayloadError, EmptorError, OSError):
            return None
