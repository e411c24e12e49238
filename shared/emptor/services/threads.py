"""Chat clients' threads: started jobs by name, and found again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from emptor.core.errors import Conflict, NotFound
from emptor.db.threads import ThreadRepository
from emptor.models.api import ANSWER_MAX_CHARS, JobAccepted, JobView, ResearchRequest
from emptor.models.jobs import JobStatus
from emptor.models.threads import Thread
from emptor.services.jobs.events import EventService
from emptor.services.jobs.research import ResearchService

LOOKED_BACK = 10  # jobs of a thread among which the report is looked for that a question follows


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation.

    Attributes:
        job: whose log tells it.
        question: the message that the job was started with.
        after: number of the event up to which an earlier turn has told the log; 0 for the whole log.
    """

    job: JobAccepted
    question: str
    after: int = 0


class ThreadService:
    """The use cases of a thread, for one user at a time."""

    def __init__(self, threads: ThreadRepository, research: ResearchService, events: EventService) -> None:
        self._threads = threads
        self._research = research
        self._events = events

    async def search(self, user_id: UUID, metadata: Mapping[str, Any], limit: int, offset: int) -> list[Thread]:
        """The user's threads whose metadata holds these values, the newest first."""
        return await self._threads.search(user_id, metadata, limit=limit, offset=offset)

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

    async def turn(
        self,
        user_id: UUID,
        thread_id: str,
        request: ResearchRequest,
        key: str | None = None,
        *,
        answers: Mapping[str, str] | None = None,
        instead: bool = False,
    ) -> Turn:
        """Take a message of a conversation: an answer to what the newest job asks, or a question that follows the newest report.

        The thread is made if need be. The same key and request give the same job, and the same answer the same turn.

        Args:
            user_id: whose thread it is.
            thread_id: of the conversation.
            request: the message as a question, with the options of its job.
            key: idempotency key of the message.
            answers: to the questions that were asked, by their ids, where the client sends them as such.
            instead: the newest answer is to be written again: the question follows the same report as that did.

        Raises:
            InvalidInput: there is no such question, or as `ResearchService.start`.
            Conflict: `answers` came, and nothing was asked; or as `ResearchService.start`.
            LimitExceeded, Unavailable: as `ResearchService.start`.
        """
        if key is not None and (earlier := await self._research.made_with(user_id, key)) is not None:
            return await self._asked(user_id, thread_id, request.model_copy(update={"parent_id": earlier.parent_id}), key)
        newest = await self._newest(user_id, thread_id)
        if newest is not None and (given := _answers_to(newest, request.question, answers)) is not None:
            return await self._answered(user_id, newest, given)
        if answers is not None:
            raise Conflict("Nothing waits for an answer in this conversation: send a message instead.")
        parent = newest.parent_id if instead and newest else await self._reported(user_id, thread_id)
        return await self._asked(user_id, thread_id, request.model_copy(update={"parent_id": parent}), key)

    async def answer(self, user_id: UUID, thread_id: str, answers: Callable[[JobView], Mapping[str, str]]) -> Turn | None:
        """Answer what the newest job asks, by what `answers` makes of the job; None where nothing was asked.

        Raises:
            InvalidInput: there is no such question, or as `answers` raises.
            Conflict, Unavailable: as `ResearchService.answer`.
        """
        newest = await self._newest(user_id, thread_id)
        given = _answers_to(newest, "", answers(newest)) if newest else None
        return await self._answered(user_id, newest, given) if newest and given is not None else None

    async def resumed(self, user_id: UUID, thread_id: str) -> Turn | None:
        """The newest turn of a conversation; None when it has none, or is not the user's."""
        job = await self._newest(user_id, thread_id)
        return await self.turn_of(job) if job else None

    async def turn_of(self, job: JobView) -> Turn:
        """The turn that a job is in: before its buyer has answered, or after."""
        over = job.input_request is not None and job.status is not JobStatus.NEEDS_INPUT
        after = await self._events.asked_at(job.id) if over else 0
        return Turn(JobAccepted(id=job.id, status=job.status, links=job.links), job.question, after)

    async def _asked(self, user_id: UUID, thread_id: str, request: ResearchRequest, key: str | None) -> Turn:
        accepted = await self._research.start(user_id, request, key)
        await self._threads.add_run(user_id, thread_id, accepted.id)
        return Turn(accepted, request.question)

    async def _answered(self, user_id: UUID, job: JobView, given: Mapping[str, str]) -> Turn:
        if job.status is JobStatus.NEEDS_INPUT:
            job = await self._research.answer(user_id, job.id, given)
        return await self.turn_of(job)

    async def _newest(self, user_id: UUID, thread_id: str) -> JobView | None:
        ids = await self._threads.runs(user_id, thread_id, limit=1)
        return await self._research.get(user_id, ids[0]) if ids else None

    async def _reported(self, user_id: UUID, thread_id: str) -> UUID | None:
        """The newest job of a conversation that has a report, looked for from the newest on."""
        for id_ in await self._threads.runs(user_id, thread_id, limit=LOOKED_BACK):
            if (await self._research.get(user_id, id_)).status is JobStatus.SUCCEEDED:
                return id_
        return None

    async def runs(self, user_id: UUID, thread_id: str, limit: int) -> list[JobView]:
        """The jobs of a thread, newest first. Raises NotFound."""
        await self.get(user_id, thread_id)
        return [await self._research.get(user_id, id_) for id_ in await self._threads.runs(user_id, thread_id, limit=limit)]

    async def run(self, user_id: UUID, thread_id: str, job_id: UUID) -> JobView:
        """One job of a thread. Raises NotFound, also for a job of the user's that the thread did not start."""
        if not await self._threads.has_run(user_id, thread_id, job_id):
            raise NotFound(f"Thread {thread_id} has no run {job_id}. Check both ids.")
        return await self._research.get(user_id, job_id)


def _answers_to(job: JobView, text: str, answers: Mapping[str, str] | None) -> dict[str, str] | None:
    """What a message answers of what a job asks; None where it asks nothing, or went on with another answer.

    A text answers the first question: it is read with the buyer's question, so that it may hold all that is asked for.
    """
    if job.input_request is None:
        return None
    given = dict(answers) if answers is not None else {job.input_request.questions[0].id: text[:ANSWER_MAX_CHARS]}
    return given if job.status is JobStatus.NEEDS_INPUT or job.input_answers == given else None


def derived_key(*parts: str) -> str:
    """An idempotency key from what makes a client's request the same request."""
    return "chat-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
