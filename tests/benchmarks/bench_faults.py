"""The promises under faults at full size, and what a job's machinery costs: `python tests/benchmarks/bench_faults.py [part …]`.

Parts: `kills` (kill -9 at every crash point of a job of five paid nodes), `storm` (200 jobs, workers killed at random, the
database restarted every 5 to 20 seconds), `events` (100,000 events, 8 writers, a cursor reader, kills), `overhead` (CPU of API
and worker for a job of five trivial nodes), `load` (36 jobs that hold up their workers' event loops, while busy processes take
their processors), `unleased` (the same with leases that never run out). All take about fifteen minutes on two cores, on an
embedded PostgreSQL of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from emptor.db.migrate import migrate
from emptor.models.jobs import Job
from tests.fakes.chaos import Storm, StormyRun, write_under_fire
from tests.fakes.fault_rig import Rig, fault_rig, until
from tests.fakes.five_nodes import BUSY_CPU_S
from tests.fakes.restarting_postgres import RestartingPostgres

MIGRATIONS = Path(__file__).resolve().parents[2] / "supabase" / "migrations"
STORM = Storm(
    jobs=200, workers=3, concurrency=4, lease_s=5, kill_every_s=(1.0, 4.0), restarts=8, restart_every_s=(5.0, 20.0), call_s=2.0
)
EVENTS, WRITERS, BATCH, EVENT_KILLS = 100_000, 8, 10, 8
WARM_JOBS, MEASURED_JOBS = 10, 60
MS = 1_000.0
LOOP = 2_000_000
LOAD_JOBS, LOAD_WORKERS, LOAD_HOGS = 36, 3, 14
NODES, UNLEASED_S = 5, 600  # of a job; a lease that is never renewed in a run
LOAD_S, LOOSE_S = 240, 30  # the longest the load lasts; the hogs end by themselves a little later
NOTE_EVERY_S = 1.0
HOG = "import sys, time\nend = time.monotonic() + float(sys.argv[1])\nwhile time.monotonic() < end: sum(range(10_000))"


async def kills(rig: Rig, _: RestartingPostgres) -> None:
    job = await rig.new_job()
    points: list[str] = (await rig.slice(job))["points"]
    repeated = await rig.kill_at_each(range(1, len(points) + 1))
    print(
        f"kill -9 at each of {len(points)} crash points: repeated calls a kill {dict(sorted(Counter(repeated).items()))}, always"
    )
    print("  the one in flight; every job succeeded, its log without a gap")


async def storm(rig: Rig, postgres: RestartingPostgres) -> None:
    done = await StormyRun(rig, postgres, STORM).run()
    print(
        f"{STORM.jobs} jobs, {done.kills} workers killed, {done.restarts} restarts of PostgreSQL in {done.storm_s:.0f} s: "
        f"{dict(done.statuses)}; {done.repeated_calls} of {STORM.jobs * 5} calls were paid for again; after the last fault "
        f"{done.waiting} jobs had not been begun; {done.orphaned_s:.1f} s later all were in a worker's hands or done, after "
        f"{done.quiet_s:.1f} s all were done"
    )
    free = [orphan.back_in_line_s for orphan in done.orphans]
    taken = [orphan.taken_over_s - orphan.database_away_s for orphan in done.orphans]
    print(
        f"  {len(taken)} times a job lost its worker (lease {STORM.lease_s} s): free for another after {spread(free)}, "
        f"in another's hands after {spread(taken)}, without the time the database was away"
    )


def spread(seconds: list[float], unit: str = " s") -> str:
    ordered = sorted(seconds)
    return f"p50 {ordered[len(ordered) // 2]:.1f}, p95 {ordered[int(len(ordered) * 0.95)]:.1f}, max {ordered[-1]:.1f}{unit}"


async def events(rig: Rig, _: RestartingPostgres) -> None:
    done = await write_under_fire(rig, events=EVENTS, writers=WRITERS, batch=BATCH, kills=EVENT_KILLS)
    print(
        f"{done.in_log} events in the log, {WRITERS} writers, {done.kills} killed, one cursor reader, {done.took_s:.0f} s: "
        f"{done.lost} of {done.acknowledged} acknowledged lost, {done.duplicated} doubled, numbers 1 … {done.read} without a gap"
    )


async def overhead(rig: Rig, _: RestartingPostgres) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"worker_concurrency": 2, "web": "live"}
    pid = await rig.fleet.start(**rig.order("serve", port=port, kind="trivial", settings=settings))
    service = psutil.Process(pid)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=60) as client:
        await _until_it_serves(client)
        for _ in range(WARM_JOBS):
            await _whole_job(client)
        loop_before = fixed_loop_ms()
        before, idle_before = service.cpu_times(), time.monotonic()
        walls = [await _whole_job(client) for _ in range(MEASURED_JOBS)]
        after = service.cpu_times()
    cpu_ms = (after.user + after.system - before.user - before.system) / MEASURED_JOBS * MS
    wall_s = time.monotonic() - idle_before
    print(
        f"a job of five trivial nodes, POST to the end of its event stream, {MEASURED_JOBS} in turn ({wall_s:.0f} s): CPU of API "
        f"and worker together {cpu_ms:.1f} ms a job, wall median {statistics.median(walls) * MS:.0f} ms; a fixed loop took "
        f"{loop_before:.0f} ms of CPU before and {fixed_loop_ms():.0f} after"
    )


def rig_is_done(rig: Rig) -> Callable[[], Awaitable[bool]]:
    async def is_done() -> bool:
        return await rig.open_jobs() == 0

    return is_done


async def load(rig: Rig, _: RestartingPostgres) -> None:
    """The work under load with leases of seconds, as a server under pressure has them."""
    await _under_load(rig, STORM.lease_s)


async def unleased(rig: Rig, _: RestartingPostgres) -> None:
    """The same work under the same load with leases that never run out: what `load` is to be compared with."""
    await _under_load(rig, UNLEASED_S)


async def _under_load(rig: Rig, lease_s: int) -> None:
    jobs = [await rig.new_job(queued=True) for _ in range(LOAD_JOBS)]
    settings = {"lease_s": lease_s, "worker_concurrency": STORM.concurrency, "poison_after": 2, "max_attempts": 5}
    loads: list[float] = []
    async with _busy_processes(), _noting_load(loads):
        workers = [await rig.fleet.start(**rig.order("worker", kind="busy", settings=settings)) for _ in range(LOAD_WORKERS)]
        began = time.monotonic()
        with contextlib.suppress(TimeoutError):
            await until(rig_is_done(rig), LOAD_S)
        took_s, loadavg = time.monotonic() - began, os.getloadavg()[0]
        ended = [worker for worker in workers if rig.fleet.has_ended(worker)]
        cpu_s = sum(sum(psutil.Process(worker).cpu_times()[:2]) for worker in workers if worker not in ended)
        for worker in workers:
            rig.fleet.kill(worker)
    await _tell_of_load(
        rig, jobs, lease_s, f"{took_s:.0f} s, load {loadavg:.0f}, ready to run {spread(loads, '')}", cpu_s, len(ended)
    )


async def _tell_of_load(rig: Rig, jobs: list[Job], lease_s: int, when: str, cpu_s: float, ended: int) -> None:
    found = [await rig.now(job) for job in jobs]
    ends = Counter(job.error.code if job.error else job.status.value for job in found)
    calls = sum(len(rig.paid.of(job.id)) for job in found)
    taken_twice = sum(job.fencing_token > 1 for job in found)
    again = sum(max(job.fencing_token - 1, 0) for job in found)
    print(
        f"{LOAD_JOBS} jobs whose nodes compute {BUSY_CPU_S} s each in the loop, {LOAD_WORKERS} workers x {STORM.concurrency}, "
        f"lease {lease_s} s, {LOAD_HOGS} busy processes beside them; after {when}:\n"
        f"  ends {dict(ends)}; {ended} workers ended by themselves; {taken_twice} jobs were taken from a worker that lives, "
        f"{again} times together; {sum(job.attempts for job in found)} attempts counted for {LOAD_JOBS} jobs;\n"
        f"  {calls} paid calls for {LOAD_JOBS * NODES} needed; the workers got {cpu_s:.0f} s of CPU, "
        f"{calls * BUSY_CPU_S:.0f} of which their nodes computed"
    )


@asynccontextmanager
async def _busy_processes() -> AsyncIterator[None]:
    """Processes that compute beside the workers; each ends by itself soon after the longest time the load may last."""
    hogs = [await asyncio.create_subprocess_exec(sys.executable, "-c", HOG, str(LOAD_S + LOOSE_S)) for _ in range(LOAD_HOGS)]
    try:
        yield
    finally:
        for busy in hogs:
            with contextlib.suppress(ProcessLookupError):
                busy.kill()
        await asyncio.gather(*(busy.wait() for busy in hogs))


@asynccontextmanager
async def _noting_load(loads: list[float]) -> AsyncIterator[None]:
    """Note how many threads of the machine are ready to run or running, each second: a load without its average's delay."""

    async def note() -> None:
        while True:
            await asyncio.sleep(NOTE_EVERY_S)
            ready = Path("/proc/loadavg").read_text(encoding="ascii").split()[3].split("/")[0]
            loads.append(float(ready))

    noting = asyncio.create_task(note())
    try:
        yield
    finally:
        noting.cancel()


