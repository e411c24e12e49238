"""The sweeper of a server: how soon a job whose worker died is another's."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.db.jobs import JobRepository
from emptor.models.jobs import JobStatus
from emptor.services.jobs import sweeper, worker
from emptor.services.wiring import Services

from .conftest import MakeJob

NEVER_S = 3_600.0
LEASE_S = 1


async def test_a_job_is_put_back_when_its_workers_lease_ends(
    database_url: str, jobs: JobRepository, running_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at the next round of the sweeper, which here would never come; a job whose worker lives stays with it."""
    monkeypatch.setattr(sweeper, "SWEEP_EVERY_S", NEVER_S)
    services, stop = Services(Settings(database_url=SecretStr(database_url))), asyncio.Event()
    dead, alive = await running_job(lease_s=LEASE_S), await running_job(lease_s=NEVER_S)
    sweeping = asyncio.create_task(sweeper.sweep_forever(services, stop))
    try:
        async with asyncio.timeout(30):
            (message,) = await services.queue.receive(visibility_s=60, wait_s=30)
    finally:
        stop.set()
        await sweeping
        await services.aclose()
    assert message.job_id == dead.id
    found = await jobs.get(dead.id)
    assert found is not None
    assert found.status is JobStatus.QUEUED
    assert await jobs.get(alive.id) == alive


@pytest.mark.parametrize("lease_s", [1, 5, 15, 60])
def test_a_message_stays_hidden_until_its_workers_lease_has_ended(lease_s: int) -> None:
    """A renewal may come until the message is hidden the next time: who got the message before would take it for a double."""
    services = Services(Settings(lease_s=lease_s))
    assert worker._hidden_s(services) >= lease_s * (1 + 1 / worker.HIDINGS_PER_LEASE)
