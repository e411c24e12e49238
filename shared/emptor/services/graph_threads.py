"""Threads and runs in the words of the LangGraph SDK."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from emptor.core.errors import Conflict, InvalidInput, NotFound
from emptor.models.api import JobView
from emptor.models.chat import RunRequest, ThreadRequest, ThreadSearch
from emptor.models.events import EventType
from emptor.models.jobs import JobStatus
from emptor.models.langgraph import RUN_STATUS, THREAD_STATUS, GraphCheckpoint, GraphRunView, GraphState, GraphThread
from emptor.models.threads import Thread
from emptor.services.jobs.events import EventService
from emptor.services.streams.asking import chat_messages, last_question, research_request
from emptor.services.streams.langgraph import GRAPH, INTERRUPT, GraphRun, LangGraphEncoder, interrupt_of
from emptor.services.threads import ThreadService, Turn

CLARIFY = "clarify"  # the node that waits


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

    async def search(self, user_id: UUID, request: ThreadSearch) -> list[GraphThread]:
        """The user's threads, newest first; those of a state are picked among as many as are asked for."""
        found = await self._threads.search(user_id, request.metadata or {}, request.limit, request.offset)
        shown = [await self._shown(user_id, thread) for thread in found]
        return [thread for thread in shown if request.status is None or thread.status == request.status]

    async def start(self, user_id: UUID, thread_id: str, request: RunRequest, key: str | None) -> Turn:
        """Start a run, or go on with the one that asks something.

        Raises:
            NotFound: no such thread, or no such graph.
            InvalidInput, Conflict, LimitExceeded, Unavailable: as `ThreadService.turn`.
        """
        if request.assistant_id != GRAPH:
            raise NotFound(f"There is no assistant {request.assistant_id!r}. There is: {GRAPH}.")
        if request.if_not_exists != "create":
            await self._threads.get(user_id, thread_id)
        given = request.input or {}
        resume = (request.command or {}).get("resume")
        if resume is None:
            return await self._threads.turn(user_id, thread_id, research_request(_question(given), given), key)
        turn = await self._threads.answer(user_id, thread_id, lambda job: _answers(job, resume))
        if turn is None:
            raise Conflict("Nothing waits for an answer in this thread: send `input` instead of `command`.")
        return turn

    async def outcome(self, user_id: UUID, thread_id: str, turn: Turn) -> dict[str, Any]:
        """The state at the end of a run, once it has ended or asks something; an error of the run's under `__error__`."""
        async for event in self._events.follow(turn.job.id, turn.after):
            if event.type is EventType.INPUT_NEEDED:
                break
        job = await self._threads.run(user_id, thread_id, turn.job.id)
        failed = {"__error__": {"error": job.error.code, "message": job.error.message}} if job.error else {}
        return {**await self._values(thread_id, job), **failed}

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
        waits = _interrupts(job)
        return GraphState(
            values=await self._values(thread_id, job),
            next=() if job.finished_at else (CLARIFY if waits else GRAPH,),
            tasks=({"id": str(job.id), "name": CLARIFY, "error": None, "interrupts": waits, "checkpoint": None, "state": None},)
            if waits
            else (),
            checkpoint=GraphCheckpoint(thread_id=thread_id, checkpoint_id=f"{job.id}-{job.last_seq}"),
            metadata={"run_id": str(job.id), "graph_id": GRAPH},
            created_at=job.finished_at or job.created_at,
        )

    async def _values(self, thread_id: str, job: JobView) -> dict[str, Any]:
        encoder = LangGraphEncoder(GraphRun(thread_id, str(job.id), job.question), job.links.model_dump())
        for event in await self._events.so_far(job.id):
            encoder.encode(event)
        report = {"report": job.report.model_dump(mode="json")} if job.status is JobStatus.SUCCEEDED and job.report else {}
        waits = {INTERRUPT: interrupts} if (interrupts := _interrupts(job)) else {}
        return {**encoder.values, **report, **waits}

    async def _shown(self, user_id: UUID, thread: Thread) -> GraphThread:
        jobs = await self._threads.runs(user_id, thread.id, 1)
        shown = GraphThread(
            thread_id=thread.id, created_at=thread.created_at, updated_at=thread.created_at, metadata=thread.metadata
        )
        if not jobs:
            return shown
        run = _run(thread.id, jobs[0])
        values = await self._values(thread.id, jobs[0])
        waits = _interrupts(jobs[0])
        update = {
            "updated_at": run.updated_at,
            "status": THREAD_STATUS.get(jobs[0].status, "idle"),
            "values": values,
            "interrupts": {str(jobs[0].id): waits} if waits else {},
        }
        return shown.model_copy(update=update)


def _answers(job: JobView, resume: Any) -> dict[str, str]:
    """Answers by question; a text answers the first one."""
    if isinstance(resume, Mapping) and all(isinstance(value, str) for value in resume.values()):
        return {str(name): value for name, value in resume.items()}
    if not isinstance(resume, str) or job.input_request is None:
        raise InvalidInput("`command.resume` is a text, or a text for each id of `questions` that the run asks.")
    return {job.input_request.questions[0].id: resume}


def _question(given: Mapping[str, Any]) -> str:
    if isinstance(given.get("question"), str):
        return str(given["question"])
    messages = given.get("messages")
    if not isinstance(messages, list):
        raise InvalidInput("`input` holds `question`, or `messages` with one of a user.")
    return last_question(chat_messages(messages))[0]


def _interrupts(job: JobView) -> list[dict[str, Any]]:
    """What a job that waits has asked."""
    if job.status is not JobStatus.NEEDS_INPUT or job.input_request is None:
        return []
    return [interrupt_of(str(job.id), job.input_request.model_dump(mode="json")["questions"])]


def _run(thread_id: str, job: JobView) -> GraphRunView:
    return GraphRunView(
        run_id=job.id,
        thread_id=thread_id,
        assistant_id=GRAPH,
        created_at=job.created_at,
        updated_at=job.finished_at or job.started_at or job.created_at,
        status=RUN_STATUS[job.status],
    )
