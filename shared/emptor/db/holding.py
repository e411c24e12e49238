"""The fence around a worker's transaction: it begins by making sure that the job is still this worker's."""

from __future__ import annotations

from uuid import UUID

from psycopg.errors import ObjectNotInPrerequisiteState

from emptor.core.errors import StaleWorker
from emptor.db.database import Connection
from emptor.db.sql import queries

STALE = ObjectNotInPrerequisiteState  # what the database raises for a worker that lost its job


async def hold(connection: Connection, job_id: UUID, token: int) -> None:
    """Keep the job from being taken by another until the transaction ends. Raises StaleWorker when it has been."""
    try:
        await connection.execute(queries("jobs")["hold"], {"job_id": job_id, "token": token})
    except STALE as error:
        raise StaleWorker(f"Job {job_id} was taken by another worker, or has ended: nothing was written.") from error
