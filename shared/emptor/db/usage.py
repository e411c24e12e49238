"""What calls outside of jobs have cost their users."""

from __future__ import annotations

from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.ledger import UsageLine


class UsageRepository:
    """Rows of usage_ledger that belong to no job. A job's own are written by its JobLedger."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("ledger")

    async def record(self, user_id: UUID, line: UsageLine) -> None:
        """Write down what a call for a user cost."""
        async with self._db.transaction() as connection:
            await connection.execute(queries("jobs")["know_user"], {"user_id": user_id})
            await connection.execute(self._sql["record_for_user"], {"user_id": user_id, **line.model_dump()})
