"""Leases kept from a thread: an event loop that computes, or waits for a processor, does not lose its jobs to others.

Two rules limit that. A worker whose renewals or whose loop come late takes no more jobs until it is well again. And the thread
renews only while the loop has been heard of within `EMPTOR_LOOP_SILENCE_S`: past it the watchdog ends the process, and where
there is none (a function) the leases run out by themselves.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

from emptor.core.errors import Unavailable
from emptor.core.watchdog import processor_wait_s
from emptor.db.leases import LeaseConnection

log = logging.getLogger(__name__)

RENEWALS_PER_LEASE = 3
LATE_SHARE = 2 / 3  # of a lease: a renewal that comes later than this has left it less than a third
RETRY_S = 0.3  # after the database was away, or a row was locked
LINGER_S = 5.0  # the thread and its connection stay for so long after the last job


class _Beat(NamedTuple):
    """A sign of life of the event loop: its thread, when it was, and how long the thread had waited for a processor by then."""

    thread: int
    at: float
    waited_s: float


def _beat() -> _Beat:
    thread = threading.get_native_id()
    return _Beat(thread, time.monotonic(), processor_wait_s(thread))


class HeldLease:
    """One job's lease. `news` is set in the event loop when it is lost or the job cancelled: whoever is woken asks the row."""

    def __init__(self, token: int, since: float) -> None:
        self.token = token
        self.kept_at = since  # on the monotonic clock, not later than the database counted the lease from
        self.news = asyncio.Event()


class LeaseKeeper:
    """The leases of one process. Its thread lives while there are any; use it from one event loop."""

    def __init__(self, connection: LeaseConnection, *, lease_s: float, silence_s: float) -> None:
        """Nothing is started or connected.

        Args:
            connection: the thread's own.
            lease_s: length of a lease.
            silence_s: for how long an event loop may be silent while its leases are renewed.
        """
        self._connection = connection
        self._lease_s, self._silence_s = lease_s, silence_s
        self._held: dict[UUID, HeldLease] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._beating: asyncio.Task[None] | None = None
        self._beat = _Beat(0, 0.0, 0.0)
        self._late_until = 0.0
        self._deaf = False  # whether the loop is silent for too long, and that has been logged

    @property
    def unwell_s(self) -> float:
        """For how many seconds no more jobs should be taken, because a renewal or the loop came late; 0 when all is well."""
        return max(0.0, self._late_until - time.monotonic())

    @contextmanager
    def holding(self, job_id: UUID, token: int, *, since: float) -> Iterator[HeldLease]:
        """Keep a job's lease until the block ends. `since`: when it was asked for, on the monotonic clock."""
        lease = HeldLease(token, since)
        self._beat = _beat()
        if self._beating is None:
            self._beating = asyncio.create_task(self._beat_on())
        with self._changed:
            self._held[job_id] = lease
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, args=(asyncio.get_running_loop(),), name="emptor-leases", daemon=True
                )
                self._thread.start()
            self._changed.notify()
        try:
            yield lease
        finally:
            with self._changed:
                if self._held.get(job_id) is lease:
                    del self._held[job_id]
            if not self._held and self._beating is not None:
                self._beating.cancel()
                self._beating = None

    def close(self) -> None:
        """End the thread; it closes its connection. May be called twice."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    async def _beat_on(self) -> None:
        """The sign of life of the event loop."""
        tick_s = self._lease_s / RENEWALS_PER_LEASE / 2
        while True:
            self._beat = _beat()
            await asyncio.sleep(tick_s)

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._connection:
            while (held := self._due()) is not None:
                if held and not self._renew(loop, held):
                    time.sleep(RETRY_S)

    def _due(self) -> dict[UUID, HeldLease] | None:
        """Wait until a lease is due; the leases then, none for another look, or None when the thread has nothing left to do."""
        with self._changed:
            if not self._held and not self._closed:
                self._changed.wait(LINGER_S)
            if self._closed or not self._held:
                self._thread = None
                return None
            wait_s = min(lease.kept_at for lease in self._held.values()) + self._lease_s / RENEWALS_PER_LEASE - time.monotonic()
            if wait_s > 0:
                self._changed.wait(wait_s)
                return {}
            return dict(self._held)

    def _renew(self, loop: asyncio.AbstractEventLoop, held: dict[UUID, HeldLease]) -> bool:
        """Renew all, and tell the loop how it went. False when some have to be tried again."""
        asked = time.monotonic()
        if self._is_dead():
            return False
        self._note_lateness(max(asked - self._beat.at, asked - min(lease.kept_at for lease in held.values())))
        try:
            kept = self._connection.renew({job_id: lease.token for job_id, lease in held.items()}, lease_s=self._lease_s)
        except Unavailable as error:
            log.warning("leases could not be renewed: %s", error.message)
            return False
        for job_id, lease in held.items():
            answer = kept[job_id]
            if answer.renewed or not answer.mine:
                lease.kept_at = asked
            if not answer.mine or answer.cancel_requested:
                with contextlib.suppress(RuntimeError):  # the loop has ended
                    loop.call_soon_threadsafe(lease.news.set)
        return all(answer.renewed or not answer.mine for answer in kept.values())

    def _is_dead(self) -> bool:
        """Whether the loop has been silent for too long. While it waits for a processor it is only slow."""
        beat = self._beat
        waited_s = processor_wait_s(beat.thread) - beat.waited_s
        silent_s = time.monotonic() - beat.at - waited_s
        dead = silent_s > self._silence_s
        if dead and not self._deaf:
            log.error("the event loop has been silent for %.0f s: its leases are left to run out", silent_s)
        self._deaf = dead
        return dead

    def _note_lateness(self, late_s: float) -> None:
        if late_s > self._lease_s * LATE_SHARE:
            if not self.unwell_s:
                log.warning("a lease was renewed %.1f s late: no more jobs are taken for %.0f s", late_s, self._lease_s)
            self._late_until = time.monotonic() + self._lease_s
