"""Webhooks, notifications and what is sent to them. Whoever claims a delivery is the one to send it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import LimitExceeded
from emptor.db.database import Database
from emptor.db.pages import Cursor, Slice, cut, window
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.webhooks import Webhook, WebhookDelivery, WebhookEvent

SECRET_PREFIX = "whsec_"  # noqa: S105 - of Standard Webhooks
SECRET_BYTES = 32
WEBHOOKS_MAX = 20  # of one user; and as many notifications
WEBHOOK, EMAIL, SERVICE = "webhook", "email", "service"  # kinds
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
    kind: str = WEBHOOK
    old_secret: str | None = None  # signs beside the other while a receiver changes over


@dataclass(frozen=True)
class NewChannel:
    """Where notifications are to go.

    Attributes:
        kind: `email` or `service`.
        url: the e-mail address, or the service's URL with its tokens.
        shown: the URL without them; None shows `url`.
        confirm_digest: of the code that confirms it; None starts it at once.
    """

    kind: str
    url: str
    shown: str | None = None
    confirm_digest: str | None = None


@dataclass(frozen=True)
class Channel:
    """Where notifications go, as it is stored."""

    id: UUID
    kind: str
    url: str
    shown: str | None
    label: str
    events: tuple[WebhookEvent, ...]
    enabled: bool
    disabled_because: str | None
    failures_in_a_row: int
    confirm_digest: str | None
    confirm_tries: int
    created_at: datetime


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


T = TypeVar("T")


class _Channels(Generic[T]):
    """Rows of webhooks of some kinds, and webhook_deliveries. For the service: users have no access to the tables."""

    kinds: ClassVar[tuple[str, ...]]
    limit: ClassVar[str]

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("webhooks")
        self._users = queries("jobs")

    def _shape(self, row: DictRow) -> T:
        raise NotImplementedError

    def _own(self, channel_id: UUID, user_id: UUID) -> dict[str, Any]:
        return {"webhook_id": channel_id, "user_id": user_id, "kinds": list(self.kinds)}

    async def _insert(
        self, user_id: UUID, new: NewChannel, label: str, events: Sequence[WebhookEvent], secret: str = ""
    ) -> DictRow:
        """Make a channel. Raises LimitExceeded."""
        of_user = {"user_id": user_id, "kinds": list(self.kinds)}
        words = {"url": text(new.url), "label": text(label), "shown": text(new.shown) if new.shown else None}
        parameters = {**vars(new), **of_user, **words, "events": _names(events), "secret": secret}
        async with self._db.transaction() as connection:
            await connection.execute(self._users["know_user"], {"user_id": user_id})
            await connection.execute(self._users["lock_user"], {"user_id": user_id})
            counted = await (await connection.execute(self._sql["count"], of_user)).fetchone()
            if counted and counted["n"] >= WEBHOOKS_MAX:
                raise LimitExceeded(self.limit.format(most=WEBHOOKS_MAX))
            row = await (await connection.execute(self._sql["create"], parameters)).fetchone()
        assert row is not None  # noqa: S101 - an insert without a condition returns its row
        return row

    async def get(self, webhook_id: UUID, user_id: UUID) -> T | None:
        """One of this user's."""
        row = await self._db.one(self._sql["get"], self._own(webhook_id, user_id))
        return self._shape(row) if row else None

    async def page(self, user_id: UUID, *, limit: int, cursor: str | None = None) -> Slice[T]:
        """A user's, newest first. Raises InvalidInput for a cursor that is not one."""
        parameters = {"user_id": user_id, "kinds": list(self.kinds), **window(limit, cursor)}
        rows = await self._db.all(self._sql["page"], parameters)
        return cut([self._shape(row) for row in rows], limit, [Cursor(row["created_at"], row["id"]) for row in rows])

    async def change(
        self,
        webhook_id: UUID,
        user_id: UUID,
        *,
        url: str | None = None,
        label: str | None = None,
        events: Sequence[WebhookEvent] | None = None,
        secret: str | None = None,
        overlap_s: float = 0.0,
        enabled: bool | None = None,
    ) -> T | None:
        """Write what is given; None when there is none such of this user's. A former secret still signs for `overlap_s`."""
        parameters = {
            **self._own(webhook_id, user_id),
            "url": text(url) if url else None,
            "label": None if label is None else text(label),
            "events": None if events is None else _names(events),
            "secret": secret,
            "overlap_s": overlap_s,
            "enabled": enabled,
        }
        row = await self._db.one(self._sql["change"], parameters)
        return self._shape(row) if row else None

    async def delete(self, webhook_id: UUID, user_id: UUID) -> bool:
        """Delete one with its log. Return whether there was one."""
        return await self._db.run(self._sql["delete"], self._own(webhook_id, user_id)) > 0

    async def note(self, webhook_id: UUID, user_id: UUID, type_: str, data: Mapping[str, Any]) -> Claimed | None:
        """Put down and claim something to be sent to one of them; None when there is none such of this user's."""
        said = {"type": type_, "data": jsonb(dict(data)), "hold_s": HOLD_S}
        row = await self._db.one(self._sql["note"], {**self._own(webhook_id, user_id), **said})
        return _claimed(row) if row else None

    async def claim(self, limit: int) -> list[Claimed]:
        """Take up to `limit` due deliveries, of all kinds, to whom is not stopped."""
        return [_claimed(row) for row in await self._db.all(self._sql["claim"], {"limit": limit, "hold_s": HOLD_S})]

    async def end(self, claimed: Claimed, attempted: Attempted) -> WebhookDelivery | None:
        """Write how an attempt ended; None when somebody else has tried again meanwhile."""
        row = await self._db.one(self._sql["end"], {"delivery_id": claimed.id, "attempt": claimed.attempt, **vars(attempted)})
        return _delivery(row) if row else None

    async def deliveries(
        self, webhook_id: UUID, user_id: UUID, *, limit: int, cursor: str | None = None
    ) -> Slice[WebhookDelivery]:
        """What was sent to one of them, newest first. Raises InvalidInput for a cursor that is not one."""
        parameters = {"webhook_id": webhook_id, "user_id": user_id, **window(limit, cursor)}
        found = [_delivery(row) for row in await self._db.all(self._sql["deliveries"], parameters)]
        return cut(found, limit, [Cursor(item.created_at, item.id) for item in found])


