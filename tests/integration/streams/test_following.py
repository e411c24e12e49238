"""Following logs in one process: every event once and in order, one reader a job, and nothing left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest

from emptor.core.errors import Unavailable
from emptor.db import Database
from emptor.db import listen as listening
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.listen import EventWaiter, Notifications
from emptor.models.events import EventType, JobEvent
from emptor.models.jobs import JobOptions
from emptor.services.jobs import events as events_service
from emptor.services.jobs import feed as job_feed
from emptor.services.jobs.events import EventService
from tests.fakes.job_logs import BODY, LogWriter, event

FOLLOWERS = 50
NOTICE = event(EventType.NOTICE, "x")


class CountingEvents(EventRepository):
    """Counts what is read; fails when told to."""

    reads = 0
    broken = False

    async def after(self, job_id: UUID, seq: int, **more: Any) -> list[JobEvent]:
        self.reads += 1
        if self.broken:
            raise Unavailable("The database cannot be reached.")
        return await super().after(job_id, seq, **more)


class SilentDatabase(Database):
    """As behind a transaction pooler: LISTEN is accepted, and nothing is ever heard."""

    polls = 0

    async def direct_connection(self) -> Any:
        connection = await super().direct_connection()
        execute = connection.execute

        async def swallow_listen(query: bytes, *args: object) -> object:
            return await execute(b"select 1" if query.startswith(b"listen") else query, *args)

        connection.execute = swallow_listen  # type: ignore[method-assign]
        return connection

    async def all(self, query: bytes, *args: Any, **more: Any) -> Any:
        self.polls += b"any(%(job_ids)s)" in query
        return await super().all(query, *args, **more)


@asynccontextmanager
async def service_on(db: Database) -> AsyncIterator[tuple[EventService, CountingEvents]]:
    notifications = Notifications(db)
    waiter = EventWaiter(db, notifications)
    await notifications.start()
    events = CountingEvents(db)
    try:
        yield EventService(events, waiter), events
    finally:
        await notifications.close()
        await waiter.close()


@pytest.fixture
async def job_id(db: Database, logs: LogWriter) -> UUID:
    """A job that the test works on."""
    job = (await JobRepository(db).create(uuid4(), NewJob(question="q", options=JobOptions()))).job
    await logs.hold(job.id)
    return job.id


async def seqs(service: EventService, job_id: UUID, after: int = 0) -> list[int]:
    return [event.seq async for event in service.follow(job_id, after)]


def following(service: EventService, job_id: UUID, count: int, after: int = 0) -> list[asyncio.Task[list[int]]]:
    return [asyncio.create_task(seqs(service, job_id, after)) for _ in range(count)]


async def test_an_event_is_read_once_for_all_who_follow(db: Database, logs: LogWriter, job_id: UUID) -> None:
    """Fifty clients cost what one costs."""
    async with service_on(db) as (service, events):
        tasks = following(service, job_id, FOLLOWERS)
        for one in BODY:
            await logs.write(job_id, [one])
        await logs.finish(job_id)
        assert [await task for task in tasks] == [list(range(1, len(BODY) + 3))] * FOLLOWERS
        assert events.reads <= 2 * (len(BODY) + 2), "about one read an event, and one that finds nothing"


async def test_who_is_far_behind_gets_everything_too(
    db: Database, logs: LogWriter, job_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no longer in memory comes from the database; the seam between the two is not seen."""
    monkeypatch.setattr(job_feed, "KEPT_IN_PROCESS", 0)
    monkeypatch.setattr(job_feed, "KEPT_AT_LEAST", 3)
    async with service_on(db) as (service, _):
        await logs.write(job_id, [NOTICE] * 10)
        tasks = [
            *following(service, job_id, 2),
            *following(service, job_id, 2, after=9),
            *following(service, job_id, 1, after=11),
        ]
        for _ in range(20):
            await logs.write(job_id, [NOTICE] * 2)
            tasks += following(service, job_id, 1)
        await logs.finish(job_id)
        last = 1 + 10 + 40 + 1
        starts = [1, 1, 10, 10, 12, *[1] * 20]
        assert [await task for task in tasks] == [list(range(start, last + 1)) for start in starts]


