"""Tickets for event streams: good once, for one job, for a short while. The database has only their digests."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from emptor.core.errors import NotFound
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import digest_of

GOOD_FOR_S = 60.0
TICKET_BYTES = 32


class TicketRepository:
    """Rows of stream_tickets."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("tickets")

    async def issue(self, user_id: UUID, job_id: UUID, *, good_for_s: float = GOOD_FOR_S) -> tuple[str, datetime]:
        """Make a ticket for a user's job; return it and when it ends. Raises NotFound when the job is not theirs."""
        ticket = secrets.token_urlsafe(TICKET_BYTES)
        parameters = {"user_id": user_id, "job_id": job_id, "digest": digest_of(ticket), "good_for_s": good_for_s}
        row = await self._db.one(self._sql["issue"], parameters)
        if row is None:
            raise NotFound(f"There is no research job {job_id}. Check the id, or list yours with GET /api/v1/research.")
        return ticket, row["expires_at"]

    async def take(self, ticket: str, job_id: UUID) -> UUID | None:
        """Use a ticket up, whether it holds or not; return its user if it does."""
        row = await self._db.one(self._sql["take"], {"digest": digest_of(ticket), "job_id": job_id})
        return row["user_id"] if row else None