class WebhookRepository(_Channels[Webhook]):
    """A user's webhooks."""

    kinds = (WEBHOOK,)
    limit = "You have {most} webhooks, the most there may be: delete one you no longer need."

    def _shape(self, row: DictRow) -> Webhook:
        same = {name: row[name] for name in ("id", "url", "label", "events", "failures_in_a_row", "created_at")}
        status = "active" if row["enabled"] else "paused"
        return Webhook.model_validate({**same, "status": status, "paused_because": row["disabled_because"]})

    async def create(self, user_id: UUID, url: str, label: str, events: Sequence[WebhookEvent]) -> tuple[Webhook, str]:
        """Make a webhook; return it and its secret. Raises LimitExceeded."""
        secret = new_secret()
        return self._shape(await self._insert(user_id, NewChannel(WEBHOOK, url), label, events, secret)), secret


class NotificationRepository(_Channels[Channel]):
    """A user's e-mail addresses and services."""

    kinds = (EMAIL, SERVICE)
    limit = "You have {most} notifications, the most there may be: delete one you no longer need."

    def _shape(self, row: DictRow) -> Channel:
        values = {name: row[name] for name in Channel.__dataclass_fields__}
        return Channel(**{**values, "events": tuple(WebhookEvent(name) for name in row["events"])})

    async def create(self, user_id: UUID, new: NewChannel, label: str, events: Sequence[WebhookEvent]) -> Channel:
        """Make a notification, which sends nothing before it is confirmed, if it must be. Raises LimitExceeded."""
        return self._shape(await self._insert(user_id, new, label, events))

    async def try_code(self, channel_id: UUID, user_id: UUID) -> Channel | None:
        """Count a try of a code before it is looked at; None when there is none such of this user's."""
        row = await self._db.one(self._sql["try_code"], self._own(channel_id, user_id))
        return self._shape(row) if row else None

    async def confirm(self, channel_id: UUID, user_id: UUID) -> Channel | None:
        """Start what was confirmed."""
        row = await self._db.one(self._sql["confirm"], self._own(channel_id, user_id))
        return self._shape(row) if row else None


def _names(events: Sequence[WebhookEvent]) -> list[str]:
    return [event.value for event in dict.fromkeys(events)]


def _delivery(row: DictRow) -> WebhookDelivery:
    values = {name: row[name] for name in WebhookDelivery.model_fields}
    if row["state"] != "pending":
        values["next_attempt_at"] = None
    return WebhookDelivery.model_validate(values)


def _claimed(row: Mapping[str, Any]) -> Claimed:
    same = {name: row[name] for name in ("id", "type", "data", "created_at", "url", "secret", "old_secret", "kind")}
    return Claimed(**same, attempt=row["attempts"])
