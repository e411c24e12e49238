"""The latest reading of each address, for all jobs, watches and requests, and the leases on reading them again.

For the service alone: what is kept is public (requests carry neither cookies nor credentials), but who asked for what is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.errors import ForeignKeyViolation

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb, text

FIELDS = (
    "key", "url", "snapshot_id", "kind", "final_url", "status", "headers", "content_type", "charset", "via", "etag",
    "last_modified", "fetched_at", "checked_at", "expires_at",
)  # fmt: skip


@dataclass(frozen=True)
class CacheEntry:
    """A reading of an address. Times and what they mean are explained in the migration."""

    key: str
    url: str
    snapshot_id: str
    kind: str
    final_url: str
    status: int
    headers: dict[str, str]
    content_type: str
    charset: str
    via: str
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    checked_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Look:
    """What is known of an address: the reading that is kept, if one is, and whether the lease on another is now ours."""

    entry: CacheEntry | None
    size_bytes: int
    fresh: bool
    leased: bool


class PageCacheRepository:
    """Rows of page_cache and page_leases."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("page_cache")

    async def look(self, key: str, *, max_age_s: float | None, holder: UUID, lease_s: float) -> Look:
        """Return what is kept under a key; when that is not fresh, with the lease on reading it, if it was to be had.

        Args:
            max_age_s: what is older than this is not fresh, even if it has not expired.
            holder: who gets the lease.
            lease_s: for how long.
        """
        parameters = {"key": key, "max_age_s": max_age_s, "holder": holder, "lease_s": lease_s}
        row = await self._db.one(self._sql["look"], parameters)
        if row is None or row["key"] is None:
            return Look(None, 0, fresh=False, leased=bool(row and row["leased"]))
        entry = CacheEntry(**{name: row[name] for name in FIELDS})
        return Look(entry, row["size_bytes"], fresh=row["fresh"], leased=row["leased"])

    async def store(self, entry: CacheEntry, holder: UUID) -> bool:
        """Keep a reading whose content is kept already, and end the holder's lease. False when the content is gone again."""
        values: dict[str, Any] = {name: getattr(entry, name) for name in FIELDS}
        values |= {"headers": jsonb(entry.headers), "holder": holder}
        values |= {name: text(values[name]) for name in ("url", "final_url", "content_type")}
        try:
            await self._db.run(self._sql["store"], values)
        except ForeignKeyViolation:
            return False
        return True

    async def forget(self, key: str, holder: UUID) -> None:
        """Keep nothing under a key, and end the holder's lease."""
        await self._db.run(self._sql["forget"], {"key": key, "holder": holder})

    async def release(self, key: str, holder: UUID) -> None:
        """End the holder's lease, if it still is."""
        await self._db.run(self._sql["release"], {"key": key, "holder": holder})
