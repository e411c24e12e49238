"""What a thousand listeners cost one process, how soon each has an event, and how soon a new job has its first one.

    python tests/benchmarks/bench_streams.py [listeners|first]

The server is the one that `make dev` starts, in a process of its own; the log is written from here, over another connection. The
listeners run here too, so they take from the same processors. An event's delay is counted from the moment before it is written.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from emptor.core.users import LOCAL_USER_ID
from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.migrate import migrate
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job, JobOptions
from emptor_local.cli.session import MIGRATIONS
from emptor_local.postgres import embedded_postgres
from emptor_local.sample import sample_path
from tests.fakes.dev_server import DevServer

LISTENERS = 1_000
SPREAD = ((1, 15), (100, 15), (1_000, 3))  # over how many jobs, and how many events each of these gets
PAUSE_S = 0.3
SUBMITS = 30
IDLE_S = 0.1
API = "/api/v1"
OPEN_FILES = 8_192
WITHOUT_WORKER = {"EMPTOR_WORKER_CONCURRENCY": "0"}
PAGE = "https://shop.test/a"
EVENT = NewEvent(type=EventType.PAGE_READ, node="extract", message=f"{PAGE}: product", data={"url": PAGE, "kind": "product"})


class Listener:
    """A bare client: one connection, and when each number came."""

    def __init__(self, base: str, job_id: UUID) -> None:
        self._where = urlsplit(base)
        self._path = f"{API}/research/{job_id}/events"
        self.job_id = job_id
        self.came: dict[int, float] = {}

    async def connect(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(self._where.hostname, self._where.port)
        self._writer.write(f"GET {self._path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
        while not (line := await self._reader.readline()).startswith(b"id: "):
            assert line, "the server ended the stream"
        self.came[int(line[4:])] = time.perf_counter()

    async def listen(self, until: int) -> None:
        while until not in self.came:
            line = await self._reader.readline()
            assert line, "the server ended the stream"
            if line.startswith(b"id: "):
                self.came[int(line[4:])] = time.perf_counter()

    def close(self) -> None:
        self._writer.close()


def rss_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1_024


def percentiles(values: Sequence[float]) -> str:
    cut = statistics.quantiles(values, n=100)
    return f"p50 {cut[49] * 1_000:6.1f} ms   p95 {cut[94] * 1_000:6.1f} ms   max {max(values) * 1_000:6.1f} ms"


async def held_job(jobs: JobRepository) -> Job:
    made = await jobs.create(LOCAL_USER_ID, NewJob(question="good lamp", options=JobOptions()))
    job = await jobs.claim(made.job.id, "bench", lease_s=600, max_attempts=1)
    assert job is not None
    return job


async def listeners(server: DevServer, db: Database, jobs: int, count: int) -> None:
    """A thousand listeners on so many jobs."""
    held = [await held_job(JobRepository(db)) for _ in range(jobs)]
    events = EventRepository(db)
    all_of_them = [Listener(server.base, held[n % jobs].id) for n in range(LISTENERS)]
    before = rss_mb(server.pid)
    began = time.perf_counter()
    for start in range(0, LISTENERS, 100):
        await asyncio.gather(*(one.connect() for one in all_of_them[start : start + 100]))
    connected = time.perf_counter() - began
    after = rss_mb(server.pid)
    listening = [asyncio.create_task(one.listen(count + 1)) for one in all_of_them]
    written: dict[tuple[UUID, int], float] = {}
    for _ in range(count):
        for job in held:
            at = time.perf_counter()
            (added,) = await events.append(job.id, job.fencing_token, [EVENT])
            written[job.id, added.seq] = at
        await asyncio.sleep(PAUSE_S)
    await asyncio.gather(*listening)
    delays = [one.came[seq] - at for one in all_of_them for (job_id, seq), at in written.items() if job_id == one.job_id]
    print(
        f"{LISTENERS} listeners on {jobs:>4} jobs: connected in {connected:.1f} s; {after:.0f} MB, "
        f"{(after - before) * 1_024 / LISTENERS:.0f} KB each, {rss_mb(server.pid):.0f} MB in the end"
    )
    print(f"  event written -> with the client     {percentiles(delays)}")
    for one in all_of_them:
        one.close()


async def submitted(client: httpx.AsyncClient, until: str | None) -> float:
    """Seconds from submitting a question to its first event, or to the first of a type. Nothing is under way afterwards."""
    began = time.perf_counter()
    job = (await client.post(f"{API}/research", json={"question": "wireless headphones"})).json()
    took = 0.0
    async with client.stream("GET", job["links"]["events"]) as answer:
        async for line in answer.aiter_lines():
            if not took and line.startswith("data: ") and until in {None, json.loads(line[6:])["type"]}:
                took = time.perf_counter() - began
                await client.post(job["links"]["cancel"])
    return took


async def asked(client: httpx.AsyncClient) -> float:
    """The same in one request, as a chat does it."""
    body = {"id": str(uuid4()), "messages": [{"id": "1", "role": "user", "content": "wireless headphones"}]}
    took = 0.0
    began = time.perf_counter()
    async with client.stream("POST", f"{API}/chat", json=body) as answer:
        async for line in answer.aiter_lines():
            if not took and line.startswith("data: "):
                took = time.perf_counter() - began
                links = json.loads(line[6:])["messageMetadata"]["links"]
                await client.post(links["cancel"])
    return took


async def first_events(client: httpx.AsyncClient) -> None:
    print(f"submit -> first event, first job of the process {await submitted(client, None) * 1_000:6.0f} ms")
    for name, measure in (
        ("first event", lambda: submitted(client, None)),
        ("a worker has begun", lambda: submitted(client, EventType.JOB_STARTED)),
        ("first part of a chat's answer", lambda: asked(client)),
    ):
        times = []
        for _ in range(SUBMITS):
            times.append(await measure())
            await asyncio.sleep(IDLE_S)
        print(f"submit -> {name:<30} {percentiles(times)}")


@asynccontextmanager
async def stage(**environment: str) -> AsyncIterator[tuple[DevServer, Database]]:
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="emptor-bench-"))
        url = await stack.enter_async_context(embedded_postgres(Path(folder) / "db", durable=True))
        await migrate(url, MIGRATIONS)
        server = await stack.enter_async_context(DevServer(url, str(sample_path()), environment))
        yield server, await stack.enter_async_context(Database(url))


async def main() -> None:
    only = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, max(OPEN_FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    for jobs, count in SPREAD if "listeners" in only or not only else ():
        async with stage(**WITHOUT_WORKER) as (server, db):
            await listeners(server, db, jobs, count)
    if only and "first" not in only:
        return
    async with stage() as (server, _), httpx.AsyncClient(base_url=server.base, timeout=60) as client:
        await first_events(client)


if __name__ == "__main__":
    asyncio.run(main())
