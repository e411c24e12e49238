"""One run of the research graph for a job: from its last checkpoint, or from the start."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from langgraph.runtime import RunControl
from langgraph.types import Command

from emptor.agents.context import AgentContext
from emptor.agents.research.clarify import ANSWERS
from emptor.agents.research.graph import Graph, build_graph
from emptor.agents.research.state import ResearchState
from emptor.db.database import Database
from emptor.models.events import NewEvent
from emptor.models.jobs import InputRequest, Job
from emptor.models.report import Report
from emptor.models.research import JobInput
from emptor.services.jobs.checkpoints import FencedSaver, MovedOn

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig

    from emptor.services.wiring import Services

INTERRUPT = "__interrupt__"  # LangGraph's key of what a node waits for


class ResearchRun:
    """The graph, what its nodes may use, and where it starts."""

    def __init__(self, graph: Graph, context: AgentContext, job: Job) -> None:
        self._graph = graph
        self._context = context
        self._job = job

    async def until_end(
        self, config: dict[str, Any], control: RunControl, write: Callable[[NewEvent], None], *, begun: bool
    ) -> Report | InputRequest:
        """Run to the end and return the report, or the questions that the graph waits for the buyer to answer.

        Events go to `write` as they come.

        A checkpoint follows every superstep before the next one begins, so a crash repeats one superstep at most. `begun` says
        that there may be checkpoints of this job.

        Raises:
            GraphDrained: `control` asked to stop; everything up to the last superstep is in the checkpoint.
        """
        where: RunnableConfig = config  # type: ignore[assignment]
        if isinstance(saver := self._graph.checkpointer, FencedSaver):
            saver.begun = begun
        values, ended = await self._reached(where) if begun else ({}, False)
        first: Any = None if values else self._first_state()
        while not ended:
            values, waiting = await self._until_it_waits(first, where, control, write)
            if waiting is not None and self._job.input_request is None:
                return waiting
            first, ended = Command(resume={ANSWERS: self._job.input_answers or {}}), waiting is None
        report: Report = values["report"]
        return report

    async def _until_it_waits(
        self, first: Any, where: RunnableConfig, control: RunControl, write: Callable[[NewEvent], None]
    ) -> tuple[dict[str, Any], InputRequest | None]:
        """Run on from `first`; return the state, and the questions at which the graph waits. It is heard out: what it has
        written by then is in the database only at its end."""
        values: dict[str, Any] = {}
        waiting: InputRequest | None = None
        stream = self._graph.astream(
            first, where, context=self._context, stream_mode=["custom", "values"], durability="sync", control=control
        )
        async for kind, chunk in stream:
            if kind == "values" and isinstance(chunk, dict):
                values = chunk
                if interrupts := chunk.get(INTERRUPT):
                    waiting = InputRequest.model_validate(interrupts[0].value)
            elif isinstance(chunk, NewEvent):
                write(chunk)
        return values, waiting

    async def _reached(self, where: RunnableConfig) -> tuple[dict[str, Any], bool]:
        """How far the job has come: the state, and whether it is that of the end."""
        reached = await self._graph.aget_state(where)
        # Not `reached.next`: it leaves out nodes whose results are stored but in no checkpoint yet, and a kill may fall there.
        return reached.values, bool(reached.values) and not reached.tasks

    def _first_state(self) -> ResearchState:
        job = self._job
        started = job.started_at or job.created_at
        return ResearchState(
            job=JobInput(job_id=job.id, question=job.question, options=job.options, started_at=started, parent_id=job.parent_id)
        )


@asynccontextmanager
async def open_run(services: Services, job: Job) -> AsyncIterator[ResearchRun]:
    """Make ready what a run needs."""
    graph = fenced(research_graph(), services.database, job, services.company.trust)
    yield ResearchRun(graph, await services.agent_context(job), job)


@cache
def research_graph() -> Graph:
    """The compiled graph, once a process: compiling looks at the signature of every node."""
    return build_graph(None)


def fenced(graph: Graph, database: Database, job: Job, moved_on: MovedOn | None = None) -> Graph:
    """The graph with the job's own checkpoints."""
    return graph.copy({"checkpointer": FencedSaver(database, job, moved_on)})
