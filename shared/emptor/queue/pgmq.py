"""A queue in PostgreSQL: pgmq, the engine of Supabase Queues. Needs nothing but the database."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import DictRow
from psycopg.sql import SQL, Identifier

from emptor.core.errors import ConfigurationError
from emptor.db.database import Connection, Database
from emptor.db.listen import QUEUES, Notifications
from emptor.db.sql import queries
from emptor.db.values import jsonb
from emptor.queue.port import DEFAULT_MAX_DELIVERIES, WorkMessage

DEAD_SUFFIX = "_dead"
DEAD_LOOKED_AT = 10_000  # dead letters searched for those of one job
POLL_FIRST_S, POLL_MOST_S, POLL_GROWTH = 0.05, 0.5, 1.5
POLL_NOTIFIED_S = 1.0  # notifications tell of new messages; delayed ones and those of dead workers show up by themselves


class PgmqQueue:
    """A WorkQueue in the database. With `notifications`, a waiting receiver is woken by a send; without, it polls."""

    def __init__(
        self,
        db: Database,
        name: str,
        *,
        notifications: Notifications | None = None,
        max_deliveries: int = DEFAULT_MAX_DELIVERIES,
    ) -> None:
        self.name = name
        self._db = db
        self._sql = queries("queue")
        self._names = {"queue": name, "dead": name + DEAD_SUFFIX}
        self._max_deliveries = max_deliveries
        self._exists = False
        self._notifications = notifications
        self._sent = asyncio.Event()
        if notifications is not None:
            notifications.subscribe(QUEUES, self._on_sent)

    async def send(self, job_id: UUID, *, delay_s: int = 0) -> None:
        await self._call("send", {"message": jsonb({"job_id": str(job_id)}), "delay_s": delay_s})

    async def send_within(self, connection: Connection, job_id: UUID) -> None:
        """See QueueInDatabase."""
        await self._ensure_exists(connection)
        message = {**self._names, "message": jsonb({"job_id": str(job_id)}), "delay_s": 0}
        await connection.execute(self._sql["send"], message)

    async def recall_within(self, connection: Connection, job_ids: Sequence[UUID]) -> None:
        """See QueueInDatabase."""
        await self._ensure_exists(connection)
        table = Identifier("pgmq", f"q_{self.name.lower()}")
        query = SQL(self._sql["recall"].decode()).format(table=table)
        await connection.execute(query, {**self._names, "job_ids": list(job_ids)})

    async def _ensure_exists(self, connection: Connection) -> None:
        if not self._exists:
            row = await (await connection.execute(self._sql["exists"], self._names)).fetchone()
            if not (row and row["there"]):
                await self._call("create", {})  # on a connection of its own: it stays, whatever becomes of this transaction
            self._exists = True

    async def receive(self, *, limit: int = 1, visibility_s: int, wait_s: float = 0) -> list[WorkMessage]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + wait_s
        pause_s = POLL_FIRST_S
        while True:
            self._sent.clear()
            taken = await self._take(limit, visibility_s)
            left_s = deadline - loop.time()
            if taken or left_s <= 0:
                return taken
            notified = self._notifications is not None and self._notifications.live
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._sent.wait(), min(left_s, POLL_NOTIFIED_S if notified else pause_s))
            pause_s = min(pause_s * POLL_GROWTH, POLL_MOST_S)

    async def extend(self, message: WorkMessage, *, visibility_s: int) -> None:
        await self._call("hide", {"id": int(message.receipt), "visibility_s": visibility_s})

    async def ack(self, message: WorkMessage) -> None:
        await self._call("delete", {"id": int(message.receipt)})

    async def dead_letters(self, *, limit: int = 100) -> list[UUID]:
        rows = await self._call("peek", {"queue": self._names["dead"], "limit": limit})
        return [UUID(row["job_id"]) for row in rows]

    async def drop_dead_letters(self, job_id: UUID) -> int:
        return len(await self._call("drop_dead", {"job_id": str(job_id), "limit": DEAD_LOOKED_AT}))

    async def aclose(self) -> None:
        """The database is closed by its owner."""

    async def _take(self, limit: int, visibility_s: int) -> list[WorkMessage]:
        rows = await self._call("read", {"visibility_s": visibility_s, "limit": limit})
        taken = []
        for row in sorted(rows, key=lambda row: int(row["msg_id"])):
            if row["read_ct"] > self._max_deliveries:
                await self._call("bury", {"id": row["msg_id"], "message": jsonb({"job_id": row["job_id"]})})
            else:
                message = WorkMessage(receipt=str(row["msg_id"]), job_id=UUID(row["job_id"]), deliveries=row["read_ct"])
                taken.append(message)
        return taken

    async def _call(self, query: str, parameters: Mapping[str, Any]) -> list[DictRow]:
        merged = {**self._names, **parameters}
        try:
            return await self._db.all(self._sql[query], merged)
        except psycopg.errors.UndefinedTable:
            await self._db.all(self._sql["create"], self._names)
            return await self._db.all(self._sql[query], merged)
        except (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedFunction) as error:
            raise ConfigurationError(
                "This database has no pgmq: run the migrations (they install it), or set EMPTOR_QUEUE=sqs."
            ) from error

    def _on_sent(self, payload: str) -> None:
        if payload in {"", self.name}:
            self._sent.set()
