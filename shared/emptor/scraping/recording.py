"""Keeping what is read live, so that a job can be replayed."""

from __future__ import annotations

import asyncio
import logging

from emptor.archive import ArchiveWriter
from emptor.models.page import FetchResult
from emptor.scraping.port import Fetcher, FetchRequest

logger = logging.getLogger(__name__)


class RecordingFetcher:
    """Passes requests on to another fetcher and appends every page and failure to an archive.

    A recording that fails (a full disk) is logged and counted in `lost`, and does not disturb the fetch.
    """

    def __init__(self, inner: Fetcher, writer: ArchiveWriter) -> None:
        self.name = inner.name
        self.lost = 0
        self._inner = inner
        self._writer = writer
        self._turn = asyncio.Lock()

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """What the other fetcher gave. Validators are left out of the request: a recording needs the page, not "unchanged"."""
        result = await self._inner.fetch(request.model_copy(update={"etag": None, "last_modified": None}))
        async with self._turn:
            await self._whole(result)
        return result

    async def aclose(self) -> None:
        """Close the other fetcher and the archive."""
        await self._inner.aclose()
        async with self._turn:
            await asyncio.to_thread(self._writer.close)

    async def _whole(self, result: FetchResult) -> None:
        """Record to the end even when the job is cancelled: the next record must not begin inside this one."""
        writing = asyncio.ensure_future(asyncio.to_thread(self._record, result))
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            await writing
            raise

    def _record(self, result: FetchResult) -> None:
        try:
            self._writer.add(result)
        except (OSError, ValueError) as error:
            self.lost += 1
            logger.warning("page not recorded", extra={"url": result.url, "reason": str(error)})
