"""The page cache: a page that was read answers for its address for a while, and is then asked after rather than read again."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from time import perf_counter
from typing import Literal
from urllib.parse import urldefrag
from uuid import UUID, uuid4

from emptor.agents.context import Reader
from emptor.core.errors import EmptorError
from emptor.core.settings import Settings
from emptor.db.page_cache import CacheEntry, Look, PageCacheRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.models.extraction import PageKind
from emptor.models.page import Attempt, Cached, FetchResult, Page
from emptor.scraping.freshness import Ages, lifetime_s
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.scraping.shared import SharedFetches

log = logging.getLogger(__name__)

MS = 1_000.0
LEASE_MARGIN_S = 5.0  # beyond the fetch: extracting, storing
FIRST_LOOK_S = 0.1  # after which one looks again whether another instance has the page
MAX_LOOK_S = 1.0
LOOK_FACTOR = 1.6
WAIT_SHARE = 0.5  # of the deadline that may pass waiting for another instance
MIN_LEFT_S = 1.0
VALIDATED_VIA = "http"  # only plain requests can ask whether a page has changed
NOT_KEPT = frozenset({PageKind.BLOCKED, PageKind.ERROR})


def ages_of(settings: Settings) -> Ages:
    """The times that the settings give."""
    kinds = {
        PageKind.PRODUCT: settings.cache_product_s,
        PageKind.LISTING: settings.cache_listing_s,
        PageKind.ARTICLE: settings.cache_article_s,
        PageKind.FORUM: settings.cache_forum_s,
    }
    return Ages({kind.value: seconds for kind, seconds in kinds.items()}, settings.cache_other_s, settings.cache_min_s)


class CachedFetcher:
    """A Fetcher before another one. A database that does not answer costs the cache, not the page.

    Requests for one page at the same time share one reading: those of this process at once, those of other instances by a lease.

    Args:
        inner: reads what is not kept.
        pages: what is kept.
        snapshots: where the contents are.
        reader: tells what kind of page it is.
        ages: how long each kind answers.
    """

    def __init__(
        self, inner: Fetcher, pages: PageCacheRepository, snapshots: SnapshotRepository, reader: Reader, ages: Ages
    ) -> None:
        self.name = inner.name
        self._inner = inner
        self._pages = pages
        self._snapshots = snapshots
        self._reader = reader
        self._ages = ages
        self._flights: SharedFetches[FetchRequest] = SharedFetches()

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. A kept page says so in `cache`, and its `fetched_at` is when its server last vouched for it."""
        if request.etag or request.last_modified:
            return await self._inner.fetch(request)
        return await self._flights.do(request, lambda: _Fetch(self, request).run())

    async def aclose(self) -> None:
        """Close the other fetcher."""
        await self._inner.aclose()

    async def read(self, request: FetchRequest) -> FetchResult:
        """Have the other fetcher read the page."""
        return await self._inner.fetch(request.model_copy(update={"max_age_s": None}))

    async def look(self, key: str, request: FetchRequest, holder: UUID) -> Look | None:
        """What is kept of a page; None when that cannot be told."""
        lease_s = request.deadline_s + LEASE_MARGIN_S
        try:
            return await self._pages.look(key, max_age_s=request.max_age_s, holder=holder, lease_s=lease_s)
        except EmptorError as error:
            log.warning("the page cache does not answer: %s", error.message)
            return None

    async def content(self, entry: CacheEntry) -> bytes | None:
        """The body of a kept page; None when it cannot be had."""
        try:
            return await self._snapshots.content(entry.snapshot_id)
        except EmptorError as error:
            log.warning("a kept page cannot be read: %s", error.message)
            return None

    async def keep(self, key: str, holder: UUID, page: Page) -> Page:
        """Keep a page that was just read as long as it may be, and return it with a note of that."""
        try:
            kind = await self._kind(page)
            seconds = lifetime_s(page.headers, kind, self._ages, page.fetched_at) if kind else None
            if seconds is None or kind is None or (not seconds and not any(_validators(page))):
                await self._pages.forget(key, holder)
                return page
            snapshot_id = await self._snapshots.put_content(page.body)
            entry = _entry(key, page, snapshot_id, kind, seconds)
            if not await self._pages.store(entry, holder):
                return page
        except EmptorError as error:
            log.warning("a page could not be kept for others: %s", error.message)
            return page
        return page.model_copy(update={"cache": Cached(state="stored", snapshot_id=snapshot_id, expires_at=entry.expires_at)})

    async def renew(self, entry: CacheEntry, holder: UUID, answer: Page) -> CacheEntry:
        """Give a kept page another time to live: its server says that it has not changed."""
        headers = {**entry.headers, **{name: value for name, value in answer.headers.items() if name not in OF_THE_BODY}}
        seconds = lifetime_s(headers, entry.kind, self._ages, answer.fetched_at)
        renewed = replace(
            entry,
            headers=headers,
            etag=headers.get("etag", entry.etag),
            last_modified=headers.get("last-modified", entry.last_modified),
            checked_at=answer.fetched_at,
            expires_at=answer.fetched_at + timedelta(seconds=seconds or 0.0),
        )
        try:
            if seconds is None:
                await self._pages.forget(entry.key, holder)
            else:
                await self._pages.store(renewed, holder)
        except EmptorError as error:
            log.warning("a kept page could not be renewed: %s", error.message)
        return renewed

    async def release(self, key: str, holder: UUID) -> None:
        """Let others read the page."""
        try:
            await self._pages.release(key, holder)
        except EmptorError as error:
            log.warning("a lease on a page could not be given back: %s", error.message)

    async def _kind(self, page: Page) -> str | None:
        """What kind of page it is; None when it is none that others should get."""
        try:
            extraction = await self._reader.read(page)
        except Exception as error:  # noqa: BLE001 - whatever extraction trips over, the page itself is fine
            log.warning(
                "a page could not be understood, and is not kept for others", extra={"url": page.url, "reason": repr(error)}
            )
            return None
        return None if extraction.kind in NOT_KEPT or extraction.needs_browser else extraction.kind.value


