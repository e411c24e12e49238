"""What is known of hosts: the way of fetching that works there, so that the next visit goes straight to it."""

from __future__ import annotations

from emptor.db.database import Database
from emptor.db.sql import queries

TTL_S = 7 * 24 * 3_600.0  # sites change: after a week the cheap way is tried again


class HostRepository:
    """Rows of host_memory; the scraping ladder's HostMemory, shared by all instances."""

    def __init__(self, db: Database, *, ttl_s: float = TTL_S) -> None:
        """`ttl_s` is how long a success counts."""
        self._db = db
        self._ttl_s = ttl_s
        self._sql = queries("hosts")

    async def best(self, host: str) -> str | None:
        """The fetcher that is known to work for a host (`http`, `browser`, …), if one is."""
        row = await self._db.one(self._sql["best"], {"host": host, "ttl_s": self._ttl_s})
        return row["via"] if row else None

    async def learn(self, host: str, via: str, *, worked: bool) -> None:
        """Remember how one try of a fetcher at a host ended."""
        await self._db.run(self._sql["learn"], {"host": host, "via": via, "worked": worked})