async def test_a_log_that_has_ended_ends_at_once(db: Database, logs: LogWriter, job_id: UUID) -> None:
    """From wherever it is asked for, also from its end and beyond, and when old events have been removed."""
    await logs.write(job_id, [NOTICE])
    await logs.finish(job_id)
    async with service_on(db) as (service, _), asyncio.timeout(10):
        assert [await seqs(service, job_id, after) for after in (0, 1, 2, 3, 99)] == [[1, 2, 3], [2, 3], [3], [], []]
        await db.run(b"delete from agent_state_history where seq <= 2", {})
        assert await seqs(service, job_id) == [3]
        await db.run(b"delete from agent_state_history", {})
        assert await seqs(service, job_id) == []
        assert await seqs(service, uuid4()) == []


async def test_silence_is_told(db: Database, job_id: UUID) -> None:
    """So that a stream can send a sign of life."""
    async with service_on(db) as (service, _):
        batches = service.batches(job_id, idle_s=0.02)
        assert [event.seq for event in await anext(batches)] == [1]
        assert [await anext(batches) for _ in range(3)] == [()] * 3
        await batches.aclose()


async def test_nothing_is_left_when_everyone_has_gone(db: Database, job_id: UUID) -> None:
    """The reader of a job ends with its last follower."""
    async with service_on(db) as (service, _):
        streams = [service.batches(job_id) for _ in range(3)]
        assert [len(await anext(stream)) for stream in streams] == [1] * 3
        readers = [task for task in asyncio.all_tasks() if task.get_name().startswith("emptor-feed")]
        assert len(readers) == 1
        for stream in streams:
            await stream.aclose()
        _, still_there = await asyncio.wait(readers, timeout=10)
        assert not still_there


async def test_a_database_that_is_away_ends_the_stream_and_is_asked_again_by_who_comes_back(
    db: Database, logs: LogWriter, job_id: UUID
) -> None:
    """The client is told by the end of its connection, and resumes."""
    async with service_on(db) as (service, events):
        events.broken = True
        staying = following(service, job_id, 1)
        with pytest.raises(Unavailable):
            await seqs(service, job_id)
        events.broken = False
        back = following(service, job_id, 1)
        await logs.finish(job_id)
        assert await back[0] == [1, 2]
        with pytest.raises(Unavailable):
            await staying[0]


async def test_behind_a_pooler_everything_arrives_by_polling_ever_more_slowly(
    db: Database, logs: LogWriter, job_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question for all who wait, at growing intervals while nothing happens."""
    monkeypatch.setattr(listening, "PROBE_TIMEOUT_S", 0.2)
    async with SilentDatabase(db.url) as silent, service_on(silent) as (service, _):
        tasks = following(service, job_id, FOLLOWERS)
        await asyncio.sleep(1)
        polled = silent.polls
        assert 1 <= polled <= 10, "at the first interval it would be twenty a second"
        for one in BODY:
            await logs.write(job_id, [one])
        await logs.finish(job_id)
        async with asyncio.timeout(20):
            assert [await task for task in tasks] == [list(range(1, len(BODY) + 3))] * FOLLOWERS


async def test_the_log_can_be_read_in_pages(db: Database, logs: LogWriter, job_id: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    """For who does not stream: the end is told with the last page, and not before."""
    monkeypatch.setattr(events_service, "BATCH", 10)
    async with service_on(db) as (service, _):
        await logs.write(job_id, BODY)
        seen: list[int] = []
        while page := await service.page(job_id, seen[-1] if seen else 0):
            if not page.events:
                break
            seen += [event.seq for event in page.events]
            assert (page.last_seq, page.ended) == (seen[-1], False)
        await logs.finish(job_id)
        last = await service.page(job_id, seen[-1])
        assert [*seen, *(event.seq for event in last.events)] == list(range(1, len(BODY) + 3))
        assert last.ended
        assert not (await service.page(job_id, 0)).ended
        assert (await service.page(job_id, 999)).ended
