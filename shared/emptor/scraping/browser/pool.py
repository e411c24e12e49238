"""The one browser of a process: started when first needed, replaced when it breaks or has served its time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from emptor.core.net.guard import Guard
from emptor.core.net.proxy import FilteringProxy
from emptor.scraping.browser.memory import MemoryWatch
from emptor.scraping.browser.process import Chromium

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

ENGINE = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; {name})"
MOZILLA = ENGINE + " Chrome/{major}.0.0.0 Safari/537.36"


PAGE_MAX_MB = 1_024  # the heaviest shop pages hold a third of it


class BrowserPool:
    """Gives out pages, each in a context of its own. Belongs to one event loop.

    Args:
        path: of the Chromium.
        pages: open at a time.
        recycle_pages: after which a browser is replaced; its memory goes back to the system.
        images: whether pictures are loaded.
        page_max_mb: of memory that one page may hold.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        path: str,
        user_agent: str,
        pages: int,
        recycle_pages: int,
        images: bool,
        page_max_mb: int = PAGE_MAX_MB,
    ) -> None:
        self.proxy = FilteringProxy(guard)
        self.memory = MemoryWatch(page_max_mb)
        self._path = path
        self._name = user_agent
        self._recycle_pages = recycle_pages
        self._images = images
        self._slots = asyncio.Semaphore(pages)
        self._starting = asyncio.Lock()
        self._current: Chromium | None = None
        self._retired: list[Chromium] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._proxy_runs = False
        self.started = 0  # browsers so far

    @asynccontextmanager
    async def page(self, *, locale: str) -> AsyncIterator[Page]:
        """Open a page. It is closed behind the caller's back, so that one that hangs delays nobody; then its slot is free.

        Raises:
            playwright Error: the browser does not start, or died.
        """
        await self._slots.acquire()
        browser: Chromium | None = None
        context: BrowserContext | None = None
        try:
            browser = await self._browser()
            context = await browser.open_context(user_agent=self._user_agent(browser), locale=locale)
            yield await context.new_page()
        finally:
            self._background(self._release(browser, context))

    async def aclose(self) -> None:
        """Close everything. May be called twice."""
        await asyncio.gather(*self._closing, return_exceptions=True)
        browsers = [*self._retired, *([self._current] if self._current else [])]
        self._current, self._retired = None, []
        await asyncio.gather(*(browser.close() for browser in browsers), return_exceptions=True)
        await asyncio.to_thread(self.memory.stop)
        await self.proxy.aclose()

    async def _browser(self) -> Chromium:
        async with self._starting:
            current = self._current
            if current and current.usable and current.served < self._recycle_pages:
                return current
            if not self._proxy_runs:
                await self.proxy.start()
                self._proxy_runs = True
            self.memory.start()
            self._current = None
            if current:
                self._retired.append(current)
                self._background(self._end_retired())
            self._current = await Chromium.start(path=self._path, proxy_url=self.proxy.url, images=self._images)
            self.started += 1
            return self._current

    async def _release(self, browser: Chromium | None, context: BrowserContext | None) -> None:
        try:
            if browser and context:
                await browser.close_context(context)
                await self._end_retired()
        finally:
            self._slots.release()

    async def _end_retired(self) -> None:
        done = [browser for browser in self._retired if not browser.open or not browser.usable]
        self._retired = [browser for browser in self._retired if browser not in done]
        for browser in done:
            await browser.close()

    def _user_agent(self, browser: Chromium) -> str:
        return MOZILLA.format(name=self._name.replace("(", "").replace(")", ""), major=browser.version.split(".", 1)[0])

    def _background(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
