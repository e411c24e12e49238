"""Forgetting: what is old, and what a user wants gone."""

from __future__ import annotations

from collections.abc import Mapping
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
    deliveries: int
    broadcasts: int

    @property
    def more(self) -> bool:
        """Whether a batch was full, so that there may be more."""
        return max(self.events, self.steps, self.checkpoints, self.pages, self.deliveries) >= BATCH


@dataclass(frozen=True)
class Forgotten:
    """What went with a user."""

    jobs: int
    pages: int  # contents that only they had read
    pages_of_others: int  # contents they had read that stay, because others have too


class RetentionRepository:
    """Deletes across tables. For the service."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("retention")

    async def sweep(self, ages: Ages) -> Removed:
        """Remove a batch of everything that is too old; call again while there is `more`. Jobs under way keep all of theirs."""
        await self._db.run(self._sql["full_buckets"], {})
        await self._db.run(queries("page_cache")["old_leases"], {})
        await self._db.run(queries("host_turns")["forget"], {"limit": BATCH})
        await self._db.run(queries("image_keys")["forget"], {})
        return Removed(
            events=await self._old("old_events", ages.events),
            steps=await self._old("old_steps", ages.checkpoints),
            checkpoints=await self._old_threads(ages.checkpoints),
            pages=await self._old_pages(ages.pages),
            deliveries=await self._old("old_deliveries", ages.events),
            broadcasts=await self._old_broadcasts(),
        )

    async def forget_user(self, user_id: UUID) -> Forgotten | None:
        """Delete a user and all that is theirs: jobs, logs, pages only they read, products, watches, keys, usage. For good.

        All or nothing. A worker that is at one of their jobs finds it gone, and writes nothing more. On Supabase the account
        itself stays in Auth, whose business it is. Return None when there is no such user.
        """
        user = {"user_id": user_id}
        async with self._db.transaction() as connection:

            async def ids(query: str, column: str) -> list[Any]:
                return [row[column] for row in await (await connection.execute(self._sql[query], user)).fetchall()]

            async def remove(query: str, parameters: Mapping[str, Any]) -> int:
                return (await connection.execute(self._sql[query], parameters)).rowcount

            async def is_ours(query: str) -> bool:
                row = await (await connection.execute(self._sql[query])).fetchone()
                return bool(row and row["ours"])

            if not await ids("lock_user", "id"):
                return None
            jobs = await ids("threads_of_user", "thread_id")
            snapshots = await ids("snapshots_of_user", "id")
            if await is_ours("own_broadcasts"):
                await remove("broadcasts_of_user", user)
            await remove("remove_user", user)
            await remove("remove_threads", {"threads": jobs})
            pages = await remove("remove_snapshots", {"ids": snapshots})
            if await is_ours("keeps_accounts"):
                await remove("remove_account", user)
        return Forgotten(jobs=len(jobs), pages=pages, pages_of_others=len(snapshots) - pages)

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
