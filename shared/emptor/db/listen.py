"""Waiting for events without polling: one LISTEN connection serves all clients of a process.

Behind a transaction pooler LISTEN is accepted and then silent. A probe finds out; the process then polls, one query for all
waiting clients at growing intervals. A notification is a hint: whoever is woken reads the log.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from uuid import UUID, uuid4

import psycopg

from emptor.core.errors import Unavailable
from emptor.db.database import Database
from emptor.db.sql import queries

logger = logging.getLogger(__name__)

EVENTS, CANCELS, QUEUES = CHANNELS = ("emptor_events", "emptor_cancels", "emptor_queues")
PROBE = "probe "
GAP = ""
PROBE_TIMEOUT_S = 1.0
RECONNECT_S = 0.5
POLL_FIRST_S, POLL_MOST_S, POLL_GROWTH = 0.05, 2.0, 1.5
REMEMBERED_JOBS = 10_000

Listener = Callable[[str], None]


class Notifications:
    """The process's LISTEN connection. Callbacks get a channel's payloads, and `""` after a gap, when any may have been missed.

    `start` before use, `close` after. `live` tells whether notifications arrive at all.
    """

    def __init__(self, db: Database, *, direct: Database | None = None) -> None:
        """Remember where to listen.

        Args:
            db: where notifications are sent from.
            direct: the same database without a pooler between; None when `db` leads to it directly.
        """
        self._db, self._direct = db, direct or db
        self._listeners: defaultdict[str, list[Listener]] = defaultdict(list)
        self._task: asyncio.Task[None] | None = None
        self._probe = f"{PROBE}{uuid4()}"
        self._proven = asyncio.Event()
        self.live = False

    def subscribe(self, channel: str, listener: Listener) -> None:
        """Call `listener` with each payload of a channel, in the event loop."""
        self._listeners[channel].append(listener)

    async def start(self) -> None:
        """Begin to listen, and find out whether that works here. A database that is away is tried again, in the background."""
        self._task = asyncio.create_task(self._run(), name="emptor-listen")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._proven.wait(), PROBE_TIMEOUT_S)
        if not self.live:
            logger.warning("notifications do not arrive (a transaction pooler, or no connection): polling for events instead")

    async def close(self) -> None:
        """Stop listening. May be called twice."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                await self._listen()
            except (psycopg.Error, Unavailable) as error:
                logger.warning("the listening connection broke; connecting again", extra={"reason": str(error)})
            finally:
                self.live = False
            await asyncio.sleep(RECONNECT_S)

    async def _listen(self) -> None:
        async with await self._direct.direct_connection() as connection:
            for channel in CHANNELS:
                await connection.execute(f"listen {channel}".encode())
            await self._db.run(b"select pg_notify(%(channel)s, %(word)s)", {"channel": EVENTS, "word": self._probe})
            async for notice in connection.notifies():
                self._deliver(notice.channel, notice.payload)

    def _deliver(self, channel: str, payload: str) -> None:
        if payload == self._probe:
            self._prove()
        elif not payload.startswith(PROBE):
            for listener in self._listeners[channel]:
                listener(payload)

    def _prove(self) -> None:
        """Our own word came back: notifications arrive. What came before it may have been missed."""
        self.live = True
        self._proven.set()
        for listener in (listener for listeners in self._listeners.values() for listener in listeners):
            listener(GAP)


class EventWaiter:
    """Wakes those who wait for a job's log to grow. One for a process; clients hold no connection."""

    def __init__(self, db: Database, notifications: Notifications) -> None:
        self._db = db
        self._notifications = notifications
        self._known: OrderedDict[UUID, int] = OrderedDict()
        self._waiting: defaultdict[UUID, set[asyncio.Future[None]]] = defaultdict(set)
        self._poller: asyncio.Task[None] | None = None
        notifications.subscribe(EVENTS, self._on_notice)

    async def wait(self, job_id: UUID, after_seq: int, timeout: float) -> bool:  # noqa: ASYNC109 - time-out is an answer
        """Wait until the log holds an event after `after_seq`; then read it. True when it does or may, False on time-out.

        Events that came between the caller's last read and this call count, as far as this process heard of them; read
        again on time-out too.
        """
        if self._known.get(job_id, 0) > after_seq:
            return True
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[job_id].add(woken)
        self._poll_if_needed()
        try:
            await asyncio.wait_for(woken, timeout)
        except TimeoutError:
            return False
        else:
            return True
        finally:
            self._forget(job_id, woken)

    async def close(self) -> None:
        """Stop polling and wake everyone."""
        if self._poller is not None:
            self._poller.cancel()
            await asyncio.gather(self._poller, return_exceptions=True)
        self._wake_all()

    def _on_notice(self, payload: str) -> None:
        if payload == GAP:
            self._known.clear()
            self._wake_all()
            return
        job, _, seq = payload.partition(" ")
        with contextlib.suppress(ValueError):  # somebody else's words on our channel
            self._heard(UUID(job), int(seq))

    def _heard(self, job_id: UUID, seq: int) -> None:
        self._known[job_id] = max(seq, self._known.get(job_id, 0))
        self._known.move_to_end(job_id)
        while len(self._known) > REMEMBERED_JOBS:
            self._known.popitem(last=False)
        self._wake(job_id)

    def _wake(self, job_id: UUID) -> None:
        for woken in self._waiting.get(job_id, ()):
            if not woken.done():
                woken.set_result(None)

    def _wake_all(self) -> None:
        for job_id in list(self._waiting):
            self._wake(job_id)

    def _forget(self, job_id: UUID, woken: asyncio.Future[None]) -> None:
        waiting = self._waiting[job_id]
        waiting.discard(woken)
        if not waiting:
            del self._waiting[job_id]

    def _poll_if_needed(self) -> None:
        if not self._notifications.live and (self._poller is None or self._poller.done()):
            self._poller = asyncio.create_task(self._poll(), name="emptor-poll-events")

    async def _poll(self) -> None:
        """Ask how far the logs that someone waits for have grown, until nobody waits or notifications come back."""
        pause_s = POLL_FIRST_S
        while self._waiting and not self._notifications.live:
            with contextlib.suppress(Unavailable):
                grown = await self._ask()
                pause_s = POLL_FIRST_S if grown else min(pause_s * POLL_GROWTH, POLL_MOST_S)
            await asyncio.sleep(pause_s)

    async def _ask(self) -> bool:
        rows = await self._db.all(queries("events")["last_seqs"], {"job_ids": list(self._waiting)})
        grown = [row for row in rows if row["last_seq"] > self._known.get(row["id"], 0)]
        for row in grown:
            self._heard(row["id"], row["last_seq"])
        return bool(grown)
