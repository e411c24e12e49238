"""One reader of a job's log for all who follow it in this process: an event is read once, however many clients wait for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from uuid import UUID

from emptor.db.events import EventRepository
from emptor.db.listen import EventWaiter
from emptor.models.events import TERMINAL_EVENTS, JobEvent

log = logging.getLogger(__name__)

BATCH = 200  # events a read
WAIT_S = 15.0  # a notification may be lost: the log is looked at this often in any case
KEPT_IN_PROCESS, KEPT_AT_LEAST = 20_000, 64  # events in memory, over all jobs; for each job


def kept_of_each(feeds: int) -> int:
    """How many events each of so many feeds may keep."""
    return max(KEPT_AT_LEAST, KEPT_IN_PROCESS // max(1, feeds))


class JobFeed:
    """The newest events of one job, read as they come. `followers` counts who uses it; `close` it when nobody does."""

    def __init__(self, job_id: UUID, events: EventRepository, waiter: EventWaiter, keep: Callable[[], int]) -> None:
        """Begin to read. `keep` says how many events may stay in memory now."""
        self._job_id, self._events, self._waiter, self._keep = job_id, events, waiter, keep
        self.followers = 0
        self.ended = False  # nothing will follow what has been read
        self.error: Exception | None = None  # why reading stopped
        self._kept: list[JobEvent] = []  # without a gap, up to `_head`
        self._head: int | None = None  # number of the last event read; None before the first read
        self._news = asyncio.Event()
        self._closed = False
        self._pause: asyncio.Task[bool] | None = None
        self._task = asyncio.create_task(self._read(), name=f"emptor-feed-{job_id}")

    def close(self) -> None:
        """Stop reading. A query under way is left to end: breaking it off would cost its connection."""
        self._closed = True
        if self._pause is not None:
            self._pause.cancel()

    def after(self, seen: int) -> Sequence[JobEvent] | None:
        """Events that follow number `seen`; none when there are none yet; None when some of them are no longer in memory."""
        if self._head is None or seen >= self._head:
            return ()
        first = self._kept[0].seq if self._kept else self._head + 1
        return self._kept[seen + 1 - first :] if seen + 1 >= first else None

    async def wait(self, timeout: float) -> bool:  # noqa: ASYNC109 - time-out is an answer
        """Wait until more has been read, or reading has ended. False on time-out. Call it with no await after `after`."""
        try:
            async with asyncio.timeout(timeout):
                await self._news.wait()
        except TimeoutError:
            return False
        return True

    async def _read(self) -> None:
        try:
            progress = await self._events.progress(self._job_id)
            self._head = max(0, progress.last_seq - self._keep()) if progress else 0
            while not (self.ended or self._closed):
                await self._read_on(self._head)
        except Exception as error:  # noqa: BLE001 - those who follow raise it
            self.error = error
        finally:
            self._wake()

    async def _read_on(self, head: int) -> None:
        """Read the next events, and wait for more, unless the job has ended.

        Whoever has just read on need not ask whether there is more: what came after is heard of, or polled for.
        """
        if batch := await self._events.after(self._job_id, head, limit=BATCH):
            self._add(batch)
            if len(batch) < BATCH and not self.ended:
                await self._wait_after(batch[-1].seq)
            return
        progress = await self._events.progress(self._job_id)
        if progress is not None and not progress.ended:
            await self._wait_after(head)
            return
        self._add(await self._events.after(self._job_id, head, limit=BATCH))  # the end may have come between the two reads
        self.ended = True

    async def _wait_after(self, head: int) -> None:
        if not self._closed:
            self._pause = asyncio.create_task(self._waiter.wait(self._job_id, head, WAIT_S))
            await asyncio.wait([self._pause])  # not the task itself: its being cancelled must not pass for ours
            self._pause = None

    def _add(self, batch: list[JobEvent]) -> None:
        if batch:
            self._kept += batch
            self._head = batch[-1].seq
            del self._kept[: max(0, len(self._kept) - max(self._keep(), len(batch)))]
            self.ended = batch[-1].type in TERMINAL_EVENTS
            self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
