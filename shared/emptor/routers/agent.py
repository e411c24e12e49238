"""Run any registered agent, streamed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from emptor.core.auth import CurrentUser
from emptor.models.api import AgentInfo, AgentRequest
from emptor.routers.dependencies import ServicesDep
from emptor.services.agents import AgentRun

router = APIRouter(prefix="/agent", tags=["agent"])


@router.get("")
async def list_agents(user: CurrentUser, services: ServicesDep) -> tuple[AgentInfo, ...]:
    """List the agents that can be run, with the JSON schema of each one's input."""
    return services.agents.all()


async def prepared_run(request: AgentRequest, user: CurrentUser, services: ServicesDep) -> AgentRun:
    """The checked run. Done before the stream begins, so that an unknown agent or a wrong input is an answer."""
    return services.agents.prepare(user.user_id, request)


@router.post("/run", response_class=EventSourceResponse)
async def run_agent(run: Annotated[AgentRun, Depends(prepared_run)]) -> AsyncIterator[ServerSentEvent]:
    """Run an agent and stream its steps; the last event is `result` with its output, or `error`.

    `research` starts a job like `POST /research` and streams the job's log: it goes on when the stream is dropped.
    """
    async for event in run.events():
        yield ServerSentEvent(event=event.event, raw_data=event.data, id=event.id)
