"""Repositories on a fresh database, and short ways to a job in a given state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.models.jobs import Job, JobOptions

LEASE_S = 30.0
MAX_ATTEMPTS = 3

MakeJob = Callable[..., Awaitable[Job]]


@pytest.fixture
def jobs(db: Database) -> JobRepository:
    return JobRepository(db)


@pytest.fixture
def events(db: Database) -> EventRepository:
    return EventRepository(db)


@pytest.fixture
def user_id() -> UUID:
    return uuid4()


@pytest.fixture
def queued_job(jobs: JobRepository, user_id: UUID) -> MakeJob:
    """Make a job that waits for a worker."""

    async def make(owner: UUID = user_id, **changes: object) -> Job:
        new = NewJob(question="good headphones", options=JobOptions(), **changes)
        return (await jobs.create(owner, new)).job

    return make


@pytest.fixture
def running_job(jobs: JobRepository, queued_job: MakeJob) -> MakeJob:
    """Make a job that a worker holds."""

    async def make(*, worker: str = "w1", lease_s: float = LEASE_S, **changes: object) -> Job:
        job = await queued_job(**changes)
        claimed = await jobs.claim(job.id, worker, lease_s=lease_s, max_attempts=MAX_ATTEMPTS)
        assert claimed is not None
        return claimed

    return make
