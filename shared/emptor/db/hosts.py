"""What is known of hosts: the way of fetching that works there, so that the next visit goes straight to it."""

from __future__ import annotations

from emptor.db.database import Database
from emptor.db.sql import queries


class HostMemory:
    """Rows of host_memory."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("hosts")

    async def get(self, host: str) -> str | None:
        """The fetcher that works for a host (`http`, `browser`, …); None when nothing is known to."""
        row = await self._db.one(self._sql["get"], {"host": host})
        return row["via"] if row else None

    async def put(self, host: str, via: str, *, ok: bool) -> None:
        """Remember how one try of a fetcher at a host ended."""
        await self._db.run(self._sql["put"], {"host": host, "via": via, "ok": ok})
