"""From a running graph to the job's log: in order, in batches, never blocking the node that speaks."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Self

from emptor.core.errors import Unavailable
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.models.events import NewEvent
from emptor.models.jobs import Job

log = logging.getLogger(__name__)

MAX_BATCH = 100
RETRY_S = 0.3  # between tries while the database is away


class EventSink:
    """Appends a job's events under its fencing token.

    While the database is away events wait; nothing is lost and nothing is written twice. A lost lease surfaces at the end, as
    StaleWorker.
    """

    def __init__(self, events: EventRepository, jobs: JobRepository, job: Job) -> None:
        self._events = events
        self._jobs = jobs
        self._job = job
        self._seq = job.last_seq
        self._waiting: asyncio.Queue[NewEvent | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def write(self, event: NewEvent) -> None:
        self._waiting.put_nowait(event)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._drain())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Append what is waiting, then stop. May be called twice."""
        task, self._task = self._task, None
        if task:
            self._waiting.put_nowait(None)
            await task

    async def _drain(self) -> None:
        while True:
            batch = [await self._waiting.get()]
            while not self._waiting.empty() and len(batch) < MAX_BATCH:
                batch.append(self._waiting.get_nowait())
            events = [event for event in batch if event is not None]
            if events:
                await self._append(events)
            if None in batch:
                return

    async def _append(self, events: list[NewEvent]) -> None:
        """Append a batch once: when the connection broke, the log itself says whether the batch is in it."""
        broke = False
        while True:
            try:
                if not (broke and await self._has_grown()):
                    await self._events.append(self._job.id, self._job.fencing_token, events)
                self._seq += len(events)
            except Unavailable as error:
                log.warning("the job's events wait for the database: %s", error.message)
                broke = True
                await asyncio.sleep(RETRY_S)
            else:
                return

    async def _has_grown(self) -> bool:
        """Whether the log is longer than what we know to have written. While we hold the job nobody else writes to it."""
        job = await self._jobs.get(self._job.id)
        return job is not None and job.fencing_token == self._job.fencing_token and job.last_seq > self._seq
