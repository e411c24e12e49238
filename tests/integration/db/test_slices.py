"""A slice while its work goes on: the lease it keeps, and the job it gives back when time runs short."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypedDict
from uuid import UUID

import pytest
from pydantic import SecretStr

from emptor.core.errors import Unavailable
from emptor.core.settings import Settings
from emptor.db.jobs import NewJob
from emptor.models.brief import Brief
from emptor.models.jobs import Job, JobOptions, JobStatus
from emptor.models.report import Report
from emptor.models.research import JobInput
from emptor.services.jobs import leases, slices, worker
from emptor.services.jobs.slices import SLICE_MARGIN_S, SliceEnd
from emptor.services.jobs.worker import run_slice, slice_clock
from emptor.services.wiring import Services
from tests.fakes.fault_rig import until

LEASE_S = 60
PLENTY_S = 600.0
SEEN_ENDS = 4


class WaitingRun:
    """Work that lasts until it is told to end, or is asked to stop between two steps."""

    def __init__(self, job: Job, released: asyncio.Event) -> None:
        self._job, self._released = job, released

    async def until_end(self, config: Any, control: Any, write: Callable[[Any], None], *, begun: bool) -> Report:
        from langgraph.errors import GraphDrained  # noqa: PLC0415

        while not self._released.is_set():
            if control.drain_requested:
                raise GraphDrained("asked to stop")
            await asyncio.sleep(0.01)
        return report_of(self._job)


def report_of(job: Job) -> Report:
    brief = Brief(question=job.question)
    return Report(job_id=job.id, brief=brief, summary="done", recommendation=None, web="none", generated_at=datetime.now(UTC))


class WaitingServices(Services):
    """The product's services with that work in place of the research graph."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.released = asyncio.Event()

    def open_run(self, job: Job) -> Any:
        @asynccontextmanager
        async def opened() -> AsyncIterator[WaitingRun]:
            yield WaitingRun(job, self.released)

        return opened()


@pytest.fixture
async def services(database_url: str) -> AsyncIterator[WaitingServices]:
    changes = {"database_url": SecretStr(database_url), "lease_s": LEASE_S}
    services = WaitingServices(Settings().model_copy(update=changes))
    await services.open()
    yield services
    await services.aclose()


async def accepted(services: Services, user_id: UUID) -> Job:
    return (await services.jobs.create(user_id, NewJob(question="q", options=JobOptions()))).job


async def now(services: Services, job: Job) -> Job:
    found = await services.jobs.get(job.id)
    assert found is not None
    return found


async def test_a_slice_renews_its_lease_for_as_long_as_it_works(
    services: WaitingServices, user_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end moves on, many times in a lease; nobody else can have the job meanwhile."""
    monkeypatch.setattr(leases, "RENEWALS_PER_LEASE", 600)
    monkeypatch.setattr(slices, "POLL_S", 0.1)
    assert services.notifications.live, "without notifications a slice looks after its job more often than the lease asks for"
    job = await accepted(services, user_id)
    working = asyncio.create_task(run_slice(services, job.id, slice_clock(PLENTY_S)))
    ends: list[datetime] = []
    async with asyncio.timeout(30):
        while len(ends) < SEEN_ENDS:
            end = (await now(services, job)).lease_expires_at
            if end is not None and end not in ends:
                ends.append(end)
            await asyncio.sleep(0.02)
    assert ends == sorted(ends)
    assert (await run_slice(services, job.id, slice_clock(PLENTY_S))).end is SliceEnd.NOT_OURS
    services.released.set()
    assert (await working).end is SliceEnd.SUCCEEDED


async def test_a_slice_whose_time_runs_short_gives_its_job_back_with_a_message(services: WaitingServices, user_id: UUID) -> None:
    """It stops between two steps with the margin left; the next slice goes on and ends the job, whose attempts count again."""
    job = await accepted(services, user_id)
    first = await run_slice(services, job.id, slice_clock(SLICE_MARGIN_S + 0.2))
    assert first.end is SliceEnd.UNFINISHED
    waiting = await now(services, job)
    assert (waiting.status, waiting.attempts, waiting.lease_expires_at) == (JobStatus.QUEUED, 0, None)
    (message,) = await services.queue.receive(visibility_s=30)
    assert message.job_id == job.id
    services.released.set()
    assert (await run_slice(services, message.job_id, slice_clock(PLENTY_S))).end is SliceEnd.SUCCEEDED
    assert (await now(services, job)).fencing_token == 2


class Steps(TypedDict, total=False):
    job: JobInput
    report: Report


class BreakingServices(Services):
    """A graph of two nodes, the second of which finds the database away the first time."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.ran: list[str] = []

    def open_run(self, job: Job) -> Any:
        from langgraph.graph import StateGraph  # noqa: PLC0415

        from emptor.services.jobs.research_run import ResearchRun, fenced  # noqa: PLC0415

        async def first(state: Steps) -> Steps:
            self.ran.append("first")
            return {}

        async def second(state: Steps) -> Steps:
            self.ran.append("second")
            if self.ran.count("second") == 1:
                raise Unavailable("The database cannot be reached.")
            return {"report": report_of(job)}

        graph = StateGraph(Steps).add_sequence([first, second]).set_entry_point("first").compile()

        @asynccontextmanager
        async def opened() -> AsyncIterator[ResearchRun]:
            yield ResearchRun(fenced(graph, self.database, job), None, job)  # type: ignore[arg-type]

        return opened()


async def test_a_job_goes_on_where_it_was_when_the_database_comes_back(database_url: str, user_id: UUID) -> None:
    """In its first slice too, where no earlier worker has left anything: a node that has ended is not run again."""
    services = BreakingServices(Settings().model_copy(update={"database_url": SecretStr(database_url)}))
    await services.open()
    try:
        job = await accepted(services, user_id)
        assert (await run_slice(services, job.id, slice_clock(PLENTY_S))).end is SliceEnd.SUCCEEDED
        assert services.ran == ["first", "second", "second"]
        assert (await now(services, job)).fencing_token == 1
    finally:
        await services.aclose()


async def test_a_message_stays_in_the_queue_and_hidden_until_its_slice_has_ended(
    services: WaitingServices, user_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is hidden again and again while the work goes on, so that it comes by itself if the worker dies; then it is removed."""
    monkeypatch.setattr(worker, "HIDINGS_PER_LEASE", 600)
    new = NewJob(question="q", options=JobOptions())
    job = (await services.jobs.create(user_id, new, announce=services.queue.send_within)).job  # type: ignore[attr-defined]
    stop = asyncio.Event()
    working = asyncio.create_task(worker.run_forever(services, stop))

    async def hidden_until() -> datetime | None:
        row = await services.database.one(b"select vt from pgmq.q_research_jobs where vt > clock_timestamp()", {})
        return row["vt"] if row else None

    async def is_removed() -> bool:
        return await hidden_until() is None

    try:
        seen: set[datetime | None] = set()
        async with asyncio.timeout(30):
            while (await now(services, job)).status is not JobStatus.RUNNING or len(seen) < SEEN_ENDS:
                seen.add(await hidden_until())
                await asyncio.sleep(0.02)
            assert await hidden_until() is not None, "it was removed before the work was done"
            services.released.set()
        await until(is_removed, 30)
        assert (await now(services, job)).status is JobStatus.SUCCEEDED
    finally:
        stop.set()
        await working
