"""Webhooks and what is sent to them. Whoever claims a delivery is the one to send it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import LimitExceeded
from emptor.db.database import Database
from emptor.db.pages import Cursor, Slice, cut, window
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.webhooks import WebhookDelivery, WebhookEvent, WebhookView

SECRET_PREFIX = "whsec_"  # noqa: S105 - of Standard Webhooks
SECRET_BYTES = 32
WEBHOOKS_MAX = 20  # of one user
HOLD_S = 60.0  # how long whoever claims a delivery has it alone; longer than an attempt may take


@dataclass(frozen=True)
class Claimed:
    """A delivery to be sent now, and how."""

    id: UUID
    type: str
    data: Mapping[str, Any]
    created_at: datetime
    attempt: int
    url: str
    secret: str


@dataclass(frozen=True)
class Attempted:
    """How an attempt ended.

    Attributes:
        state: `delivered`, `failed` for good, or `pending`.
        retry_in_s: when it is tried again, if it is.
        disabled_because: stops the webhook.
    """

    state: str
    status: int | None = None
    error: str | None = None
    retry_in_s: float | None = None
    disabled_because: str | None = None


def new_secret() -> str:
    """Return a fresh secret, in the form that libraries for Standard Webhooks take."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


class WebhookRepository:
    """Rows of webhooks and webhook_deliveries. For the service: users have no access to the tables."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("webhooks")
        self._users = queries("jobs")

    async def create(self, user_id: UUID, url: str, label: str, events: Sequence[WebhookEvent]) -> tuple[WebhookView, str]:
        """Make a webhook; return it and its secret. Raises LimitExceeded."""
        secret = new_secret()
        parameters = {"user_id": user_id, "url": text(url), "label": text(label), "events": _names(events), "secret": secret}
        async with self._db.transaction() as connection:
            await connection.execute(self._users["know_user"], {"user_id": user_id})
            await connection.execute(self._users["lock_user"], {"user_id": user_id})
            counted = await (await connection.execute(self._sql["count"], {"user_id": user_id})).fetchone()
            if counted and counted["n"] >= WEBHOOKS_MAX:
                raise LimitExceeded(f"You have {WEBHOOKS_MAX} webhooks, the most there may be: delete one you no longer need.")
            row = await (await connection.execute(self._sql["create"], parameters)).fetchone()
        assert row is not None  # noqa: S101 - an insert without a condition returns its row
        return _webhook(row), secret

    async def get(self, webhook_id: UUID, user_id: UUID) -> WebhookView | None:
        """A webhook of this user's."""
        row = await self._db.one(self._sql["get"], {"webhook_id": webhook_id, "user_id": user_id})
        return _webhook(row) if row else None

    async def page(self, user_id: UUID, *, limit: int, cursor: str | None = None) -> Slice[WebhookView]:
        """A user's webhooks, newest first. Raises InvalidInput for a cursor that is not one."""
        rows = await self._db.all(self._sql["page"], {"user_id": user_id, **window(limit, cursor)})
        found = [_webhook(row) for row in rows]
        return cut(found, limit, [Cursor(item.created_at, item.id) for item in found])

    async def change(
        self,
        webhook_id: UUID,
        user_id: UUID,
        *,
        url: str | None = None,
        label: str | None = None,
        events: Sequence[WebhookEvent] | None = None,
        secret: str | None = None,
        enabled: bool | None = None,
    ) -> WebhookView | None:
        """Write what is given; None when there is no such webhook of this user's."""
        parameters = {
            "webhook_id": webhook_id,
            "user_id": user_id,
            "url": text(url) if url else None,
            "label": None if label is None else text(label),
            "events": None if events is None else _names(events),
            "secret": secret,
            "enabled": enabled,
        }
        row = await self._db.one(self._sql["change"], parameters)
        return _webhook(row) if row else None

    async def delete(self, webhook_id: UUID, user_id: UUID) -> bool:
        """Delete a webhook with its log. Return whether there was one."""
        return await self._db.run(self._sql["delete"], {"webhook_id": webhook_id, "user_id": user_id}) > 0

    async def note(self, webhook_id: UUID, user_id: UUID, type_: str, data: Mapping[str, Any]) -> Claimed | None:
        """Put down and claim something to be sent to one webhook; None when there is no such webhook of this user's."""
        given = {"webhook_id": webhook_id, "user_id": user_id}
        row = await self._db.one(self._sql["note"], {**given, "type": type_, "data": jsonb(dict(data)), "hold_s": HOLD_S})
        webhook = await self._db.one(self._sql["get"], given) if row else None
        return _claimed({**row, "url": webhook["url"], "secret": webhook["secret"]}) if row and webhook else None

    async def claim(self, limit: int) -> list[Claimed]:
        """Take up to `limit` due deliveries of webhooks that are not stopped."""
        return [_claimed(row) for row in await self._db.all(self._sql["claim"], {"limit": limit, "hold_s": HOLD_S})]

    async def end(self, claimed: Claimed, attempted: Attempted) -> WebhookDelivery | None:
        """Write how an attempt ended; None when somebody else has tried again meanwhile."""
        row = await self._db.one(self._sql["end"], {"delivery_id": claimed.id, "attempt": claimed.attempt, **vars(attempted)})
        return _delivery(row) if row else None

    async def deliveries(
        self, webhook_id: UUID, user_id: UUID, *, limit: int, cursor: str | None = None
    ) -> Slice[WebhookDelivery]:
        """What was sent to a webhook, newest first. Raises InvalidInput for a cursor that is not one."""
        parameters = {"webhook_id": webhook_id, "user_id": user_id, **window(limit, cursor)}
        found = [_delivery(row) for row in await self._db.all(self._sql["deliveries"], parameters)]
        return cut(found, limit, [Cursor(item.created_at, item.id) for item in found])

    async def remove_old(self, days: int, limit: int) -> int:
        """Remove up to `limit` deliveries that ended before the age; 0 days keeps all."""
        return await self._db.run(self._sql["old_deliveries"], {"days": days, "limit": limit}) if days else 0


def _names(events: Sequence[WebhookEvent]) -> list[str]:
    return [event.value for event in dict.fromkeys(events)]


def _webhook(row: DictRow) -> WebhookView:
    same = {name: row[name] for name in ("id", "url", "label", "events", "failures_in_a_row", "created_at")}
    status = "active" if row["enabled"] else "paused"
    return WebhookView.model_validate({**same, "status": status, "paused_because": row["disabled_because"]})


def _delivery(row: DictRow) -> WebhookDelivery:
    values = {name: row[name] for name in WebhookDelivery.model_fields}
    if row["state"] != "pending":
        values["next_attempt_at"] = None
    return WebhookDelivery.model_validate(values)


def _claimed(row: Mapping[str, Any]) -> Claimed:
    return Claimed(row["id"], row["type"], row["data"], row["created_at"], row["attempts"], row["url"], row["secret"])
