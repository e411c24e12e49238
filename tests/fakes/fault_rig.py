"""What the fault tests and the fault benchmark share: a database, paid servers, worker processes, questions to the rows."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.models.events import TERMINAL_EVENTS
from emptor.models.jobs import TERMINAL_STATUSES, Job, JobOptions, JobStatus
from emptor.queue.pgmq import PgmqQueue
from tests.fakes.fault_fleet import Fleet
from tests.fakes.five_nodes import STEPS, PaidServers

QUEUE = "research_jobs"
POLL_S = 0.05


@dataclass
class Rig:
    """Jobs of five nodes, and processes that work on them."""

    url: str
    db: Database
    paid: PaidServers
    fleet: Fleet
    user_id: UUID

    @property
    def jobs(self) -> JobRepository:
        return JobRepository(self.db)

    async def new_job(self, *, queued: bool = False, question: str = "q") -> Job:
        """Accept a job; with a message for the workers, if asked for."""
        queue = PgmqQueue(self.db, QUEUE)
        announce = queue.send_within if queued else None
        new = NewJob(question=question, options=JobOptions())
        return (await self.jobs.create(self.user_id, new, announce=announce)).job

    def order(self, duty: str, job: Job | None = None, **more: Any) -> dict[str, Any]:
        """What a child is told."""
        where = {"database": self.url, "paid": self.paid.base, "models": self.paid.model_base}
        return {"duty": duty, **where, **({"job": str(job.id)} if job else {}), **more}

    async def slice(self, job: Job, **more: Any) -> dict[str, Any]:
        """Let a process of its own work on the job."""
        return await self.fleet.run(**self.order("slice", job, **more))

    async def expire_lease(self, job: Job) -> None:
        """As if the dead worker's lease had run out: what is tested is what comes after it."""
        query = (
            b"update research_jobs set lease_expires_at = clock_timestamp() where id = %(id)s and lease_expires_at is not null"
        )
        await self.db.run(query, {"id": job.id})

    async def now(self, job: Job) -> Job:
        found = await self.jobs.get(job.id)
        assert found is not None
        return found

    async def kill_at_each(self, points: Sequence[int], *, at_once: int = 3) -> list[int]:
        """For each crash point: a job whose worker dies there, and another that ends it. Return how many calls each repeated."""
        places = asyncio.Semaphore(at_once)

        async def tried(die_at: int) -> int:
            async with places:
                return await self.kill_and_resume(die_at)

        return list(await asyncio.gather(*(tried(point) for point in points)))

    async def kill_and_resume(self, die_at: int) -> int:
        """Kill a job's worker at a crash point, let another one end the job, and return how many calls were paid for again."""
        job = await self.new_job()
        died = await self.slice(job, die_at=die_at)
        if died["signal"] is not None:
            await self.expire_lease(job)
            await self.slice(job)
        else:  # the job had fewer points this time
            assert died["end"] == "succeeded", died
        ended = await self.now(job)
        assert ended.status is JobStatus.SUCCEEDED, f"killed at point {die_at}: {ended.error}"
        assert ended.cost_usd <= ended.options.max_cost_usd
        await self.check_log(job)
        repeated = await self.repeated_call(job)
        in_order = [step for step, _ in groupby(self.paid.of(job.id))]
        assert in_order == list(STEPS), f"killed at point {die_at}, a call that was not in flight was repeated: {in_order}"
        return len(repeated)

    async def repeated_call(self, job: Job) -> list[str]:
        """The steps that were paid for more than once, each as often as it was repeated; all steps were paid for."""
        calls = Counter(self.paid.of(job.id))
        assert set(calls) == set(STEPS), f"not every call was made: {calls}"
        return [step for step, times in calls.items() for _ in range(times - 1)]

    async def check_log(self, job: Job) -> list[str]:
        """The log is gap-free, in order, and has one terminal event, at its end; return its messages."""
        events = await EventRepository(self.db).after(job.id, 0, limit=100_000)
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        ends = [event.seq for event in events if event.type in TERMINAL_EVENTS]
        assert ends == [len(events)], f"terminal events at {ends} of {len(events)}"
        return [event.message for event in events]

    async def open_jobs(self) -> int:
        row = await self.db.one(b"select count(*) as n from research_jobs where finished_at is null", {})
        assert row is not None
        return int(row["n"])

    async def unheld_jobs(self) -> int:
        """Jobs that are open and whose lease, if there is one, has run out."""
        query = b"""select count(*) as n from research_jobs where finished_at is null
                    and (lease_expires_at is null or lease_expires_at <= clock_timestamp())"""
        row = await self.db.one(query, {})
        assert row is not None
        return int(row["n"])

    async def ended(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs as they are now, all in a terminal state."""
        found = [await self.now(job) for job in jobs]
        assert {job.status for job in found} <= TERMINAL_STATUSES
        return found


@asynccontextmanager
async def fault_rig(url: str, *, delay_s: float = 0.0) -> AsyncIterator[Rig]:
    """A rig on a migrated database."""
    async with AsyncExitStack() as stack:
        db = await stack.enter_async_context(Database(url, pool_size=8))
        paid = await stack.enter_async_context(PaidServers(delay_s=delay_s))
        fleet = await stack.enter_async_context(Fleet())
        yield Rig(url, db, paid, fleet, uuid4())


async def until(condition: Any, timeout_s: float) -> None:
    """Wait until an async question is answered with yes."""
    async with asyncio.timeout(timeout_s):
        while not await condition():  # noqa: ASYNC110 - it is another process's database that is asked
            await asyncio.sleep(POLL_S)
