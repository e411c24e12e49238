"""Following a job's event log."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from emptor.db.events import EventRepository
from emptor.db.listen import EventWaiter
from emptor.models.events import TERMINAL_EVENTS, EventPage, EventType, JobEvent
from emptor.services.jobs.feed import BATCH, JobFeed, kept_of_each

IDLE_S = 15.0


class EventService:
    """Reads logs in order and waits for more. Who follows holds no database connection, and shares one reader a job."""

    def __init__(self, events: EventRepository, waiter: EventWaiter) -> None:
        self._events = events
        self._waiter = waiter
        self._feeds: dict[UUID, JobFeed] = {}

    async def follow(self, job_id: UUID, after: int = 0) -> AsyncIterator[JobEvent]:
        """Yield the events after number `after`, as they come, up to the terminal one. A log that has ended ends at once."""
        async for batch in self.batches(job_id, after):
            for event in batch:
                yield event

    async def batches(self, job_id: UUID, after: int = 0, *, idle_s: float = IDLE_S) -> AsyncIterator[Sequence[JobEvent]]:
        """The same in batches: what is there at once comes together. An empty one says that nothing came for `idle_s`.

        Raises:
            Unavailable: the database cannot be reached. Follow again after the last event seen.
        """
        seen = after
        with self._following(job_id) as feed:
            while True:
                batch = feed.after(seen)
                if batch is None:
                    batch = await self._events.after(job_id, seen, limit=BATCH)
                if batch:
                    yield batch
                    seen = batch[-1].seq
                    if batch[-1].type in TERMINAL_EVENTS:
                        return
                elif feed.error is not None:
                    raise feed.error
                elif feed.ended:
                    return
                elif not await feed.wait(idle_s):
                    yield ()

    async def page(self, job_id: UUID, after: int) -> EventPage:
        """What follows number `after` now, a batch at most."""
        progress = await self._events.progress(job_id)  # first: what has ended then does not grow before it is read
        events = await self._events.after(job_id, after, limit=BATCH)
        last = events[-1].seq if events else after
        ended = progress is None or (progress.ended and (last >= progress.last_seq or not events))
        return EventPage(events=tuple(events), last_seq=last, ended=ended)

    async def so_far(self, job_id: UUID) -> list[JobEvent]:
        """The whole log as it is now."""
        events: list[JobEvent] = []
        while batch := await self._events.after(job_id, events[-1].seq if events else 0, limit=BATCH):
            events += batch
        return events

    async def asked_at(self, job_id: UUID) -> int:
        """Number of the event by which a job asked its buyer something; 0 when it asked nothing."""
        return max((event.seq for event in await self.so_far(job_id) if event.type is EventType.INPUT_NEEDED), default=0)

    async def up_to(self, job_id: UUID, last: int) -> list[JobEvent]:
        """The events up to number `last`."""
        return [event for event in await self.so_far(job_id) if event.seq <= last] if last else []

    @contextmanager
    def _following(self, job_id: UUID) -> Iterator[JobFeed]:
        feed = self._feeds.get(job_id)
        if feed is None or feed.error is not None:
            feed = self._feeds[job_id] = JobFeed(job_id, self._events, self._waiter, lambda: kept_of_each(len(self._feeds)))
        feed.followers += 1
        try:
            yield feed
        finally:
            feed.followers -= 1
            if not feed.followers:
                feed.close()
                if self._feeds.get(job_id) is feed:
                    del self._feeds[job_id]
