"""The promises kept while things break: workers that are killed, paused and doubled, on a job of five nodes with paid calls."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio

from emptor.models.jobs import Job, JobStatus
from tests.fakes.fault_rig import Rig, fault_rig, until
from tests.fakes.five_nodes import SCRAPE_USD, STEPS

pytestmark = pytest.mark.asyncio(loop_scope="module")

STRIDE = 13  # every so many crash points are tried here, and those after a paid call; the benchmark tries every one
SLOW_S = 30.0  # a provider that takes longer than any of these tests
LONG_LEASE_S = 60  # a third of it passes between two renewals
CANCELLED_WITHIN_S = 8.0  # the promise is two seconds; a busy machine gets more, yet less than the next renewal would take


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def rig(module_database_url: str) -> AsyncIterator[Rig]:
    async with fault_rig(module_database_url) as rig:
        yield rig


async def test_killed_at_a_crash_point_a_job_repeats_at_most_the_call_in_flight(rig: Rig) -> None:
    """Every finished paid call is in the ledger: the next worker repeats one call at most, and only the last one begun."""
    job = await rig.new_job()
    whole = await rig.slice(job)
    assert (whole["end"], rig.paid.of(job.id)) == ("succeeded", list(STEPS))
    points: list[str] = whole["points"]
    chosen = [n for n, what in enumerate(points, 1) if what.startswith("after call") or n % STRIDE == 0]
    assert len(chosen) > len(STEPS) * 2
    repeated = await rig.kill_at_each(chosen)
    assert set(repeated) <= {0, 1}, dict(zip(chosen, repeated, strict=True))
    assert sum(repeated), "no kill fell into a call: the points are not where they should be"


async def test_a_message_delivered_five_times_at_once_makes_one_execution(rig: Rig) -> None:
    """Five processes get the same job at the same moment: one works on it, each call is made once."""
    job = await rig.new_job()
    ends = await asyncio.gather(*(rig.slice(job) for _ in range(5)))
    assert sorted(end["end"] for end in ends) == ["not_ours"] * 4 + ["succeeded"]
    assert rig.paid.of(job.id) == list(STEPS)
    await rig.check_log(job)


async def everything_written(rig: Rig, job: Job) -> dict[str, list[tuple]]:
    """Every row of the job, but for the lease's own columns."""
    tables = {
        "research_jobs": "id = %s", "agent_state_history": "job_id = %s", "step_ledger": "job_id = %s",
        "spend_reservations": "job_id = %s", "usage_ledger": "job_id = %s", "page_readings": "job_id = %s",
        "checkpoints": "thread_id = %s::text", "checkpoint_blobs": "thread_id = %s::text",
        "checkpoint_writes": "thread_id = %s::text",
    }  # fmt: skip
    async with rig.db.connection() as connection:
        found = {}
        for table, where in tables.items():
            cursor = await connection.execute(f"select to_jsonb(t)::text as row from {table} as t where {where}", [job.id])
            found[table] = sorted(row["row"] for row in await cursor.fetchall())
    return found


@pytest.mark.parametrize("paused_in", ["search", "scrape"])
async def test_a_worker_paused_past_its_lease_writes_nothing_more(rig: Rig, paused_in: str) -> None:
    """SIGSTOP in a paid call, another worker ends the job, SIGCONT: not one row of the job changes after."""
    job = await rig.new_job()
    rig.paid.slow = {(job.id, paused_in): 1.0}
    stale = await rig.fleet.start(**rig.order("slice", job))
    await until(lambda: has_called(rig, job.id, paused_in), 20)
    rig.fleet.kill(stale, signal.SIGSTOP)
    rig.paid.slow = {}
    await rig.expire_lease(job)
    other = await rig.slice(job)
    assert other["end"] == "succeeded"
    before = await everything_written(rig, job)
    rig.fleet.kill(stale, signal.SIGCONT)
    assert (await rig.fleet.end_of(stale))["end"] == "lost"
    assert await everything_written(rig, job) == before
    assert await rig.repeated_call(job) == [paused_in]


async def has_called(rig: Rig, job_id: UUID, step: str) -> bool:
    return step in rig.paid.of(job_id)


@pytest.mark.parametrize("told", ["by a notification", "by polling"])
async def test_a_cancel_ends_the_job_within_two_seconds_and_stops_its_spending(rig: Rig, told: str) -> None:
    """In a slow paid call: the terminal event comes at once, no call is begun after, and the one in flight is counted in full."""
    job = await rig.new_job(queued=told == "by a notification")
    rig.paid.slow = {(job.id, "scrape"): SLOW_S}
    duty = "worker" if told == "by a notification" else "slice"
    settings = {"lease_s": LONG_LEASE_S}
    worker = await rig.fleet.start(**rig.order(duty, job, settings=settings))
    await until(lambda: has_called(rig, job.id, "scrape"), 20)
    began = asyncio.get_running_loop().time()
    await rig.jobs.request_cancel(job.id, rig.user_id)
    await until(lambda: is_cancelled(rig, job), 10)
    took_s = asyncio.get_running_loop().time() - began
    rig.fleet.kill(worker)
    assert took_s < CANCELLED_WITHIN_S, f"the terminal event came after {took_s:.1f} s"
    assert rig.paid.of(job.id) == ["plan", "search", "scrape"]
    await rig.check_log(job)
    ended = await rig.now(job)
    assert ended.cost_usd >= SCRAPE_USD, "the call in flight may have been billed"


async def is_cancelled(rig: Rig, job: Job) -> bool:
    return (await rig.now(job)).status is JobStatus.CANCELLED
