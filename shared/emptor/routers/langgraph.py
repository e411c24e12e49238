"""Clients of the LangGraph SDK: `new Client({ apiUrl: "…/api/v1/langgraph" })`. Below the prefix the paths are the SDK's own."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Header, Query, Response

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.models.chat import MAX_LISTED, HistoryRequest, RunRequest, ThreadRequest
from emptor.models.langgraph import GraphRunView, GraphState, GraphThread
from emptor.routers.dependencies import IdempotencyKey, RunId, ServicesDep, ThreadIdInPath
from emptor.routers.event_stream import EventStream, event_stream
from emptor.services.streams.frames import Place
from emptor.services.streams.langgraph import MODES, GraphRun, LangGraphEncoder, stream_modes

LISTED = 10

router = APIRouter(prefix="/langgraph/threads", tags=["chat"])


@router.post("", responses=problem_responses(HTTPStatus.CONFLICT))
async def create_thread(request: ThreadRequest, user: CurrentUser, services: ServicesDep) -> GraphThread:
    """Make a thread."""
    return await services.graph_threads.create(user.user_id, request)


@router.get("/{thread_id}")
async def get_thread(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> GraphThread:
    """Read a thread, with the state of its newest run."""
    return await services.graph_threads.get(user.user_id, thread_id)


@router.delete("/{thread_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_thread(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> None:
    """Forget a thread; its jobs stay."""
    await services.threads.remove(user.user_id, thread_id)


@router.get("/{thread_id}/state")
async def get_thread_state(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> GraphState:
    """Read the state of the thread's newest run."""
    return await services.graph_threads.state(user.user_id, thread_id)


@router.post("/{thread_id}/history")
async def get_thread_history(
    thread_id: ThreadIdInPath, request: HistoryRequest, user: CurrentUser, services: ServicesDep
) -> list[GraphState]:
    """Read the states of a thread, newest first: there is one, that of its newest run."""
    return [await services.graph_threads.state(user.user_id, thread_id)][: request.limit]


@router.post("/{thread_id}/runs", responses=problem_responses(HTTPStatus.CONFLICT))
async def create_run(
    thread_id: ThreadIdInPath,
    request: RunRequest,
    user: CurrentUser,
    services: ServicesDep,
    idempotency_key: IdempotencyKey = None,
) -> GraphRunView:
    """Start a run in the background; `GET …/runs/{run_id}/stream` follows it."""
    accepted, _ = await services.graph_threads.start(user.user_id, thread_id, request, idempotency_key)
    return await services.graph_threads.run(user.user_id, thread_id, accepted.id)


@router.get("/{thread_id}/runs")
async def list_runs(
    thread_id: ThreadIdInPath,
    user: CurrentUser,
    services: ServicesDep,
    limit: Annotated[int, Query(ge=1, le=MAX_LISTED, description="How many runs at most.")] = LISTED,
) -> list[GraphRunView]:
    """List the runs of a thread, newest first."""
    return await services.graph_threads.runs(user.user_id, thread_id, limit)


@router.post(
    "/{thread_id}/runs/stream",
    response_class=EventStream,
    response_model=None,
    responses=problem_responses(HTTPStatus.CONFLICT),
)
async def stream_run(
    thread_id: ThreadIdInPath,
    request: RunRequest,
    user: CurrentUser,
    services: ServicesDep,
    idempotency_key: IdempotencyKey = None,
) -> EventStream:
    """Start a run and stream it. `Location` says where to go on after a lost connection, with `Last-Event-ID`."""
    asked = request.stream_mode if isinstance(request.stream_mode, list) else _listed(request.stream_mode)
    modes = stream_modes(asked)
    accepted, question = await services.graph_threads.start(user.user_id, thread_id, request, idempotency_key)
    run = GraphRun(thread_id, str(accepted.id), question)
    encoder = LangGraphEncoder(run, accepted.links.model_dump(), modes)
    return event_stream(services.events.batches(accepted.id), encoder, _where(run, modes))


@router.get("/{thread_id}/runs/{run_id}")
async def get_run(thread_id: ThreadIdInPath, run_id: RunId, user: CurrentUser, services: ServicesDep) -> GraphRunView:
    """Read a run."""
    return await services.graph_threads.run(user.user_id, thread_id, run_id)


@router.post("/{thread_id}/runs/{run_id}/cancel", status_code=HTTPStatus.ACCEPTED)
async def cancel_run(thread_id: ThreadIdInPath, run_id: RunId, user: CurrentUser, services: ServicesDep) -> Response:
    """Ask a run to stop."""
    await services.threads.run(user.user_id, thread_id, run_id)
    await services.research.cancel(user.user_id, run_id)
    return Response(status_code=HTTPStatus.ACCEPTED)


@router.get("/{thread_id}/runs/{run_id}/stream", response_class=EventStream, response_model=None)
async def join_run_stream(  # noqa: PLR0917 - FastAPI passes them by name
    thread_id: ThreadIdInPath,
    run_id: RunId,
    user: CurrentUser,
    services: ServicesDep,
    stream_mode: Annotated[list[str] | None, Query(description="One or several; all that are served when not given.")] = None,
    last_event_id: Annotated[str | None, Header(description="The last frame you have; from the beginning without it.")] = None,
) -> EventStream:
    """Stream a run from where you left off, whether it is under way or has ended."""
    modes = stream_modes([mode for given in stream_mode or [] for mode in _listed(given)] or list(MODES))
    after = Place.read(last_event_id)
    job = await services.threads.run(user.user_id, thread_id, run_id)
    run = GraphRun(thread_id, str(run_id), job.question)
    encoder = LangGraphEncoder(run, job.links.model_dump(), modes, after)
    return event_stream(services.events.batches(run_id), encoder, _where(run, modes))


def _listed(given: str | None) -> list[str]:
    """The SDK writes several modes of a query as one JSON list."""
    if given and given.startswith("["):
        try:
            modes: Any = json.loads(given)
        except ValueError:
            modes = [given]
        return [str(mode) for mode in modes]
    return [given] if given else []


def _where(run: GraphRun, modes: frozenset[str]) -> dict[str, str]:
    """Relative to the client's `apiUrl`, as the SDK puts them together."""
    path = f"/threads/{quote(run.thread_id, safe='')}/runs/{run.run_id}"
    query = "&".join(f"stream_mode={mode}" for mode in sorted(modes))
    return {"Location": f"{path}/stream?{query}", "Content-Location": path}
