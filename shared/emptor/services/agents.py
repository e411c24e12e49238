"""Running agents on request, streamed. A research run is a job; the smaller ones run in this process and keep nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic import BaseModel, ValidationError

from emptor.core.errors import EmptorError, InvalidInput
from emptor.core.fault_words import all_in_words
from emptor.models.agents import CompareInput, ReadInput, SearchInput
from emptor.models.api import AgentInfo, AgentRequest, ResearchRequest
from emptor.models.events import NewEvent
from emptor.services.jobs.events import EventService
from emptor.services.jobs.research import ResearchService, require_http_url

if TYPE_CHECKING:
    from emptor.agents.context import AgentContext

log = logging.getLogger(__name__)

RESEARCH = "research"
MAX_PARALLEL_NODES = 12

INPUTS: dict[str, type[BaseModel]] = {
    RESEARCH: ResearchRequest,
    "search": SearchInput,
    "scrape-and-extract": ReadInput,
    "compare": CompareInput,
}


@dataclass(frozen=True)
class AgentEvent:
    """One frame of a run's stream: `data` is JSON."""

    event: str
    data: str
    id: str | None = None


class AgentRun:
    """A checked run that has not begun."""

    def __init__(self, service: AgentService, user_id: UUID, agent: str, given: BaseModel) -> None:
        self._service = service
        self._user_id = user_id
        self._agent = agent
        self._given = given

    async def events(self) -> AsyncIterator[AgentEvent]:
        """Run, and yield progress; `result` or `error` comes last."""
        try:
            async for event in self._research() if isinstance(self._given, ResearchRequest) else self._workflow():
                yield event
        except EmptorError as error:
            yield AgentEvent("error", json.dumps({"code": error.code, "message": error.message}))
        except Exception:
            log.exception("agent %s failed", self._agent)
            yield AgentEvent("error", json.dumps({"code": "internal", "message": "The agent stopped on an error of ours."}))

    async def _research(self) -> AsyncIterator[AgentEvent]:
        assert isinstance(self._given, ResearchRequest)  # noqa: S101 - for the type checker; the caller has looked
        research = self._service.research
        accepted = await research.start(self._user_id, self._given)
        async for event in self._service.job_events.follow(accepted.id):
            yield AgentEvent(event.type.value, event.model_dump_json(), id=str(event.seq))
        view = await research.get(self._user_id, accepted.id)
        yield AgentEvent("result", view.model_dump_json())

    async def _workflow(self) -> AsyncIterator[AgentEvent]:
        from emptor.agents.workflows import WORKFLOWS  # noqa: PLC0415 - LangGraph is loaded when an agent runs

        workflow = WORKFLOWS[self._agent]
        context = await self._service.context()
        config: Any = {"max_concurrency": MAX_PARALLEL_NODES}
        final: Any = {}
        stream = workflow.build().astream(workflow.start(self._given), config, context=context, stream_mode=["custom", "values"])
        async for mode, chunk in stream:
            if mode == "values":
                final = chunk
            elif isinstance(chunk, NewEvent):
                yield AgentEvent(chunk.type.value, chunk.model_dump_json())
        yield AgentEvent("result", json.dumps(workflow.result(final)))


class AgentService:
    """Which agents there are, and how a run is prepared."""

    def __init__(
        self, research: ResearchService, job_events: EventService, context: Callable[[], Awaitable[AgentContext]]
    ) -> None:
        self.research = research
        self.job_events = job_events
        self.context = context

    def all(self) -> tuple[AgentInfo, ...]:
        return tuple(
            AgentInfo(name=name, description=(model.__doc__ or "").strip(), input_schema=model.model_json_schema())
            for name, model in INPUTS.items()
        )

    def prepare(self, user_id: UUID, request: AgentRequest) -> AgentRun:
        """Check the agent's name and its input.

        Raises:
            InvalidInput: there is no such agent, or the input does not fit; the message says where.
        """
        model = INPUTS.get(request.agent)
        if model is None:
            raise InvalidInput(f"There is no agent {request.agent!r}. There are: {', '.join(INPUTS)}.")
        try:
            given = model.model_validate(request.input)
        except ValidationError as error:
            raise InvalidInput(f"The input of {request.agent} does not fit: {all_in_words(error, 'input')}") from error
        for url in getattr(given, "urls", ()):
            require_http_url(url)
        return AgentRun(self, user_id, request.agent, given)
