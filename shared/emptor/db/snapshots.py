"""Pages as they were read. A content is kept once, under the SHA-256 of its bytes; each reading of it is kept beside it."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import StaleWorker
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.page import Page

R = TypeVar("R")

COMPRESSION_LEVEL = 3  # pages shrink to a fifth; higher levels cost more time than they save space
SMALL_BYTES = 32 * 1024  # below, a thread costs more than the work


class SnapshotRepository:
    """Rows of page_snapshots and page_readings."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("snapshots")

    async def put(self, page: Page, *, job_id: UUID | None = None, token: int | None = None) -> str:
        """Keep a page and return the id of its snapshot: the SHA-256 of its body.

        Args:
            page: the page as read.
            job_id: the job that read it; its user may read the snapshot.
            token: fencing token of the worker. With it, a worker that lost the job writes nothing.

        Raises:
            StaleWorker: the worker with this token no longer holds the job.
        """
        snapshot_id, body = await _off_loop(len(page.body), _pack, page.body)
        parameters = {
            "id": snapshot_id,
            "body": body,
            "compression": "zlib",
            "size_bytes": len(page.body),
            "job_id": job_id,
            "token": token,
            "headers": jsonb(page.headers),
            **page.model_dump(include={"status", "charset", "via", "fetched_at"}),
            "url": text(page.url),
            "final_url": text(page.final_url),
            "content_type": text(page.content_type),
        }
        if await self._db.one(self._sql["put"], parameters) is None:
            raise StaleWorker(f"Job {job_id} was taken by another worker, or has ended: its page was not kept.")
        return snapshot_id

    async def get(self, snapshot_id: str, *, user_id: UUID | None = None) -> Page | None:
        """A snapshot as the page it was read as, last; with `user_id`, only if a job of that user's read it."""
        row = await self._db.one(self._sql["get"], {"id": snapshot_id}, user_id=user_id)
        return await _page(row) if row else None

    async def latest_for_url(self, url: str, *, max_age_s: float) -> Page | None:
        """The latest reading of an address, if it is not older than `max_age_s`. For the service: it crosses users."""
        row = await self._db.one(self._sql["latest_for_url"], {"url": text(url), "max_age_s": max_age_s})
        return await _page(row) if row else None

    async def readings(self, snapshot_id: str) -> Sequence[tuple[str, datetime]]:
        """Each address and time at which this content was seen, latest first."""
        rows = await self._db.all(self._sql["readings"], {"id": snapshot_id})
        return [(row["url"], row["fetched_at"]) for row in rows]

    def for_job(self, job_id: UUID, token: int | None = None) -> JobSnapshots:
        """The same for one job's worker."""
        return JobSnapshots(self, job_id, token)


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


def _pack(body: bytes) -> tuple[str, bytes]:
    return hashlib.sha256(body).hexdigest(), zlib.compress(body, COMPRESSION_LEVEL)


async def _page(row: DictRow) -> Page:
    body = bytes(row["body"])
    if row["compression"] == "zlib":
        body = await _off_loop(len(body), zlib.decompress, body)
    fields = ("url", "final_url", "status", "content_type", "charset", "headers", "via", "fetched_at")
    return Page(body=body, **{name: row[name] for name in fields})


async def _off_loop(size: int, function: Callable[[bytes], R], argument: bytes) -> R:
    """Run a function in a thread when there is much to do."""
    return function(argument) if size < SMALL_BYTES else await asyncio.to_thread(function, argument)
