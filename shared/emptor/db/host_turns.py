"""When the next request to a host may start, for all instances together."""

from __future__ import annotations

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.hosts import HostTurn

HOST_MAX_CHARS = 255
PAUSE_MAX_S = 3_600.0  # however long a host asks for, it is asked again after an hour


class HostTurnRepository:
    """Rows of host_turns; what `HostLimiter` calls its shared turns."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("host_turns")

    async def take(self, host: str, *, delay_s: float, within_s: float) -> HostTurn:
        """Return the next free start at `host`, taken unless it is more than `within_s` seconds away.

        The start after it is `delay_s` later. Raises Unavailable when the database cannot be reached.
        """
        host = host[:HOST_MAX_CHARS]
        row = await self._db.one(self._sql["take"], {"host": host, "delay_s": delay_s, "within_s": within_s})
        if row is not None:
            return HostTurn(row["wait_s"], taken=True)
        waiting = await self._db.one(self._sql["wait"], {"host": host})
        return HostTurn(waiting["wait_s"] if waiting else within_s, taken=False)

    async def back_off(self, host: str, seconds: float) -> None:
        """Let nobody start at `host` for so many seconds: it asked for that."""
        await self._db.run(self._sql["back_off"], {"host": host[:HOST_MAX_CHARS], "seconds": min(seconds, PAUSE_MAX_S)})
