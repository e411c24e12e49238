"""A job that kills whoever works on it is stopped after its second worker, and takes no innocent job with it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from emptor.models.jobs import Job, JobStatus
from tests.fakes.fault_rig import Rig, fault_rig, until
from tests.fakes.five_nodes import POISON, STEPS

INNOCENTS = 3
POISON_AFTER = 2
LEASE_S = 2
PATIENCE_S = 90
SLOW_S = 4.0  # of an innocent job's call: it has come no further when its worker dies, and not when the next one does


@pytest.fixture
async def rig(database_url: str) -> AsyncIterator[Rig]:
    async with fault_rig(database_url) as rig:
        yield rig


async def test_two_workers_die_over_a_poisonous_job_and_no_third(rig: Rig) -> None:
    """It ends as failed with a reason that says what to do; jobs that shared a process with it succeed, all of them.

    Beside it they would look just as guilty: they come no further in the time that it takes to kill.
    """
    poison = await rig.new_job(queued=True, question=POISON)
    innocent = [await rig.new_job(queued=True) for _ in range(INNOCENTS)]
    rig.paid.slow = {(job.id, "scrape"): SLOW_S for job in innocent}
    settings = {"lease_s": LEASE_S, "worker_concurrency": INNOCENTS + 1, "poison_after": POISON_AFTER}
    deaths = 0

    async def next_worker() -> int:
        return await rig.fleet.start(**rig.order("worker", kind="poison", settings=settings, log_level="CRITICAL"))

    worker = await next_worker()

    async def all_ended() -> bool:
        nonlocal worker, deaths
        if rig.fleet.has_ended(worker):
            deaths += 1
            worker = await next_worker()
        return await rig.open_jobs() == 0

    await until(all_ended, PATIENCE_S)
    rig.fleet.kill(worker)
    stopped, others = await rig.now(poison), [await rig.now(job) for job in innocent]
    assert (stopped.status, stopped.error and stopped.error.code) == (JobStatus.FAILED, "poison")
    assert {job.status for job in others} == {JobStatus.SUCCEEDED}, [job.error for job in others]
    assert deaths == POISON_AFTER
    await check_calls(rig, poison, others)


async def check_calls(rig: Rig, poison: Job, others: list[Job]) -> None:
    """The poisonous job never came past its place; of the others each paid call is there."""
    assert set(rig.paid.of(poison.id)) == set(STEPS[:3])
    await rig.check_log(poison)
    for job in others:
        await rig.repeated_call(job)
        await rig.check_log(job)