def fixed_loop_ms() -> float:
    """CPU of always the same work: on a machine that is busy it grows, and what is measured beside it does too."""
    began, total = time.process_time(), 0
    for n in range(LOOP):
        total += n * n % 7
    return (time.process_time() - began) * MS


async def _until_it_serves(client: httpx.AsyncClient) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                await client.get("/health")
            except httpx.ConnectError:
                await asyncio.sleep(0.1)
            else:
                return


async def _whole_job(client: httpx.AsyncClient) -> float:
    began = time.perf_counter()
    job = (await client.post("/research", json={"question": "headphones"})).json()
    async with client.stream("GET", f"/research/{job['id']}/events") as response:
        kinds = [line async for line in response.aiter_lines() if line.startswith("event:")]
    assert kinds[-1] == "event: job.succeeded", kinds
    return time.perf_counter() - began


PARTS = {"kills": kills, "storm": storm, "events": events, "overhead": overhead, "load": load, "unleased": unleased}


@asynccontextmanager
async def fresh_rig() -> AsyncIterator[tuple[Rig, RestartingPostgres]]:
    async with RestartingPostgres(durable=True) as postgres:
        await migrate(postgres.url, MIGRATIONS)
        async with fault_rig(postgres.url) as rig:
            yield rig, postgres


async def main(names: list[str]) -> None:
    for name in names or list(PARTS):
        async with fresh_rig() as (rig, postgres):
            await PARTS[name](rig, postgres)


if __name__ == "__main__":
    os.environ.setdefault("EMPTOR_LOG_LEVEL", "ERROR")
    asyncio.run(main(sys.argv[1:]))
