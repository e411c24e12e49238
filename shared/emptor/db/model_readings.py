"""What models read in pages, shared by all jobs: the same question about the same page is paid for once."""

from __future__ import annotations

import logging
from typing import Any

from emptor.core.errors import Unavailable
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb

log = logging.getLogger(__name__)


class ReadingRepository:
    """Rows of model_readings. A database that is away costs a reading and no job: the model is asked again."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("model_readings")

    async def get(self, digest: str) -> dict[str, Any] | None:
        """Return the answer to exactly this question, if any job has paid for it."""
        try:
            row = await self._db.one(self._sql["get"], {"digest": digest})
        except Unavailable as error:
            log.warning("readings of other jobs are out of reach: %s", error.message)
            return None
        return row["result"] if row else None

    async def keep(self, digest: str, result: dict[str, Any], *, page: str, task: str, model: str) -> None:
        """Keep an answer about a page (`page` is its snapshot); the first one stays."""
        parameters = {"digest": digest, "page": page, "task": task, "model": model, "result": jsonb(result)}
        try:
            await self._db.run(self._sql["keep"], parameters)
        except Unavailable as error:
            log.warning("a reading is not kept for other jobs: %s", error.message)
