"""Pages as they were read. A content is kept once, under the SHA-256 of its bytes; each reading of it is kept beside it.

Contents lie in the database, or in the store that is given; a row says where. What is put there is compressed, and what comes
back is held against its digest.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import ConfigurationError, StaleWorker
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.stores.port import ContentStore
from emptor.db.values import jsonb, text
from emptor.models.page import Page

R = TypeVar("R")

log = logging.getLogger(__name__)

IN_DATABASE = "database"
COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3  # a page shrinks to a sixth in a millisecond; higher levels cost more time than they save space
SMALL_BYTES = 256 * 1024  # below, a thread costs more than the work
REMOVED_AT_ONCE = 200
REMEMBERED_MINUTES = 15  # a removal, longer than anyone takes from putting a content into a store to saying so in the database


class SnapshotRepository:
    """Rows of page_snapshots and page_readings, and the contents they stand for."""

    def __init__(self, db: Database, store: ContentStore | None = None) -> None:
        """`store` takes new contents; None leaves them in the database."""
        self._db = db
        self._store = store
        self._sql = queries("snapshots")

    async def put(self, page: Page, *, job_id: UUID | None = None, token: int | None = None, user_id: UUID | None = None) -> str:
        """Keep a page and return the id of its snapshot: the SHA-256 of its body.

        Args:
            page: the page as read.
            job_id: the job that read it; its user may read the snapshot.
            token: fencing token of the worker. With it, a worker that lost the job writes nothing.
            user_id: who it was read for, where it was not for a job.

        Raises:
            StaleWorker: the worker with this token no longer holds the job.
            Unavailable: the database or the store cannot be reached.
        """
        if user_id is not None:
            await self._db.one(queries("jobs")["know_user"], {"user_id": user_id})
        reading = _reading(page, job_id, token) | {"user_id": user_id}
        if page.cache is not None and await self._put_reading(page.cache.snapshot_id, reading):
            return page.cache.snapshot_id
        snapshot_id, data = await _off_loop(len(page.body), _pack, page.body)
        if not await self._put(snapshot_id, data, len(page.body), reading):
            raise _stale(job_id)
        return snapshot_id

    async def put_content(self, body: bytes) -> str:
        """Keep a content without a reading, and return its id. Without a reading for ten minutes, it may be removed."""
        snapshot_id, data = await _off_loop(len(body), _pack, body)
        await self._put(snapshot_id, data, len(body), None)
        return snapshot_id

    async def get(self, snapshot_id: str, *, user_id: UUID | None = None, url: str | None = None) -> Page | None:
        """A snapshot as the page it was read as, last; with `user_id`, only if it was read for that user.

        With `url`, as the reading of that address, where there is one: several addresses may give the same content.
        None as well when its store has lost or damaged it, which is logged.
        """
        parameters = {"id": snapshot_id, "url": None if url is None else text(url)}
        row = await self._db.one(self._sql["get"], parameters, user_id=user_id)
        return await self._page(row) if row else None

    async def content(self, snapshot_id: str) -> bytes | None:
        """The body of a snapshot alone; None when there is none."""
        row = await self._db.one(self._sql["content"], {"id": snapshot_id})
        return await self._body(row) if row else None

    async def latest_for_url(self, url: str, *, max_age_s: float) -> Page | None:
        """The latest reading of an address, if it is not older than `max_age_s`. For the service: it crosses users."""
        row = await self._db.one(self._sql["latest_for_url"], {"url": text(url), "max_age_s": max_age_s})
        return await self._page(row) if row else None

    async def readings(self, snapshot_id: str) -> Sequence[tuple[str, datetime]]:
        """Each address and time at which this content was seen, latest first."""
        rows = await self._db.all(self._sql["readings"], {"id": snapshot_id})
        return [(row["url"], row["fetched_at"]) for row in rows]

    async def remove_queued(self) -> int:
        """Remove a batch of contents from the store whose rows are gone, and return how many.

        The rows that say so stay locked meanwhile, and for a while after: who keeps the same content again at that moment waits,
        learns of the removal, and puts it into the store once more.
        """
        async with self._db.transaction() as connection:
            parameters = {"store": self._store.name if self._store else None, "limit": REMOVED_AT_ONCE}
            rows = await (await connection.execute(self._sql["queued_removals"], parameters)).fetchall()
            ids = [row["id"] for row in rows]
            if self._store is not None and ids:
                await self._store.remove(ids)
            await connection.execute(self._sql["removed"], {"ids": ids, "minutes": REMEMBERED_MINUTES})
        return len(ids)

    def for_job(self, job_id: UUID, token: int | None = None) -> JobSnapshots:
        """The same for one job's worker."""
        return JobSnapshots(self, job_id, token)

    async def _put_reading(self, snapshot_id: str, reading: dict[str, Any]) -> bool:
        """Keep a reading of a content that is there already; False when it is not. Raises StaleWorker."""
        row = await self._db.one(self._sql["put_reading"], {"id": snapshot_id, **reading})
        if row is None:
            raise _stale(reading["job_id"])
        return bool(row["known"])

    async def _put(self, snapshot_id: str, data: bytes, size: int, reading: dict[str, Any] | None) -> bool:
        """Keep a content, with a reading if there is one; False when the worker may not."""
        store = self._store
        content = {"id": snapshot_id, "compression": COMPRESSION, "size_bytes": size}
        content |= {"body": None if store else data, "store": store.name if store else IN_DATABASE}
        uploaded = store is not None and not await self._db.one(self._sql["is_known"], {"id": snapshot_id})
        if store is not None and uploaded:
            await store.put(snapshot_id, data)
        query = self._sql["put_content" if reading is None else "put"]
        row = await self._db.one(query, content | (reading or {}))
        if row is None:
            await self._db.run(self._sql["queue_removal"], {"id": snapshot_id, "store": content["store"]})
            return False
        if store is not None and (row["buried"] or (row["inserted"] and not uploaded)):
            await store.put(snapshot_id, data)
        return True

    async def _page(self, row: DictRow) -> Page | None:
        body = await self._body(row)
        fields = ("url", "final_url", "status", "content_type", "charset", "headers", "via", "fetched_at")
        return None if body is None else Page(body=body, **{name: row[name] for name in fields})

    async def _body(self, row: DictRow) -> bytes | None:
        """The content of a row, wherever it lies, if it is what its digest says."""
        data = bytes(row["body"]) if row["store"] == IN_DATABASE else await self._stored(row)
        body = None if data is None else await _off_loop(len(data), lambda packed: _unpack(packed, row), data)
        if body is None:
            log.error("the content of a snapshot is lost or damaged", extra={"snapshot": row["id"], "store": row["store"]})
        return body

    async def _stored(self, row: DictRow) -> bytes | None:
        if self._store is None or self._store.name != row["store"]:
            message = f"A page was kept with EMPTOR_SNAPSHOT_STORE={row['store']}; keep that store's settings to read it."
            raise ConfigurationError(message)
        return await self._store.get(row["id"])


