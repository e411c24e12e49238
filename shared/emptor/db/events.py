"""The event log of jobs: append-only, numbered without a gap, closed by one terminal event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from emptor.core.errors import StaleWorker
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import jsonb
from emptor.models.events import TERMINAL_EVENTS, JobEvent, NewEvent

DEFAULT_LIMIT = 500


@dataclass(frozen=True)
class Progress:
    """How far a job's log has grown, and whether the job has ended: nothing will follow then."""

    last_seq: int
    ended: bool


class EventRepository:
    """Rows of agent_state_history."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("events")

    async def append(self, job_id: UUID, token: int, events: Sequence[NewEvent]) -> list[JobEvent]:
        """Write events in their order, all or none, and return them numbered. Listeners are woken.

        Terminal events are not written here: `JobRepository.finish` ends a job.

        Raises:
            StaleWorker: the job was taken by another or has ended; nothing was written.
        """
        if not events:
            return []
        if any(event.type in TERMINAL_EVENTS for event in events):
            raise ValueError("a terminal event is written by JobRepository.finish")
        dumped = [event.model_dump(mode="json") for event in events]
        rows = await self._db.all(self._sql["append"], {"job_id": job_id, "token": token, "events": jsonb(dumped)})
        if not rows:
            raise StaleWorker(f"Job {job_id} was taken by another worker, or has ended: its log takes no more events.")
        numbered = sorted(rows, key=lambda row: int(row["seq"]))
        return [
            JobEvent(**event.model_dump(), job_id=job_id, seq=row["seq"], at=row["at"])
            for event, row in zip(events, numbered, strict=True)
        ]

    async def after(self, job_id: UUID, seq: int, *, limit: int = DEFAULT_LIMIT, user_id: UUID | None = None) -> list[JobEvent]:
        """Events that follow number `seq`, in order; with `user_id`, only of that user's jobs."""
        parameters = {"job_id": job_id, "seq": seq, "limit": limit}
        return [JobEvent.model_validate(row) for row in await self._db.all(self._sql["after"], parameters, user_id=user_id)]

    async def last_seqs(self, job_ids: Sequence[UUID]) -> dict[UUID, int]:
        """How far the logs of these jobs have grown."""
        rows = await self._db.all(self._sql["last_seqs"], {"job_ids": list(job_ids)})
        return {row["id"]: row["last_seq"] for row in rows}

    async def progress(self, job_id: UUID) -> Progress | None:
        """How far the log of a job has grown; None when there is no such job."""
        row = await self._db.one(self._sql["progress"], {"job_id": job_id})
        return Progress(last_seq=row["last_seq"], ended=row["ended"]) if row else None
