"""What an operator does about jobs that do not end by themselves, and about users who leave. It crosses users."""

from __future__ import annotations

import logging
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from emptor.core.errors import Conflict, NotFound
from emptor.core.settings import Settings
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.db.retention import RetentionRepository
from emptor.db.usage import UsageRepository
from emptor.models.api import CursorPage
from emptor.models.jobs import TERMINAL_STATUSES, Job, JobStatus
from emptor.models.operator import DayCosts, JobState, OperatorJob, OperatorJobDetails, Requeued, UserForgotten
from emptor.queue.port import WorkQueue
from emptor.services.jobs.messages import announce_within
from emptor.vectors.port import VectorStore

log = logging.getLogger(__name__)

DEAD_LETTERS_SHOWN = 1_000
LAST_EVENTS = 20


class OperatorService:
    """The use cases of an operator."""

    def __init__(
        self,
        jobs: JobRepository,
        events: EventRepository,
        queue: WorkQueue,
        retention: RetentionRepository,
        settings: Settings,
        *,
        vectors: Callable[[], VectorStore],
        usage: UsageRepository,
    ) -> None:
        """`vectors` opens where embeddings are kept; only forgetting a user needs it."""
        self._usage = usage
        self._jobs = jobs
        self._events = events
        self._queue = queue
        self._retention = retention
        self._settings = settings
        self._vectors = vectors

    async def page(self, state: JobState, limit: int, cursor: str | None = None) -> CursorPage[OperatorJob]:
        """Jobs of all users in a state, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        dead = await self._queue.dead_letters(limit=DEAD_LETTERS_SHOWN)
        page = await self._jobs.operator_page(state.value, limit=limit, cursor=cursor, dead=dead)
        known = frozenset(dead)
        return CursorPage(items=tuple(_shown(job, known) for job in page.items), next_cursor=page.next_cursor)

    async def get(self, job_id: UUID) -> OperatorJobDetails:
        """One job with the end of its log. Raises NotFound."""
        job = await self._known(job_id)
        dead = frozenset(await self._queue.dead_letters(limit=DEAD_LETTERS_SHOWN))
        events = await self._events.after(job_id, max(0, job.last_seq - LAST_EVENTS), limit=LAST_EVENTS)
        return OperatorJobDetails(**dict(_shown(job, dead)), last_events=tuple(events))

    async def costs(self, days: int) -> DayCosts:
        """Return what all users' calls of the last so many days cost, by day and by what was called."""
        items = await self._usage.by_day(days)
        return DayCosts(days=days, total_usd=sum((item.usd for item in items), Decimal()), items=items)

    async def requeue(self, job_id: UUID) -> Requeued:
        """Have a job worked on again: an open one with all its attempts, one that failed or was cancelled as a new job.

        The log of a job that has ended is closed: its one terminal event has been told. The new job has the results that the
        old one has paid for, and pays for none of them again.

        Raises:
            NotFound: there is no such job.
            Conflict: it succeeded, is being cancelled, or a worker holds it.
        """
        job = await self._known(job_id)
        announce = announce_within(self._queue)
        if job.status in {JobStatus.FAILED, JobStatus.CANCELLED}:
            new = await self._jobs.succeed(job_id, deadline_s=self._settings.job_deadline_s, announce=announce)
            done = Requeued(job_id=new.id, in_place_of=job_id) if new else None
        else:
            done = Requeued(job_id=job_id) if await self._jobs.revive(job_id, announce=announce) else None
        if done is None:
            raise Conflict(f"Job {job_id} is {job.status.value} and needs no help: a worker holds it, or it is done.")
        if announce is None:
            await self._queue.send(done.job_id)
        await self._queue.drop_dead_letters(job_id)
        log.info("requeued by an operator", extra={"job": str(job_id), "as": str(done.job_id)})
        return done

    async def cancel(self, job_id: UUID) -> OperatorJobDetails:
        """Cancel any user's job, and remove its dead letters. One that has ended stays as it is. Raises NotFound."""
        job = await self._known(job_id)
        if job.status not in TERMINAL_STATUSES:
            await self._jobs.request_cancel(job_id, job.user_id)
        await self._queue.drop_dead_letters(job_id)
        return await self.get(job_id)

    async def forget_user(self, user_id: UUID) -> UserForgotten:
        """Delete a user with all that is theirs, for good, their embeddings in another store included.

        Those go first: while that store does not answer nothing is forgotten, and the call can be made again.

        Raises:
            NotFound: there is no such user.
            Unavailable: the vector store does not answer.
            ConfigurationError: the vector store's client or address is missing here.
        """
        await self._vectors().forget_user(user_id)
        forgotten = await self._retention.forget_user(user_id)
        if forgotten is None:
            raise NotFound(f"There is no user {user_id}.")
        log.info("a user was forgotten", extra={"jobs": forgotten.jobs, "pages": forgotten.pages})
        return UserForgotten(
            user_id=user_id, jobs=forgotten.jobs, pages=forgotten.pages, pages_of_others=forgotten.pages_of_others
        )

    async def _known(self, job_id: UUID) -> Job:
        job = await self._jobs.get(job_id)
        if job is None:
            raise NotFound(f"There is no research job {job_id}.")
        return job


def _shown(job: Job, dead: frozenset[UUID]) -> OperatorJob:
    fields = {name: getattr(job, name) for name in OperatorJob.model_fields if hasattr(job, name)}
    return OperatorJob(**fields, dead_letter=job.id in dead)
