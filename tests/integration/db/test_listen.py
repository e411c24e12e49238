"""Waiting for events: woken by PostgreSQL where it can, by polling where notifications do not arrive."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID, uuid4

import pytest

from emptor.db import Database
from emptor.db import listen as listening
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.db.listen import CANCELS, EventWaiter, Notifications
from emptor.models.events import EventType, NewEvent

from .conftest import MakeJob

LONG_S = 20.0
NOTICE = [NewEvent(type=EventType.NOTICE)]


@asynccontextmanager
async def opened(db: Database) -> AsyncIterator[tuple[Notifications, EventWaiter]]:
    notifications = Notifications(db)
    waiter = EventWaiter(db, notifications)
    await notifications.start()
    try:
        yield notifications, waiter
    finally:
        await notifications.close()
        await waiter.close()


class DeafDatabase(Database):
    """Its direct connection hears nothing, as behind a transaction pooler."""

    async def direct_connection(self):
        connection = await super().direct_connection()
        await connection.execute("set search_path = public")
        execute = connection.execute

        async def swallow_listen(query: bytes, *args: object) -> object:
            return await execute(b"select 1" if query.startswith(b"listen") else query, *args)

        connection.execute = swallow_listen
        return connection


@pytest.fixture(params=["notified", "polling"])
async def waiter(request: pytest.FixtureRequest, db: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[EventWaiter]:
    """A waiter on a database that notifies, and on one that does not."""
    monkeypatch.setattr(listening, "PROBE_TIMEOUT_S", 0.3)
    kind = Database if request.param == "notified" else DeafDatabase
    async with kind(db.url) as database, opened(database) as (notifications, waiter):
        assert notifications.live == (request.param == "notified")
        yield waiter


async def test_a_waiting_client_is_woken_by_a_new_event(
    waiter: EventWaiter, events: EventRepository, running_job: MakeJob
) -> None:
    """Both ways, and it finds the event when it reads."""
    job = await running_job()
    last = (await events.after(job.id, 0))[-1].seq
    waiting = asyncio.create_task(waiter.wait(job.id, last, LONG_S))
    await asyncio.sleep(0)
    await events.append(job.id, job.fencing_token, NOTICE)
    assert await waiting
    while not await events.after(job.id, last):
        assert await waiter.wait(job.id, last, LONG_S)


async def test_an_event_between_reading_and_waiting_is_not_missed(
    waiter: EventWaiter, events: EventRepository, running_job: MakeJob
) -> None:
    """The wait ends although the event came before it began."""
    job = await running_job()
    last = (await events.after(job.id, 0))[-1].seq
    await events.append(job.id, job.fencing_token, NOTICE)
    async with asyncio.timeout(LONG_S / 2):
        assert await waiter.wait(job.id, last, LONG_S)


async def test_a_quiet_job_times_out(waiter: EventWaiter) -> None:
    """And says so."""
    assert not await waiter.wait(uuid4(), 10**6, 0.05)


async def test_many_clients_share_one_connection(db: Database, events: EventRepository, running_job: MakeJob) -> None:
    """A thousand waiters need no connection each, and all are woken."""
    job = await running_job()
    async with opened(db) as (_, waiter):
        seq = (await events.append(job.id, job.fencing_token, NOTICE))[-1].seq
        waiting = [asyncio.create_task(waiter.wait(job.id, seq, LONG_S)) for _ in range(1000)]
        await asyncio.sleep(0)
        async with db.connection() as connection:
            count = "select count(*) as n from pg_stat_activity where datname = current_database()"
            row = await (await connection.execute(count)).fetchone()
        assert row["n"] <= 8 + 1
        began = time.perf_counter()
        await events.append(job.id, job.fencing_token, NOTICE)
        assert all(await asyncio.gather(*waiting))
        print(f"1000 waiters woken {1000 * (time.perf_counter() - began):.0f} ms after the write began")


async def test_a_broken_listening_connection_is_replaced_and_nobody_is_forgotten(
    db: Database, events: EventRepository, running_job: MakeJob
) -> None:
    """What was written while nobody listened wakes the waiters when listening resumes, or polling does before."""
    job = await running_job()
    last = (await events.after(job.id, 0))[-1].seq
    async with opened(db) as (_, waiter):
        waiting = asyncio.create_task(waiter.wait(job.id, last, LONG_S))
        await asyncio.sleep(0)
        cut = (
            b"select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%%' and datname = current_database()"
        )
        assert len(await db.all(cut, {})) == 1
        await events.append(job.id, job.fencing_token, NOTICE)
        async with asyncio.timeout(LONG_S / 2):
            assert await waiting


async def test_a_cancel_is_heard(db: Database, jobs: JobRepository, running_job: MakeJob, user_id: UUID) -> None:
    """A worker that listens learns of a cancel at once."""
    job = await running_job()
    heard: asyncio.Queue[str] = asyncio.Queue()
    async with opened(db) as (notifications, _):
        notifications.subscribe(CANCELS, heard.put_nowait)
        await jobs.request_cancel(job.id, user_id)
        async with asyncio.timeout(LONG_S):
            assert await heard.get() == str(job.id)
