"""Watches and the alerts they raised. Whoever claims a watch is the one to run it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import Conflict, LimitExceeded
from emptor.db.database import Connection, Database
from emptor.db.pages import Cursor, Slice, cut, window
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.watches import AlertKind, NewAlert, QuietHours, Seen, Watch, WatchAlert, WatchResult

CENT = Decimal("0.01")
AMOUNTS = ("target_price", "range_low", "range_high", "target_unit_price")
JITTER = 0.1  # of the time between two runs, added at random


@dataclass(frozen=True)
class NewWatch:
    """What a request asks for."""

    url: str
    label: str
    every_s: int
    notify_on: tuple[AlertKind, ...]
    also: tuple[str, ...] = ()
    target_price: Decimal | None = None
    currency: str | None = None
    drop_percent: Decimal | None = None
    range_low: Decimal | None = None
    range_high: Decimal | None = None
    lowest_days: int | None = None
    target_unit_price: Decimal | None = None
    unit: str | None = None
    quiet_hours: QuietHours | None = None


@dataclass(frozen=True)
class RunEnd:
    """How a run ended.

    Attributes:
        result: shown as the watch's last result.
        seen: what the next run compares with.
        product_id: the product observed; None leaves the known one.
        failures_in_a_row: this one included; 0 after a success.
        retry_in_s: when to try again; None leaves the time that the claim has set.
        paused_because: pauses the watch.
    """

    result: WatchResult
    seen: Seen
    product_id: UUID | None = None
    alerts: tuple[NewAlert, ...] = ()
    failures_in_a_row: int = 0
    retry_in_s: float | None = None
    paused_because: str | None = None


class WatchRepository:
    """Rows of watches and watch_alerts."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("watches")
        self._users = queries("jobs")

    async def create(self, user_id: UUID, new: NewWatch, *, most: int) -> Watch:
        """Make a watch; it is due at once.

        Raises:
            Conflict: the user watches the page already; the message names the watch.
            LimitExceeded: the user has `most` watches.
        """
        parameters = {**vars(new), "user_id": user_id, "url": text(new.url), "label": text(new.label)}
        parameters |= {"notify_on": _names(new.notify_on), "also": _texts(new.also), "quiet_hours": _quiet(new.quiet_hours)}
        async with self._db.transaction() as connection:
            await connection.execute(self._users["know_user"], {"user_id": user_id})
            await connection.execute(self._users["lock_user"], {"user_id": user_id})
            if there := await _one(connection, self._sql["id_of"], parameters):
                raise Conflict(f"You watch this page already: change the watch {there['id']}, or delete it first.")
            counted = await _one(connection, self._sql["count"], {"user_id": user_id})
            if counted and counted["n"] >= most:
                raise LimitExceeded(
                    f"You have {counted['n']} watches, the most there may be: delete one that you no longer need."
                )
            row = await _one(connection, self._sql["create"], parameters)
        if row is None:  # made meanwhile by whoever does not lock the user: an administrator
            raise Conflict("You watch this page already.")
        return _watch(row)

    async def knows_time_zone(self, name: str) -> bool:
        """Whether the database, which reckons with it, has a time zone of this name."""
        return await self._db.one(self._sql["time_zone"], {"name": text(name)}) is not None

    async def release(self) -> int:
        """Send alerts whose quiet hours have ended: to webhooks and whoever listens. Return how many."""
        return await self._db.run(self._sql["release"], {})

    async def get(self, watch_id: UUID, user_id: UUID) -> Watch | None:
        """A watch of this user's."""
        row = await self._db.one(self._sql["get"], {"watch_id": watch_id}, user_id=user_id)
        return _watch(row) if row else None

    async def page(self, user_id: UUID, *, limit: int, cursor: str | None = None) -> Slice[Watch]:
        """A user's watches, newest first. Raises InvalidInput for a cursor that is not one."""
        parameters = {"user_id": user_id, **window(limit, cursor)}
        watches = [_watch(row) for row in await self._db.all(self._sql["page"], parameters, user_id=user_id)]
        return cut(watches, limit, [Cursor(watch.created_at, watch.id) for watch in watches])

    async def change(self, watch_id: UUID, user_id: UUID, changed: Callable[[Watch], Watch]) -> Watch | None:
        """Replace a user's watch by what `changed` makes of it; None when there is none. Nothing else changes it meanwhile."""
        async with self._db.transaction() as connection:
            row = await _one(connection, self._sql["lock"], {"watch_id": watch_id, "user_id": user_id})
            if row is None:
                return None
            parameters = _changeable(changed(_watch(row)))
            row = await _one(connection, self._sql["change"], {"watch_id": watch_id, **parameters})
        return _watch(row) if row else None

    async def delete(self, watch_id: UUID, user_id: UUID) -> bool:
        """Delete a user's watch with its alerts; what it observed of prices stays. Return whether there was one."""
        return await self._db.run(self._sql["delete"], {"watch_id": watch_id, "user_id": user_id}) > 0

    async def claim(self, limit: int) -> Sequence[Watch]:
        """Take up to `limit` due watches. A watch whose run never ends is due again at its next time."""
        rows = await self._db.all(self._sql["claim"], {"limit": limit, "jitter": JITTER})
        return [_watch(row) for row in rows]

    async def finish(self, watch: Watch, end: RunEnd) -> bool:
        """Write how the run of a claimed watch ended, and its alerts: all, or nothing when the run has become void."""
        parameters = {
            "watch_id": watch.id,
            "run": watch.runs,
            "last_result": jsonb(end.result.model_dump(mode="json")),
            "seen": jsonb(end.seen.model_dump(mode="json")),
            "product_id": end.product_id,
            "failures_in_a_row": end.failures_in_a_row,
            "retry_in_s": end.retry_in_s,
            "paused_because": text(end.paused_because) if end.paused_because else None,
            "alerts": jsonb([alert.model_dump(mode="json") for alert in end.alerts]),
        }
        return await self._db.one(self._sql["finish"], parameters) is not None

    async def alerts(self, watch_id: UUID, user_id: UUID, *, limit: int, cursor: str | None = None) -> Slice[WatchAlert]:
        """Alerts of a user's watch, newest first. Raises InvalidInput for a cursor that is not one."""
        parameters = {"watch_id": watch_id, **window(limit, cursor)}
        alerts = [_alert(row) for row in await self._db.all(self._sql["alerts"], parameters, user_id=user_id)]
        return cut(alerts, limit, [Cursor(alert.at, alert.id) for alert in alerts])


