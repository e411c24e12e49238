"""Threads of chat clients, and the jobs each has started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.threads import Thread


class ThreadRepository:
    """Rows of threads and thread_runs."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("threads")

    async def create(self, user_id: UUID, thread_id: str, metadata: dict[str, Any]) -> Thread | None:
        """Make a thread; None when the user has one of that id."""
        async with self._db.transaction() as connection:
            await connection.execute(self._sql["know_user"], {"user_id": user_id})
            parameters = {"user_id": user_id, "id": text(thread_id), "metadata": jsonb(metadata)}
            row = await (await connection.execute(self._sql["create"], parameters)).fetchone()
        return Thread.model_validate(row) if row else None

    async def get(self, user_id: UUID, thread_id: str) -> Thread | None:
        row = await self._db.one(self._sql["get"], {"user_id": user_id, "id": text(thread_id)}, user_id=user_id)
        return Thread.model_validate(row) if row else None

    async def search(self, user_id: UUID, metadata: Mapping[str, Any], *, limit: int, offset: int) -> list[Thread]:
        """A user's threads whose metadata holds these values, newest first."""
        parameters = {"user_id": user_id, "metadata": jsonb(dict(metadata)), "limit": limit, "offset": offset}
        return [Thread.model_validate(row) for row in await self._db.all(self._sql["search"], parameters, user_id=user_id)]

    async def remove(self, user_id: UUID, thread_id: str) -> bool:
        """Forget a thread; its jobs stay. False when there is none."""
        return bool(await self._db.run(self._sql["remove"], {"user_id": user_id, "id": text(thread_id)}))

    async def add_run(self, user_id: UUID, thread_id: str, job_id: UUID) -> None:
        """Note that the thread started this job, which is the user's. Makes the thread if need be; may be repeated."""
        await self._db.run(self._sql["add_run"], {"user_id": user_id, "id": text(thread_id), "job_id": job_id})

    async def runs(self, user_id: UUID, thread_id: str, *, limit: int) -> list[UUID]:
        """The jobs the thread has started, newest first."""
        parameters = {"user_id": user_id, "id": text(thread_id), "limit": limit}
        return [row["job_id"] for row in await self._db.all(self._sql["runs"], parameters, user_id=user_id)]

    async def has_run(self, user_id: UUID, thread_id: str, job_id: UUID) -> bool:
        parameters = {"user_id": user_id, "id": text(thread_id), "job_id": job_id}
        return await self._db.one(self._sql["has_run"], parameters, user_id=user_id) is not None
