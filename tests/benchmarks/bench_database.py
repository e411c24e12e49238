"""What the database costs: appending and reading events, claiming jobs, the queue. `python tests/benchmarks/bench_database.py`.

Runs on an embedded PostgreSQL with fsync on, as a laptop or a server has it, in a directory of its own that is deleted after.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID, uuid4

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.listen import EventWaiter, Notifications
from emptor.db.migrate import migrate
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job, JobOptions
from emptor.queue.pgmq import PgmqQueue
from emptor_local.postgres import embedded_postgres, remove

REPOSITORY = Path(__file__).resolve().parents[2]
WRITERS = 8
ROUNDS = 1_000
BATCH = 10
EVENT = NewEvent(type=EventType.PAGE_READ, node="scrape", message="read https://shop.test/a", data={"bytes": 12_345})


async def rate(name: str, work: Callable[[int], Awaitable[object]], *, times: int, unit: int = 1, workers: int = 1) -> None:
    """Print how often a second `work` runs."""
    began = time.perf_counter()

    async def run() -> None:
        for n in range(times // workers):
            await work(n)

    await asyncio.gather(*(run() for _ in range(workers)))
    took = time.perf_counter() - began
    done = times // workers * workers
    print(f"{name:<58} {done * unit / took:>9,.0f} /s   {took / done * 1000 * workers:6.2f} ms each")


async def running_job(jobs: JobRepository, user_id: UUID) -> Job:
    made = await jobs.create(user_id, NewJob(question="q", options=JobOptions()))
    job = await jobs.claim(made.job.id, "bench", lease_s=600, max_attempts=5)
    assert job is not None
    return job


async def wake_up(db: Database, events: EventRepository, job: Job) -> None:
    """Print the time from the start of a write until a waiting client of another connection has read the event."""
    notifications = Notifications(db)
    waiter = EventWaiter(db, notifications)
    await notifications.start()
    times = []
    seq = (await events.append(job.id, job.fencing_token, [EVENT]))[-1].seq
    for _ in range(200):
        waiting = asyncio.create_task(waiter.wait(job.id, seq, 5))
        await asyncio.sleep(0)
        began = time.perf_counter()
        await events.append(job.id, job.fencing_token, [EVENT])
        await waiting
        seq = (await events.after(job.id, seq))[-1].seq
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    print(f"{'event written → read by a waiting client':<58} p50 {times[100]:.1f} ms, p95 {times[190]:.1f} ms")
    await notifications.close()
    await waiter.close()


async def measure(db: Database) -> None:
    jobs, events = JobRepository(db), EventRepository(db)
    user_id = uuid4()
    job = await running_job(jobs, user_id)
    many = [await running_job(jobs, user_id) for _ in range(WRITERS)]

    async def append(size: int, target: Job) -> None:
        await events.append(target.id, target.fencing_token, [EVENT] * size)

    await rate("jobs accepted", lambda _: jobs.create(user_id, NewJob(question="q", options=JobOptions())), times=ROUNDS)
    await rate("jobs accepted and claimed", lambda _: running_job(jobs, user_id), times=ROUNDS // 2)
    await rate("events, one at a time, one writer", lambda _: append(1, job), times=ROUNDS)
    await rate(f"events, {BATCH} at a time, one writer", lambda _: append(BATCH, job), times=ROUNDS, unit=BATCH)
    await rate(f"events, {WRITERS} writers on one job", lambda _: append(1, job), times=ROUNDS, workers=WRITERS)
    await rate(
        f"events, {WRITERS} writers on {WRITERS} jobs", lambda n: append(1, many[n % WRITERS]), times=ROUNDS, workers=WRITERS
    )
    await rate("lease renewals", lambda _: jobs.renew(job.id, job.fencing_token, lease_s=600), times=ROUNDS)
    await rate("reading 500 events", lambda _: events.after(job.id, 0), times=100, unit=500)
    await rate("reading a job as its user", lambda _: jobs.get(job.id, user_id=user_id), times=ROUNDS)
    queue = PgmqQueue(db, "research_jobs")

    async def through_the_queue(_: int) -> None:
        await queue.send(job.id)
        for message in await queue.receive(visibility_s=60):
            await queue.ack(message)

    await rate("messages through pgmq (send, receive, ack)", through_the_queue, times=ROUNDS, workers=4)
    await wake_up(db, events, job)


async def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        async with embedded_postgres(Path(scratch), durable=True) as url:
            started = time.perf_counter()
            await migrate(url, REPOSITORY / "supabase" / "migrations")
            migrated = time.perf_counter()
            print(f"first start {started - began:.2f} s, migrations {migrated - started:.2f} s")
            async with Database(url, pool_size=WRITERS) as db:
                await measure(db)
        began = time.perf_counter()
        async with embedded_postgres(Path(scratch), durable=True):
            print(f"second start {time.perf_counter() - began:.2f} s")
        remove(Path(scratch))


if __name__ == "__main__":
    asyncio.run(main())