def _changeable(watch: Watch) -> dict[str, Any]:
    same = (
        "every_s", "target_price", "currency", "drop_percent", "range_low", "range_high", "lowest_days",
        "target_unit_price", "unit", "enabled", "paused_because", "failures_in_a_row", "runs", "next_run_at",
    )  # fmt: skip
    return {
        **{name: getattr(watch, name) for name in same},
        "label": text(watch.label),
        "notify_on": _names(watch.notify_on),
        "also": _texts(watch.also),
        "quiet_hours": _quiet(watch.quiet_hours),
        "seen": jsonb(watch.seen.model_dump(mode="json")),
    }


def _texts(urls: tuple[str, ...]) -> list[str]:
    return [text(url) for url in urls]


def _quiet(hours: QuietHours | None) -> object:
    return jsonb(hours.model_dump(mode="json")) if hours else None


def _names(kinds: tuple[AlertKind, ...]) -> list[str]:
    return [kind.value for kind in kinds]


def _watch(row: DictRow) -> Watch:
    amounts = {name: _amount(row[name]) for name in AMOUNTS}
    percent = row["drop_percent"]
    shown = {"drop_percent": percent.normalize() if percent is not None else None}
    return Watch.model_validate({name: row[name] for name in Watch.model_fields} | amounts | shown)


def _amount(stored: Decimal | None) -> Decimal | None:
    """The column's four decimals as an amount is written: two, or as many as it needs."""
    if stored is None:
        return None
    cents = stored.quantize(CENT)
    return cents if cents == stored else stored


def _alert(row: DictRow) -> WatchAlert:
    own = {name: row[name] for name in ("id", "watch_id", "kind", "message", "at", "held_until")}
    return WatchAlert.model_validate({**row["details"], **own})


async def _one(connection: Connection, query: bytes, parameters: dict[str, Any]) -> DictRow | None:
    return await (await connection.execute(query, parameters)).fetchone()
