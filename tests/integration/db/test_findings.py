"""What a job has found is kept with it: for its user alone, by the worker that holds it, and for as long as the job is there."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from emptor.core.errors import StaleWorker
from emptor.db import Database
from emptor.db.findings import FindingsRepository
from emptor.db.jobs import JobRepository
from emptor.models.jobs import JobStatus
from tests.fakes.findings import headphones
from tests.integration.db.conftest import MakeJob


@pytest.fixture
def findings(db: Database) -> FindingsRepository:
    return FindingsRepository(db)


async def test_findings_come_back_as_they_were_kept(findings: FindingsRepository, running_job: MakeJob, user_id: UUID) -> None:
    """A second time replaces the first: a worker that died after keeping them is followed by another."""
    job = await running_job()
    found = headphones()
    await findings.keep(job.id, job.fencing_token, found.model_copy(update={"focus": ("x",)}))
    await findings.keep(job.id, job.fencing_token, found)
    assert await findings.get(job.id, user_id) == found


async def test_another_user_sees_none(findings: FindingsRepository, running_job: MakeJob) -> None:
    job = await running_job()
    await findings.keep(job.id, job.fencing_token, headphones())
    assert await findings.get(job.id, uuid4()) is None


async def test_a_worker_that_lost_the_job_keeps_none(findings: FindingsRepository, running_job: MakeJob, user_id: UUID) -> None:
    job = await running_job()
    with pytest.raises(StaleWorker):
        await findings.keep(job.id, job.fencing_token - 1, headphones())
    assert await findings.get(job.id, user_id) is None


async def test_findings_go_with_the_job_and_a_follow_up_stays(
    db: Database, findings: FindingsRepository, jobs: JobRepository, running_job: MakeJob, queued_job: MakeJob, user_id: UUID
) -> None:
    """The follow-up only no longer says whom it followed."""
    job = await running_job()
    await findings.keep(job.id, job.fencing_token, headphones())
    child = await queued_job(parent_id=job.id)
    assert child.parent_id == job.id
    await jobs.finish(job.id, job.fencing_token, JobStatus.SUCCEEDED, report={})
    assert await jobs.delete(job.id, user_id)
    assert await db.all(b"select job_id from research_findings", {}) == []
    orphan = await jobs.get(child.id)
    assert orphan is not None
    assert orphan.parent_id is None


async def test_findings_of_another_version_are_none(
    db: Database, findings: FindingsRepository, running_job: MakeJob, user_id: UUID
) -> None:
    """The question is then read by itself; the job does not fail over it."""
    import zstandard  # noqa: PLC0415

    job = await running_job()
    body = b'{"version": 9}'
    await db.run(
        b"insert into research_findings (job_id, body, size_bytes) values (%(job)s, %(body)s, %(size)s)",
        {"job": job.id, "body": zstandard.ZstdCompressor().compress(body), "size": len(body)},
    )
    assert await findings.get(job.id, user_id) is None
