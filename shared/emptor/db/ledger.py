"""Paid calls: their results, so that none is paid for twice, and their cost, so that no job spends more than it may."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from emptor.core.errors import StaleWorker, Unavailable
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb
from emptor.models.ledger import Reservation, UsageLine

log = logging.getLogger(__name__)

RETRY_S = (0.2, 0.5, 1.0, 2.0, 3.0, 3.0)  # what was paid for is not thrown away because the database restarts


@dataclass(frozen=True)
class BudgetState:
    """A job's money, in USD."""

    limit: Decimal
    spent: Decimal
    reserved: Decimal

    @property
    def left(self) -> Decimal:
        """What may still be reserved."""
        return max(self.limit - self.spent - self.reserved, Decimal(0))


class JobLedger:
    """The ledger of one job, for the worker that holds it. Every write raises StaleWorker when it no longer does."""

    def __init__(self, db: Database, job_id: UUID, token: int) -> None:
        self._db = db
        self._sql = queries("ledger")
        self._job_id = job_id
        self._held = {"job_id": job_id, "token": token}

    async def get(self, step: str, digest: str) -> dict[str, Any] | None:
        """The result of a call that was paid for before; `digest` names the exact input."""
        row = await self._db.one(self._sql["get_step"], {"job_id": self._job_id, "step": step, "digest": digest})
        return row["result"] if row else None

    async def put(self, step: str, digest: str, result: Mapping[str, Any], *, cost_usd: Decimal = Decimal(0)) -> None:
        """Store a result before it is used. A second put of the same key keeps the first."""
        parameters = {"step": step, "digest": digest, "result": jsonb(result), "cost_usd": cost_usd}
        self._require(await self._kept(self._sql["put_step"], {**self._held, **parameters}))

    async def reserve(self, usd: Decimal, *, what: str = "", node: str = "") -> Reservation | None:
        """Set aside what a call can cost at most. None when the job's limit does not allow it."""
        row = await self._db.one(self._sql["reserve"], {**self._held, "usd": usd, "what": what, "node": node})
        if row is not None:
            return Reservation(id=row["id"], usd=usd)
        self._require(await self._db.one(queries("jobs")["is_current"], self._held))
        return None

    async def settle(self, reservation: Reservation, usd: Decimal) -> None:
        """Replace a reservation by what the call cost; 0 when it was not made. Settling twice counts once."""
        self._require(await self._kept(self._sql["settle"], {**self._held, "reservation_id": reservation.id, "usd": usd}))

    async def record(self, line: UsageLine) -> None:
        """Write what a call cost to usage_ledger. `settle` is what moves the job's own sum."""
        self._require(await self._db.one(self._sql["record"], {**self._held, **line.model_dump()}))

    async def usage(self) -> list[UsageLine]:
        """What the job has cost over all its slices, one line a node and model or provider, dearest first."""
        rows = await self._db.all(self._sql["usage_of_job"], {"job_id": self._job_id})
        return [UsageLine.model_validate(row) for row in rows]

    async def budget(self) -> BudgetState:
        """What the job may spend, has spent and has set aside. Raises StaleWorker when the job was deleted."""
        row = await self._db.one(self._sql["budget"], {"job_id": self._job_id})
        if row is None:
            raise StaleWorker(f"Job {self._job_id} is gone.")
        return BudgetState(limit=row["max_cost_usd"], spent=row["cost_usd"], reserved=row["reserved_usd"])

    async def _kept(self, query: bytes, parameters: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Run a statement that may run twice, again while the database is away."""
        for pause_s in RETRY_S:
            try:
                return await self._db.one(query, parameters)
            except Unavailable as error:
                log.warning("the ledger waits for the database: %s", error.message)
                await asyncio.sleep(pause_s)
        return await self._db.one(query, parameters)

    def _require(self, row: Mapping[str, Any] | None) -> None:
        if row is None:
            raise StaleWorker(f"Job {self._job_id} was taken by another worker, or has ended: nothing was written.")