class JobSnapshots:
    """Keeps the pages of one job."""

    def __init__(self, repository: SnapshotRepository, job_id: UUID, token: int | None) -> None:
        self._repository, self._job_id, self._token = repository, job_id, token

    async def put(self, page: Page) -> str:
        """Keep a page of this job; see SnapshotRepository.put."""
        return await self._repository.put(page, job_id=self._job_id, token=self._token)

    async def get(self, snapshot_id: str) -> Page | None:
        """A snapshot, whoever read it."""
        return await self._repository.get(snapshot_id)


def _reading(page: Page, job_id: UUID | None, token: int | None) -> dict[str, Any]:
    return {
        "job_id": job_id,
        "token": token,
        "headers": jsonb(page.headers),
        **page.model_dump(include={"status", "charset", "via", "fetched_at"}),
        "url": text(page.url),
        "final_url": text(page.final_url),
        "content_type": text(page.content_type),
    }


def _stale(job_id: UUID | None) -> StaleWorker:
    return StaleWorker(f"Job {job_id} was taken by another worker, or has ended: its page was not kept.")


def _pack(body: bytes) -> tuple[str, bytes]:
    import zstandard  # noqa: PLC0415 - native library, loaded by who keeps pages

    return hashlib.sha256(body).hexdigest(), zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress(body)


def _unpack(data: bytes, row: DictRow) -> bytes | None:
    """The body that was packed; None when it is not, or no longer, that body."""
    import zstandard  # noqa: PLC0415

    try:
        if row["compression"] == "zstd":
            data = zstandard.ZstdDecompressor().decompress(data, max_output_size=row["size_bytes"])
        elif row["compression"] == "zlib":
            data = zlib.decompress(data)
    except (zstandard.ZstdError, zlib.error):
        return None
    return data if hashlib.sha256(data).hexdigest() == row["id"] else None


async def _off_loop(size: int, function: Callable[[bytes], R], argument: bytes) -> R:
    """Run a function in a thread when there is much to do."""
    return function(argument) if size < SMALL_BYTES else await asyncio.to_thread(function, argument)
