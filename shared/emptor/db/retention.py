"""Forgetting: what is old, and what a user wants gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries

BATCH = 1_000  # jobs, graphs or pages removed by one statement
YOUNG_MINUTES = 10  # a content is not removed while its reading may still be on its way


@dataclass(frozen=True)
class Ages:
    """How many days things are kept; None or 0 for ever."""

    events: int | None = 30
    checkpoints: int | None = 7
    pages: int | None = 90


@dataclass(frozen=True)
class Removed:
    """How many rows went."""

    events: int
    steps: int
    checkpoints: int
    pages: int
    broadcasts: int


class RetentionRepository:
    """Deletes across tables. For the service."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("retention")

    async def sweep(self, ages: Ages) -> Removed:
        """Remove a batch of everything that is too old; call again while something goes. Jobs under way keep all of theirs."""
        await self._db.run(self._sql["full_buckets"], {})
        await self._db.run(queries("page_cache")["old_leases"], {})
        return Removed(
            events=await self._old("old_events", ages.events),
            steps=await self._old("old_steps", ages.checkpoints),
            checkpoints=await self._old_threads(ages.checkpoints),
            pages=await self._old_pages(ages.pages),
            broadcasts=await self._old_broadcasts(),
        )

    async def forget_user(self, user_id: UUID) -> bool:
        """Delete a user and all that is theirs: jobs, logs, pages only they read, products, watches, usage. For good.

        On Supabase the account itself stays in Auth, whose business it is. Return whether there was such a user.
        """
        async with self._db.transaction() as connection:
            user = {"user_id": user_id}
            rows = await (await connection.execute(self._sql["threads_of_user"], user)).fetchall()
            await connection.execute(self._sql["remove_threads"], {"threads": [row["thread_id"] for row in rows]})
            found = (await connection.execute(self._sql["remove_user"], user)).rowcount > 0
            if await self._ask("keeps_accounts"):
                await connection.execute(self._sql["remove_account"], user)
        await self._db.run(self._sql["unread_snapshots"], {"min_age_minutes": 0, "limit": None})
        return found

    async def _old(self, query: str, days: int | None, **more: Any) -> int:
        return 0 if not days else await self._db.run(self._sql[query], {"days": days, "limit": BATCH, **more})

    async def _old_threads(self, days: int | None) -> int:
        if not days:
            return 0
        rows = await self._db.all(self._sql["old_threads"], {"days": days, "limit": BATCH})
        return await self._db.run(self._sql["remove_threads"], {"threads": [row["thread_id"] for row in rows]})

    async def _old_pages(self, days: int | None) -> int:
        await self._old("old_readings", days)
        unread = {"min_age_minutes": YOUNG_MINUTES, "limit": BATCH}
        return 0 if not days else await self._db.run(self._sql["unread_snapshots"], unread)

    async def _old_broadcasts(self) -> int:
        return await self._db.run(self._sql["old_broadcasts"], {}) if await self._ask("own_broadcasts") else 0

    async def _ask(self, query: str) -> bool:
        row = await self._db.one(self._sql[query], {})
        return bool(row and row["ours"])
