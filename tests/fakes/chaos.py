"""Storms: workers that are killed at random and a database that restarts, while jobs are to be done and events to be written."""

from __future__ import annotations

import asyncio
import contextlib
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from emptor.core.errors import Unavailable
from emptor.db.events import EventRepository
from emptor.models.events import EventType
from emptor.models.jobs import Job
from tests.fakes.fault_rig import Rig
from tests.fakes.restarting_postgres import RestartingPostgres

POLL_S = 0.1
QUIET_TIMEOUT_S = 120.0
TRACE = b"""
create table storm_trace (
  n bigint generated always as identity, job_id uuid, worker text, status text, at timestamptz default clock_timestamp()
);
create function note_hands() returns trigger language plpgsql as $$
begin
  insert into storm_trace (job_id, worker, status) values (new.id, new.leased_by, new.status);
  return null;
end $$;
create trigger note_hands after update on research_jobs for each row
  when (old.status <> new.status or old.fencing_token <> new.fencing_token) execute function note_hands()
"""


@dataclass(frozen=True)
class Storm:
    """How bad it gets.

    Attributes:
        jobs: that are to be done.
        workers: processes at a time.
        concurrency: jobs one process works on at a time.
        lease_s: after which a silent worker's job is another's.
        kill_every_s: shortest and longest time between two kills of a worker.
        restarts: of the database; every third one is a SIGKILL.
        restart_every_s: shortest and longest time between two restarts.
        call_s: how long a paid call takes.
    """

    jobs: int
    workers: int
    concurrency: int
    lease_s: int
    kill_every_s: tuple[float, float]
    restarts: int
    restart_every_s: tuple[float, float]
    call_s: float = 0.2
    seed: int = 1


@dataclass(frozen=True)
class Orphan:
    """A job whose worker was killed: seconds until it was put back in line, and until another worker had it."""

    back_in_line_s: float
    taken_over_s: float
    database_away_s: float


@dataclass
class Weathered:
    """What became of the jobs."""

    jobs: list[Job] = field(default_factory=list)
    kills: int = 0
    restarts: int = 0
    storm_s: float = 0.0
    orphaned_s: float = 0.0  # from the last fault until every job had ended or was in the hands of a living worker
    quiet_s: float = 0.0  # from the last fault until every job had ended
    repeated_calls: int = 0
    waiting: int = 0  # jobs that no worker had touched yet when the last fault was over
    orphans: list[Orphan] = field(default_factory=list)

    @property
    def statuses(self) -> Counter[str]:
        return Counter(job.status.value for job in self.jobs)


class StormyRun:
    """One storm over a rig."""

    def __init__(self, rig: Rig, postgres: RestartingPostgres, storm: Storm) -> None:
        self._rig, self._postgres, self._storm = rig, postgres, storm
        self._random = random.Random(storm.seed)
        self._workers: set[int] = set()
        self._deaths: dict[int, float] = {}
        self._away: list[tuple[float, float]] = []
        self._result = Weathered()

    async def run(self) -> Weathered:
        """Accept the jobs, break things while they are worked on, then let it be quiet and wait for the last one to end."""
        storm, rig = self._storm, self._rig
        await rig.db.run(TRACE, {})
        jobs = [await rig.new_job(queued=True) for _ in range(storm.jobs)]
        rig.paid.delay_s = storm.call_s
        began = time.monotonic()
        for _ in range(storm.workers):
            await self._hire()
        killing = asyncio.create_task(self._kill_now_and_then())
        await self._restart_now_and_then()
        killing.cancel()
        await asyncio.gather(killing, return_exceptions=True)
        quiet = time.monotonic()
        result = self._result
        result.waiting = await self._untouched()
        await self._all_ended()
        result.storm_s, result.quiet_s = quiet - began, time.monotonic() - quiet
        result.jobs = await rig.ended(jobs)
        for job in jobs:
            await rig.check_log(job)
            result.repeated_calls += sum(times - 1 for times in Counter(rig.paid.of(job.id)).values())
        result.orphans = await self._orphans()
        return result

    async def _hire(self) -> None:
        settings = {"lease_s": self._storm.lease_s, "worker_concurrency": self._storm.concurrency}
        self._workers.add(await self._rig.fleet.start(**self._rig.order("worker", settings=settings, log_level="CRITICAL")))

    async def _kill_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(*self._storm.kill_every_s))
            victim = self._random.choice(sorted(self._workers))
            self._workers.discard(victim)
            self._rig.fleet.kill(victim)
            self._deaths[victim] = time.time()
            self._result.kills += 1
            await self._hire()

    async def _restart_now_and_then(self) -> None:
        for n in range(self._storm.restarts):
            await asyncio.sleep(self._random.uniform(*self._storm.restart_every_s))
            if not await self._open_jobs():
                return
            stopped = time.time()
            await self._postgres.restart(kill=n % 3 == 2)
            self._away.append((stopped, time.time()))
            self._result.restarts += 1

    async def _all_ended(self) -> None:
        async with asyncio.timeout(QUIET_TIMEOUT_S):
            began = time.monotonic()
            while await self._open_jobs():
                if await self._rig.unheld_jobs():
                    self._result.orphaned_s = time.monotonic() - began
                await asyncio.sleep(POLL_S)

    async def _open_jobs(self) -> int:
        while True:
            with contextlib.suppress(Unavailable):
                return await self._rig.open_jobs()
            await asyncio.sleep(POLL_S)

    async def _untouched(self) -> int:
        while True:
            with contextlib.suppress(Unavailable):
                query = b"select count(*) as n from research_jobs where finished_at is null and fencing_token = 0"
                row = await self._rig.db.one(query, {})
                return int(row["n"]) if row else 0
            await asyncio.sleep(POLL_S)

    async def _orphans(self) -> list[Orphan]:
        """What the trace says of each job that was in the hands of a worker when it was killed."""
        query = b"select job_id, worker, status, extract(epoch from at)::float8 as at from storm_trace order by job_id, n"
        rows = await self._rig.db.all(query, {})
        found = []
        for _, steps in groupby(rows, key=lambda row: row["job_id"]):
            of_job = list(steps)
            for n, step in enumerate(of_job[:-1]):
                died = self._deaths.get(int(step["worker"].split(":")[1])) if step["worker"] else None
                if died is None or not step["at"] <= died < of_job[n + 1]["at"]:
                    continue
                taken = next(later["at"] for later in of_job[n + 1 :] if later["status"] != "queued")
                away = sum(max(0.0, min(up, taken) - max(down, died)) for down, up in self._away)
                found.append(Orphan(of_job[n + 1]["at"] - died, taken - died, away))
        return found


