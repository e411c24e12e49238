"""From a running graph to the job's log: in order, in batches, never blocking the node that speaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self, TypeVar

from emptor.core.errors import Unavailable
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job
from emptor.services.jobs.progress import ProgressCount

log = logging.getLogger(__name__)

T = TypeVar("T")

MAX_BATCH = 100
RETRY_S = 0.3  # between tries while the database is away
FIRST_SEQ = 1  # of the event that accepts the job

Pictures = Callable[[Sequence[str]], Awaitable[dict[str, str]]]  # links to pictures by the pictures' own addresses


async def _no_pictures(_: Sequence[str]) -> dict[str, str]:
    return {}


class EventSink:
    """Appends a job's events under its fencing token, each with the job's progress after it.

    While the database is away events wait; nothing is lost and nothing is written twice. A lost lease surfaces at the end, as
    StaleWorker.
    """

    def __init__(self, events: EventRepository, jobs: JobRepository, job: Job, pictures: Pictures = _no_pictures) -> None:
        """`pictures` makes links to the pictures of the products that are found."""
        self._pictures = pictures
        self._count = ProgressCount()
        self._events = events
        self._jobs = jobs
        self._job = job
        self._seq = job.last_seq
        self._waiting: asyncio.Queue[NewEvent | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def write(self, event: NewEvent) -> None:
        self._waiting.put_nowait(event)

    def ended(self, event: NewEvent) -> NewEvent:
        """The job's last event, which is not written here, with the progress at its end."""
        return self._count.told(event)

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
        await self._trying(self._catch_up)
        while True:
            batch = [await self._waiting.get()]
            while not self._waiting.empty() and len(batch) < MAX_BATCH:
                batch.append(self._waiting.get_nowait())
            events = [event for event in batch if event is not None]
            if events:
                await self._append(events)
            if None in batch:
                return

    async def _catch_up(self) -> None:
        """Count what an earlier worker has logged."""
        seen = FIRST_SEQ
        count = ProgressCount()
        while seen < self._seq and (earlier := await self._events.after(self._job.id, seen)):
            for event in earlier:
                count.add(event)
            seen = earlier[-1].seq
        self._count = count

    async def _append(self, events: list[NewEvent]) -> None:
        """Append a batch once: when the connection broke, the log itself says whether the batch is in it."""
        told = [self._count.told(event) for event in await self._trying(lambda: self._with_pictures(events))]
        broke = False

        async def append() -> None:
            nonlocal broke
            if broke and await self._has_grown():
                return
            broke = True
            await self._events.append(self._job.id, self._job.fencing_token, told)

        await self._trying(append)
        self._seq += len(told)

    async def _trying(self, step: Callable[[], Awaitable[T]]) -> T:
        """Do it, and again for as long as the database is away."""
        while True:
            try:
                return await step()
            except Unavailable as error:
                log.warning("the job's events wait for the database: %s", error.message)
                await asyncio.sleep(RETRY_S)

    async def _with_pictures(self, events: list[NewEvent]) -> list[NewEvent]:
        images = {str(event.data["image"]) for event in events if _has_image(event)}
        links = await self._pictures(sorted(images)) if images else {}
        return [_with_picture(event, links) if _has_image(event) else event for event in events]

    async def _has_grown(self) -> bool:
        """Whether the log is longer than what we know to have written. While we hold the job nobody else writes to it."""
        job = await self._jobs.get(self._job.id)
        return job is not None and job.fencing_token == self._job.fencing_token and job.last_seq > self._seq


def _has_image(event: NewEvent) -> bool:
    return event.type is EventType.PRODUCT_FOUND and bool(event.data.get("image"))


def _with_picture(event: NewEvent, links: dict[str, str]) -> NewEvent:
    link = links.get(str(event.data["image"]))
    return event.model_copy(update={"data": {**event.data, "picture": link}}) if link else event
