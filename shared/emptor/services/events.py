"""Following a job's event log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.db.listen import EventWaiter
from emptor.models.events import TERMINAL_EVENTS, JobEvent
from emptor.models.jobs import TERMINAL_STATUSES

BATCH = 200
WAIT_S = 15.0


class EventService:
    """Reads the log in order and waits for more; holds no database connection while it waits."""

    def __init__(self, events: EventRepository, jobs: JobRepository, waiter: EventWaiter) -> None:
        self._events = events
        self._jobs = jobs
        self._waiter = waiter

    async def follow(self, job_id: UUID, after: int = 0) -> AsyncIterator[JobEvent]:
        """Yield the events after number `after`, as they come, up to the terminal one. A log that has ended ends at once."""
        seen = after
        while True:
            batch = await self._events.after(job_id, seen, limit=BATCH)
            for event in batch:
                yield event
                seen = event.seq
                if event.type in TERMINAL_EVENTS:
                    return
            if not batch:
                if await self._has_ended(job_id, seen):
                    return
                await self._waiter.wait(job_id, seen, WAIT_S)

    async def _has_ended(self, job_id: UUID, seen: int) -> bool:
        """Whether the reader already has the last event there will be: it asked from the terminal event or beyond."""
        job = await self._jobs.get(job_id)
        return job is None or (job.status in TERMINAL_STATUSES and seen >= job.last_seq)
