"""Leases kept from a thread: through a blocked event loop, yet never for a dead one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.core.watchdog import watchdog
from emptor.db import Database
from emptor.db.jobs import JobRepository
from emptor.services.jobs import worker
from emptor.services.wiring import Services
from tests.fakes.fault_rig import until

from .conftest import MAX_ATTEMPTS, MakeJob

LEASE_S = 1
BLOCKED_S = 1.6  # longer than a lease, shorter than the two after which the loop counts as dead
DEAD_S = 4.5  # longer than two leases and the one that is left after them


def services_on(url: str, **changes: object) -> Services:
    return Services(Settings().model_copy(update={"database_url": SecretStr(url), "lease_s": LEASE_S, **changes}))


@pytest.fixture
async def services(database_url: str) -> AsyncIterator[Services]:
    services = services_on(database_url)
    yield services
    await services.aclose()


async def is_up_for_grabs(jobs: JobRepository, *_: object) -> bool:
    return bool((await jobs.sweep(max_attempts=MAX_ATTEMPTS)).requeue)


async def test_a_loop_that_is_blocked_for_longer_than_a_lease_keeps_its_job(
    services: Services, jobs: JobRepository, running_job: MakeJob
) -> None:
    """The sweeper finds nothing, nobody else can claim; the watchdog, whose limit is two leases, leaves the process alone."""
    job, ended = await running_job(lease_s=LEASE_S), []
    with services.leases.holding(job.id, job.fencing_token, since=time.monotonic()) as lease:
        async with watchdog(services.settings.silence_limit_s, end=ended.append):
            time.sleep(BLOCKED_S)  # noqa: ASYNC251 - blocking the loop is the point
            assert not await is_up_for_grabs(jobs)
            assert await jobs.claim(job.id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS) is None
    assert ended == []
    assert not lease.news.is_set()


async def test_a_loop_that_stays_silent_loses_its_jobs_and_is_ended(
    services: Services, jobs: JobRepository, running_job: MakeJob
) -> None:
    """Past two leases of silence the thread renews no more, and the watchdog strikes."""
    job, ended = await running_job(lease_s=LEASE_S), []
    with services.leases.holding(job.id, job.fencing_token, since=time.monotonic()):
        async with watchdog(services.settings.silence_limit_s, end=ended.append):
            time.sleep(DEAD_S)  # noqa: ASYNC251
            assert await is_up_for_grabs(jobs)
    assert len(ended) == 1


async def test_without_a_watchdog_a_dead_loop_loses_its_jobs_too(
    database_url: str, jobs: JobRepository, running_job: MakeJob
) -> None:
    """In a function nothing ends the process but the platform."""
    services, job = services_on(database_url, loop_silence_s=0.0), await running_job(lease_s=LEASE_S)
    with services.leases.holding(job.id, job.fencing_token, since=time.monotonic()):
        time.sleep(DEAD_S)  # noqa: ASYNC251
        assert await is_up_for_grabs(jobs)
    await services.aclose()


async def test_a_process_whose_loop_came_late_takes_no_more_jobs_until_it_is_well_again(
    services: Services, running_job: MakeJob
) -> None:
    """For one lease after the last time it was late."""
    job = await running_job(lease_s=LEASE_S)
    with services.leases.holding(job.id, job.fencing_token, since=time.monotonic()):
        assert services.leases.unwell_s == 0
        time.sleep(BLOCKED_S)  # noqa: ASYNC251
        assert 0 < services.leases.unwell_s <= LEASE_S

        async def is_well() -> bool:
            return services.leases.unwell_s == 0

        await until(is_well, 30)


async def test_an_unwell_worker_leaves_messages_to_others(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks the queue for nothing; once it is well it does."""
    asked: list[float] = []
    well_at = time.monotonic() + 1.0

    async def receive(*_: object, **__: object) -> list[object]:
        asked.append(time.monotonic())
        await asyncio.sleep(0.05)
        return []

    services.leases._late_until = well_at
    monkeypatch.setattr(services.queue, "receive", receive)
    stop = asyncio.Event()
    working = asyncio.create_task(worker.run_forever(services, stop))

    async def has_asked() -> bool:
        return bool(asked)

    await until(has_asked, 30)
    stop.set()
    await working
    assert asked[0] >= well_at


async def test_a_lease_that_is_lost_and_a_cancel_are_said_at_once(
    services: Services, jobs: JobRepository, running_job: MakeJob, db: Database
) -> None:
    """By the next renewal: another worker has the job, or its user wants it no more."""
    lost, cancelled, kept = await running_job(), await running_job(), await running_job()
    asked = time.monotonic()
    with (
        services.leases.holding(lost.id, lost.fencing_token, since=asked) as of_lost,
        services.leases.holding(cancelled.id, cancelled.fencing_token, since=asked) as of_cancelled,
        services.leases.holding(kept.id, kept.fencing_token, since=asked) as of_kept,
    ):
        await db.run(b"update research_jobs set fencing_token = fencing_token + 1 where id = %(id)s", {"id": lost.id})
        await jobs.request_cancel(cancelled.id, cancelled.user_id)
        await asyncio.wait_for(asyncio.gather(of_lost.news.wait(), of_cancelled.news.wait()), 30)
        assert not of_kept.news.is_set()


async def test_a_locked_row_does_not_hold_up_the_leases_of_other_jobs(
    services: Services, jobs: JobRepository, running_job: MakeJob, db: Database
) -> None:
    """A transaction of our own may stand still with the loop, and holds its job's row."""
    locked, other = await running_job(lease_s=LEASE_S), await running_job(lease_s=LEASE_S)
    asked = time.monotonic()
    with (
        services.leases.holding(locked.id, locked.fencing_token, since=asked),
        services.leases.holding(other.id, other.fencing_token, since=asked),
    ):
        async with db.transaction() as connection:
            await connection.execute("select from research_jobs where id = %s for share", [locked.id])
            time.sleep(BLOCKED_S)  # noqa: ASYNC251
            assert not await is_up_for_grabs(jobs)
            assert await jobs.is_current(other.id, other.fencing_token)
            row = await jobs.get(other.id)
            assert row is not None
            assert row.lease_expires_at is not None
            assert row.lease_expires_at > other.lease_expires_at  # type: ignore[operator]


async def test_the_thread_ends_with_its_last_job_and_comes_back_with_the_next(
    services: Services, running_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that holds nothing keeps no thread and no connection."""
    monkeypatch.setattr("emptor.services.jobs.leases.LINGER_S", 0.1)
    job = await running_job(lease_s=LEASE_S)
    for _ in range(2):
        with services.leases.holding(job.id, job.fencing_token, since=time.monotonic()):
            assert services.leases._thread is not None

        async def is_gone() -> bool:
            return services.leases._thread is None

        await until(is_gone, 30)
