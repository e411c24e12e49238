"""What calls have cost: those outside of jobs as they are made, and all of them by day."""

from __future__ import annotations

from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.ledger import UsageLine
from emptor.models.operator import DayCost


class UsageRepository:
    """Rows of usage_ledger: those of no job are written here, a job's own by its JobLedger."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("ledger")

    async def by_day(self, days: int) -> tuple[DayCost, ...]:
        """Return what all users' calls of the last so many days cost, by day (UTC) and by what was called."""
        rows = await self._db.all(self._sql["usage_by_day"], {"days": days})
        return tuple(DayCost.model_validate(row) for row in rows)

    async def record(self, user_id: UUID, line: UsageLine) -> None:
        """Write down what a call for a user cost."""
        async with self._db.transaction() as connection:
            await connection.execute(queries("jobs")["know_user"], {"user_id": user_id})
            await connection.execute(self._sql["record_for_user"], {"user_id": user_id, **line.model_dump()})
