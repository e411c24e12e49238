"""Threads and runs in the words of the LangGraph SDK."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from emptor.core.errors import InvalidInput, NotFound
from emptor.models.api import JobAccepted, JobView
from emptor.models.chat import RunRequest, ThreadRequest
from emptor.models.jobs import JobStatus
from emptor.models.langgraph import RUN_STATUS, THREAD_STATUS, GraphCheckpoint, GraphRunView, GraphState, GraphThread
from emptor.models.threads import Thread
from emptor.services.jobs.events import EventService
from emptor.services.streams.asking import chat_messages, last_question, research_request
from emptor.services.streams.langgraph import GRAPH, GraphRun, LangGraphEncoder
from emptor.services.threads import ThreadService


class GraphThreadService:
    """The use cases of the SDK's threads and runs, for one user at a time."""

    def __init__(self, threads: ThreadService, events: EventService) -> None:
        self._threads = threads
        self._events = events

    async def create(self, user_id: UUID, request: ThreadRequest) -> GraphThread:
        """Make a thread. Raises Conflict when there is one of that id, unless the request says to take it."""
        exist_ok = request.if_exists == "do_nothing"
        thread = await self._threads.create(user_id, request.thread_id, request.metadata or {}, exist_ok=exist_ok)
        return await self._shown(user_id, thread)

    async def get(self, user_id: UUID, thread_id: str) -> GraphThread:
        """A thread with the state of its newest run. Raises NotFound."""
        return await self._shown(user_id, await self._threads.get(user_id, thread_id))

    async def start(self, user_id: UUID, thread_id: str, request: RunRequest, key: str | None) -> tuple[JobAccepted, str]:
        """Start a run; returns the job and its question.

        Raises:
            NotFound: no such thread, or no such graph.
            InvalidInput, Conflict, LimitExceeded, Unavailable: as `ResearchService.start`.
        """
        if request.assistant_id != GRAPH:
            raise NotFound(f"There is no assistant {request.assistant_id!r}. There is: {GRAPH}.")
        if request.if_not_exists != "create":
            await self._threads.get(user_id, thread_id)
        asked = research_request(_question(request.input or {}), request.input or {})
        return await self._threads.start(user_id, thread_id, asked, key), asked.question

    async def runs(self, user_id: UUID, thread_id: str, limit: int) -> list[GraphRunView]:
        """The runs of a thread, newest first. Raises NotFound."""
        return [_run(thread_id, job) for job in await self._threads.runs(user_id, thread_id, limit)]

    async def run(self, user_id: UUID, thread_id: str, run_id: UUID) -> GraphRunView:
        """One run. Raises NotFound."""
        return _run(thread_id, await self._threads.run(user_id, thread_id, run_id))

    async def state(self, user_id: UUID, thread_id: str) -> GraphState:
        """The state of the thread's newest run. Raises NotFound."""
        thread = await self._threads.get(user_id, thread_id)
        jobs = await self._threads.runs(user_id, thread_id, 1)
        if not jobs:
            return GraphState(checkpoint=GraphCheckpoint(thread_id=thread_id), created_at=thread.created_at)
        job = jobs[0]
        return GraphState(
            values=await self._values(thread_id, job),
            next=() if job.finished_at else (GRAPH,),
            checkpoint=GraphCheckpoint(thread_id=thread_id, checkpoint_id=f"{job.id}-{job.last_seq}"),
            metadata={"run_id": str(job.id), "graph_id": GRAPH},
            created_at=job.finished_at or job.created_at,
        )

    async def _values(self, thread_id: str, job: JobView) -> dict[str, Any]:
        encoder = LangGraphEncoder(GraphRun(thread_id, str(job.id), job.question), job.links.model_dump())
        for event in await self._events.so_far(job.id):
            encoder.encode(event)
        report = {"report": job.report.model_dump(mode="json")} if job.status is JobStatus.SUCCEEDED and job.report else {}
        return {**encoder.values, **report}

    async def _shown(self, user_id: UUID, thread: Thread) -> GraphThread:
        jobs = await self._threads.runs(user_id, thread.id, 1)
        shown = GraphThread(
            thread_id=thread.id, created_at=thread.created_at, updated_at=thread.created_at, metadata=thread.metadata
        )
        if not jobs:
            return shown
        run = _run(thread.id, jobs[0])
        values = await self._values(thread.id, jobs[0])
        update = {"updated_at": run.updated_at, "status": THREAD_STATUS.get(run.status, "idle"), "values": values}
        return shown.model_copy(update=update)


def _question(given: Mapping[str, Any]) -> str:
    if isinstance(given.get("question"), str):
        return str(given["question"])
    messages = given.get("messages")
    if not isinstance(messages, list):
        raise InvalidInput("`input` holds `question`, or `messages` with one of a user.")
    return last_question(chat_messages(messages))[0]


def _run(thread_id: str, job: JobView) -> GraphRunView:
    return GraphRunView(
        run_id=job.id,
        thread_id=thread_id,
        assistant_id=GRAPH,
        created_at=job.created_at,
        updated_at=job.finished_at or job.started_at or job.created_at,
        status=RUN_STATUS[job.status],
    )
