"""What a job has read, kept with it for the questions that follow. JSON, compressed; a user's jobs see each other's only."""

from __future__ import annotations

import asyncio
import logging
from uuid import UUID

from pydantic import ValidationError

from emptor.core.errors import StaleWorker
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.jobs import Job
from emptor.models.research import Findings

log = logging.getLogger(__name__)

COMPRESSION_LEVEL = 3


class FindingsRepository:
    """Rows of research_findings."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("findings")

    async def keep(self, job_id: UUID, token: int, findings: Findings) -> None:
        """Keep what a job has found; a second time replaces the first. Raises StaleWorker when another worker has the job."""
        body, size = await asyncio.to_thread(_pack, findings)
        parameters = {"job_id": job_id, "token": token, "body": body, "size_bytes": size}
        if await self._db.one(self._sql["keep"], parameters) is None:
            raise StaleWorker(f"Job {job_id} was taken by another worker, or has ended: its findings were not kept.")

    async def get(self, job_id: UUID, user_id: UUID) -> Findings | None:
        """Return what a user's job has found. None for another user's job, and for findings that this version cannot read."""
        row = await self._db.one(self._sql["get"], {"job_id": job_id, "user_id": user_id})
        if row is None:
            return None
        try:
            return await asyncio.to_thread(_unpack, bytes(row["body"]), int(row["size_bytes"]))
        except ValidationError as error:
            log.warning("the findings of job %s are of another version: %s errors", job_id, error.error_count())
            return None


class JobFindings:
    """The findings of one job's worker, and of the jobs of the same user."""

    def __init__(self, repository: FindingsRepository, job: Job) -> None:
        self._repository, self._job = repository, job

    async def keep(self, findings: Findings) -> None:
        await self._repository.keep(self._job.id, self._job.fencing_token, findings)

    async def of(self, job_id: UUID) -> Findings | None:
        return await self._repository.get(job_id, self._job.user_id)


def _pack(findings: Findings) -> tuple[bytes, int]:
    import zstandard  # noqa: PLC0415 - native library, loaded by who keeps findings

    body = findings.model_dump_json().encode()
    return zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress(body), len(body)


def _unpack(packed: bytes, size: int) -> Findings:
    import zstandard  # noqa: PLC0415

    return Findings.model_validate_json(zstandard.ZstdDecompressor().decompress(packed, max_output_size=size))
