"""Keys that sign links to pictures: shared by all instances, made by the first that needs one, and renewed by themselves."""

from __future__ import annotations

import secrets

from emptor.db.database import Database
from emptor.db.sql import queries

KEY_BYTES = 32


class ImageKeyRepository:
    """Rows of image_keys. For the service: users have no access to the table."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("image_keys")

    async def current(self) -> tuple[bytes, ...]:
        """Return the keys that verify, the one that signs first; make one where the newest is a month old, or there is none."""
        rows = await self._db.all(self._sql["current"], {"fresh": secrets.token_bytes(KEY_BYTES)})
        return tuple(bytes(row["secret"]) for row in rows)
