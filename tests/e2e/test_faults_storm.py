"""Small storms, in every run: jobs while workers are killed and PostgreSQL restarts; a log while its writers are killed.

`tests/benchmarks/bench_faults.py` is the same at full size.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from emptor.db.migrate import migrate
from tests.fakes.chaos import Storm, StormyRun, write_under_fire
from tests.fakes.fault_rig import Rig, fault_rig
from tests.fakes.restarting_postgres import RestartingPostgres

STORM = Storm(jobs=20, workers=2, concurrency=4, lease_s=2, kill_every_s=(0.5, 1.5), restarts=2, restart_every_s=(1.5, 2.5))


@pytest.fixture
async def postgres(migrations_dir: Path) -> AsyncIterator[RestartingPostgres]:
    async with RestartingPostgres() as postgres:
        await migrate(postgres.url, migrations_dir)
        yield postgres


@pytest.fixture
async def rig(postgres: RestartingPostgres) -> AsyncIterator[Rig]:
    async with fault_rig(postgres.url) as rig:
        yield rig


async def test_every_job_ends_while_workers_are_killed_and_the_database_restarts(rig: Rig, postgres: RestartingPostgres) -> None:
    """All succeed, each with a gap-free log and one end; no more calls are repeated than were in flight at the kills."""
    weathered = await StormyRun(rig, postgres, STORM).run()
    assert weathered.restarts == STORM.restarts
    assert weathered.kills > 0
    assert weathered.statuses == {"succeeded": STORM.jobs}
    assert weathered.repeated_calls <= weathered.kills * STORM.concurrency


async def test_events_are_neither_lost_nor_doubled_when_writers_are_killed(database_url: str) -> None:
    """Four writers on one log, three of them killed: what was acknowledged is read once, in order, without a gap."""
    async with fault_rig(database_url) as rig:
        written = await write_under_fire(rig, events=2_000, writers=4, batch=10, kills=3)
    assert (written.lost, written.duplicated) == (0, 0)
    assert written.acknowledged >= 2_000 - 3 * 500
    assert written.read == written.in_log
