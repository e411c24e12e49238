"""Links that show a report to whoever has them. The database has only their digests."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import digest_of
from emptor.models.shares import ShareView

TOKEN_BYTES = 32
SHARES_MAX = 20  # of one job


@dataclass(frozen=True)
class Opened:
    """What a link leads to."""

    share_id: UUID
    expires_at: datetime
    report: dict[str, Any]


class ShareRepository:
    """Rows of report_shares. For the service: users have no access to the table."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("shares")

    async def create(self, user_id: UUID, job_id: UUID, days: int) -> tuple[str, ShareView] | None:
        """Make a link to a user's job; return its token, which is shown this once. None when there are SHARES_MAX."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        parameters = {"user_id": user_id, "job_id": job_id, "digest": digest_of(token), "days": days, "most": SHARES_MAX}
        row = await self._db.one(self._sql["create"], parameters)
        return (token, ShareView.model_validate(row)) if row else None

    async def of_job(self, user_id: UUID, job_id: UUID) -> tuple[ShareView, ...]:
        """The links of a user's job that still hold, newest first."""
        rows = await self._db.all(self._sql["list"], {"user_id": user_id, "job_id": job_id})
        return tuple(ShareView.model_validate(row) for row in rows)

    async def delete(self, user_id: UUID, job_id: UUID, share_id: UUID) -> bool:
        """Revoke a link; return whether there was one."""
        return await self._db.run(self._sql["delete"], {"user_id": user_id, "job_id": job_id, "share_id": share_id}) > 0

    async def open(self, token: str) -> Opened | None:
        """What a link shows; None when it is unknown, expired or revoked."""
        row = await self._db.one(self._sql["open"], {"digest": digest_of(token)})
        return Opened(row["id"], row["expires_at"], row["report"]) if row else None