@dataclass
class Written:
    """What became of the events."""

    acknowledged: int
    in_log: int
    read: int
    lost: int
    duplicated: int
    kills: int
    took_s: float


async def write_under_fire(rig: Rig, *, events: int, writers: int, batch: int, kills: int) -> Written:
    """Let processes write one job's log, kill some and replace them, while a reader follows by its cursor.

    An event counts as lost when its writer was told that it is written and the reader never saw it.
    """
    job = await rig.new_job()
    held = await rig.jobs.claim(job.id, "writers", lease_s=3_600, max_attempts=1)
    assert held is not None
    reading = asyncio.create_task(_follow(rig, job))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        acknowledged = await _write(rig, held, Path(folder), events // writers // batch, writers, batch, kills)
    took_s = time.monotonic() - began
    log = EventRepository(rig.db)
    await rig.jobs.release(job.id, held.fencing_token)
    await rig.jobs.request_cancel(job.id, rig.user_id)
    names = await asyncio.wait_for(reading, QUIET_TIMEOUT_S)
    times = Counter(names)
    last = (await rig.now(job)).last_seq
    assert (await log.after(job.id, last - 1))[0].type is EventType.JOB_CANCELLED
    return Written(
        acknowledged=len(acknowledged),
        in_log=last,
        read=len(names),
        lost=sum(name not in times for name in acknowledged),
        duplicated=sum(n - 1 for name, n in times.items() if "-" in name),
        kills=kills,
        took_s=took_s,
    )


async def _write(rig: Rig, held: Job, folder: Path, batches: int, writers: int, batch: int, kills: int) -> list[str]:
    """Run the writers; one that is killed is replaced by one that writes as much again. Return what was acknowledged."""
    order = {"token": held.fencing_token, "batches": batches, "batch": batch}

    async def writer(name: str) -> int:
        return await rig.fleet.start(**rig.order("events", held, writer=name, acknowledged=str(folder / name), **order))

    running = [await writer(f"w{n}") for n in range(writers)]
    for n in range(kills):
        await asyncio.sleep(0.2)
        rig.fleet.kill(running[n % writers])
        running.append(await writer(f"replacement{n}"))
    for pid in running:
        await rig.fleet.end_of(pid)
    return [name for file in folder.iterdir() for name in file.read_text().splitlines()]


async def _follow(rig: Rig, job: Job) -> list[str]:
    """Read by the cursor alone, as a client does, up to the terminal event; the numbers must be 1, 2, 3 …"""
    log, seen, names = EventRepository(rig.db), 0, []
    while True:
        for event in await log.after(job.id, seen):
            assert event.seq == seen + 1, f"{event.seq} came after {seen}"
            seen = event.seq
            names.append(event.message)
            if event.type is EventType.JOB_CANCELLED:
                return names
        await asyncio.sleep(0.01)
