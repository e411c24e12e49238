"""Chat clients' threads: started jobs by name, and found again."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID, uuid4

from emptor.core.errors import Conflict, NotFound
from emptor.db.threads import ThreadRepository
from emptor.models.api import JobAccepted, JobView, ResearchRequest
from emptor.models.threads import Thread
from emptor.services.jobs.research import ResearchService


class ThreadService:
    """The use cases of a thread, for one user at a time."""

    def __init__(self, threads: ThreadRepository, research: ResearchService) -> None:
        self._threads = threads
        self._research = research

    async def create(self, user_id: UUID, thread_id: str | None, metadata: dict[str, Any], *, exist_ok: bool = False) -> Thread:
        """Make a thread. Raises Conflict when the user has one of that id, unless that is fine."""
        thread_id = thread_id or str(uuid4())
        made = await self._threads.create(user_id, thread_id, metadata)
        if made is not None:
            return made
        if not exist_ok:
            raise Conflict(f"You have a thread {thread_id} already: use it, or choose another id.")
        return await self.get(user_id, thread_id)

    async def get(self, user_id: UUID, thread_id: str) -> Thread:
        """Return the thread. Raises NotFound for another user's as for one that does not exist."""
        thread = await self._threads.get(user_id, thread_id)
        if thread is None:
            raise NotFound(f"There is no thread {thread_id}. Check the id, or make one.")
        return thread

    async def remove(self, user_id: UUID, thread_id: str) -> None:
        """Forget the thread; its jobs stay. Raises NotFound."""
        if not await self._threads.remove(user_id, thread_id):
            raise NotFound(f"There is no thread {thread_id}. Check the id, or make one.")

    async def start(self, user_id: UUID, thread_id: str, request: ResearchRequest, key: str | None = None) -> JobAccepted:
        """Start a job in a thread, which is made if need be. The same key and request give the same job.

        Raises:
            InvalidInput, Conflict, LimitExceeded, Unavailable: as `ResearchService.start`.
        """
        accepted = await self._research.start(user_id, request, key)
        await self._threads.add_run(user_id, thread_id, accepted.id)
        return accepted

    async def latest(self, user_id: UUID, thread_id: str) -> UUID | None:
        """The job the thread has started last; None when it has started none, or is not the user's."""
        return next(iter(await self._threads.runs(user_id, thread_id, limit=1)), None)

    async def runs(self, user_id: UUID, thread_id: str, limit: int) -> list[JobView]:
        """The jobs of a thread, newest first. Raises NotFound."""
        await self.get(user_id, thread_id)
        return [await self._research.get(user_id, id_) for id_ in await self._threads.runs(user_id, thread_id, limit=limit)]

    async def run(self, user_id: UUID, thread_id: str, job_id: UUID) -> JobView:
        """One job of a thread. Raises NotFound, also for a job of the user's that the thread did not start."""
        if not await self._threads.has_run(user_id, thread_id, job_id):
            raise NotFound(f"Thread {thread_id} has no run {job_id}. Check both ids.")
        return await self._research.get(user_id, job_id)


def derived_key(*parts: str) -> str:
    """An idempotency key from what makes a client's request the same request."""
    return "chat-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
