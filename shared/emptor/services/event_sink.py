"""From a running graph to the job's log: in order, in batches, never blocking the node that speaks."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self
from uuid import UUID

from emptor.db.events import EventRepository
from emptor.models.events import NewEvent

MAX_BATCH = 100


class EventSink:
    """Appends events under a fencing token. A failure to append surfaces at the end, as StaleWorker or Unavailable."""

    def __init__(self, events: EventRepository, job_id: UUID, fencing_token: int) -> None:
        self._events = events
        self._job_id = job_id
        self._token = fencing_token
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
                await self._events.append(self._job_id, self._token, events)
            if None in batch:
                return
