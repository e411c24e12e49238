"""Archived pages, rendered where they need it and the archive has what it takes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin

from emptor.archive import Archive
from emptor.models.page import FetchResult, Page
from emptor.scraping.climbing import Verdict
from emptor.scraping.port import Fetcher, FetchRequest

NEEDS_SCRIPTS = frozenset({"shell", "unpriced"})
MAX_SCRIPTS = 60
_SOURCE = re.compile(r"<script\b[^<>]{0,2000}?\ssrc\s?=\s?[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)


class RenderedArchive:
    """A Fetcher over an archive's plain answers and a browser that sees nothing but the archive.

    Args:
        judge: tells which pages lack what a script brings; the ones that lack it even after rendering stay as they were archived.
    """

    name = "archive"

    def __init__(self, archive: Archive, plain: Fetcher, browser: Fetcher, judge: Callable[[Page], Awaitable[Verdict]]) -> None:
        self._archive = archive
        self._plain = plain
        self._browser = browser
        self._judge = judge

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`."""
        loop = asyncio.get_running_loop()
        end = loop.time() + request.deadline_s
        page = await self._plain.fetch(request)
        if not isinstance(page, Page) or await self._judge(page) not in NEEDS_SCRIPTS:
            return page
        left_s = end - loop.time()
        if left_s <= 0 or not await asyncio.to_thread(self._has_scripts, page):
            return page
        rendered = await self._browser.fetch(request.model_copy(update={"deadline_s": left_s}))
        better = isinstance(rendered, Page) and await self._judge(rendered) == "ok"
        attempts = (*page.attempts, *rendered.attempts)
        return (rendered if better else page).model_copy(update={"attempts": attempts})

    async def aclose(self) -> None:
        """Close both."""
        await self._plain.aclose()
        await self._browser.aclose()

    def _has_scripts(self, page: Page) -> bool:
        """Whether the archive has a script of the page's, or the page carries its scripts itself: else nothing would run."""
        sources = _SOURCE.findall(page.text)[:MAX_SCRIPTS]
        if not sources:
            return "<script" in page.text
        return any(self._archive.index.find(_joined(page.final_url, source)) for source in sources)


def _joined(base: str, source: str) -> str:
    try:
        return urljoin(base, source)
    except ValueError:
        return ""