# Of a 304, what describes its own empty body rather than the page.
OF_THE_BODY = frozenset({"content-length", "content-encoding", "content-type", "transfer-encoding", "content-range"})


class _Fetch:
    """One request through the cache."""

    def __init__(self, cache: CachedFetcher, request: FetchRequest) -> None:
        self._cache = cache
        self._request = request
        self._key = cache_key(request, cache.name)
        self._holder = uuid4()
        self._began = perf_counter()

    async def run(self) -> FetchResult:
        """The kept page, or what reading it gave."""
        look = await self._cache.look(self._key, self._request, self._holder)
        if look is None:
            return await self._cache.read(self._request)
        look = await self._wait_for_others(look)
        if look.entry is not None and look.fresh and (page := await self._kept(look, "hit")):
            return page
        try:
            result, kept = await self._read(look)
        except BaseException:
            await self._cache.release(self._key, self._holder)
            raise
        if not kept and look.leased:
            await self._cache.release(self._key, self._holder)
        return result

    async def _wait_for_others(self, look: Look) -> Look:
        """While another instance reads the page, wait for it, but not for longer than half the time."""
        pause_s = FIRST_LOOK_S
        while not look.fresh and not look.leased and self._request.max_age_s != 0:
            if perf_counter() - self._began + pause_s > self._request.deadline_s * WAIT_SHARE:
                break
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * LOOK_FACTOR, MAX_LOOK_S)
            again = await self._cache.look(self._key, self._request, self._holder)
            if again is None:
                break
            look = again
        return look

    async def _read(self, look: Look) -> tuple[FetchResult, bool]:
        """Read the page, or have its server say that it has not changed; and whether the lease has ended with that."""
        entry = look.entry if look.entry is not None and self._may_ask_after(look.entry) else None
        result = await self._cache.read(self._remaining(entry))
        if not isinstance(result, Page):
            return result, False
        if result.status != HTTPStatus.NOT_MODIFIED:
            return await self._cache.keep(self._key, self._holder, result), True
        renewed = await self._cache.renew(entry, self._holder, result) if entry else None
        if renewed and (page := await self._kept(replace(look, entry=renewed), "revalidated", result)):
            return page, True
        again = await self._cache.read(self._remaining(None))  # what it would not send again is lost here
        return (await self._cache.keep(self._key, self._holder, again), True) if isinstance(again, Page) else (again, False)

    def _may_ask_after(self, entry: CacheEntry) -> bool:
        return bool(entry.etag or entry.last_modified) and self._request.max_age_s != 0

    def _remaining(self, entry: CacheEntry | None) -> FetchRequest:
        """The request with what is left of its time, and with the validators of a kept page."""
        left_s = max(MIN_LEFT_S, self._request.deadline_s - (perf_counter() - self._began))
        update: dict[str, object] = {"deadline_s": min(left_s, self._request.deadline_s)}
        if entry is not None:
            update |= {"etag": entry.etag, "last_modified": entry.last_modified}
        return self._request.model_copy(update=update)

    async def _kept(self, look: Look, state: Literal["hit", "revalidated"], answer: Page | None = None) -> Page | None:
        """The kept page, unless it is larger than wanted, or its content is gone."""
        entry = look.entry
        if entry is None or look.size_bytes > self._request.max_bytes:
            return None
        body = await self._cache.content(entry)
        if body is None:
            return None
        ms = round((perf_counter() - self._began) * MS, 2)
        return Page(
            url=self._request.url,
            final_url=entry.final_url,
            status=entry.status,
            headers=entry.headers,
            content_type=entry.content_type,
            charset=entry.charset,
            body=body,
            fetched_at=entry.checked_at,
            via=entry.via,
            attempts=(*(answer.attempts if answer else ()), Attempt(via="cache", outcome="page", ms=ms, detail=state)),
            cache=Cached(state=state, snapshot_id=entry.snapshot_id, expires_at=entry.expires_at),
        )


def cache_key(request: FetchRequest, way: str) -> str:
    """Return a page's name in the cache: its address without the fragment, the language and country asked for, and the way."""
    parts = (urldefrag(request.url.strip()).url, request.language or "", request.country or "", way)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _entry(key: str, page: Page, snapshot_id: str, kind: str, seconds: float) -> CacheEntry:
    etag, last_modified = _validators(page)
    return CacheEntry(
        key=key,
        url=page.url,
        snapshot_id=snapshot_id,
        kind=kind,
        final_url=page.final_url,
        status=page.status,
        headers=page.headers,
        content_type=page.content_type,
        charset=page.charset,
        via=page.via,
        etag=etag,
        last_modified=last_modified,
        fetched_at=page.fetched_at,
        checked_at=page.fetched_at,
        expires_at=page.fetched_at + timedelta(seconds=seconds),
    )


def _validators(page: Page) -> tuple[str | None, str | None]:
    """What a later request can name to ask whether the page has changed. Of a rendered page, the document's own say nothing."""
    headers: Mapping[str, str] = page.headers if page.via == VALIDATED_VIA else {}
    return headers.get("etag") or None, headers.get("last-modified") or None
