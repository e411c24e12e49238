"""The real thing on a fresh database: services, worker and the sample archive; or the whole server as a process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api import JobView, ResearchRequest
from emptor.models.events import JobEvent
from emptor.services.jobs.worker import run_forever
from emptor.services.wiring import Services
from emptor_local.sample import sample_path

HEADPHONES = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"

RunJob = Callable[..., Awaitable[tuple[JobView, list[JobEvent]]]]


@pytest.fixture
def sample() -> Path:
    return sample_path()


@pytest.fixture
def settings(database_url: str, sample: Path) -> Settings:
    return Settings().model_copy(
        update={"database_url": SecretStr(database_url), "web": str(sample), "queue": "memory", "lease_s": 5}
    )


@pytest.fixture
async def services(settings: Settings) -> AsyncIterator[Services]:
    services = Services(settings)
    await services.open()
    yield services
    await services.aclose()


@pytest.fixture
def run_job() -> RunJob:
    """Start a job, work on it in this process, and return how it ended with all of its events."""

    async def run(services: Services, question: str, **options: object) -> tuple[JobView, list[JobEvent]]:
        request = ResearchRequest.model_validate({"question": question, **options})
        accepted = await services.research.start(LOCAL_USER_ID, request)
        stop = asyncio.Event()
        worker = asyncio.create_task(run_forever(services, stop))
        try:
            events = [event async for event in services.events.follow(accepted.id)]
        finally:
            stop.set()
            await worker
        return await services.research.get(LOCAL_USER_ID, accepted.id), events

    return run
