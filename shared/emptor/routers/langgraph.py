"""Clients of the LangGraph SDK: `new Client({ apiUrl: "…/api/v1/langgraph" })`. Below the prefix the paths are the SDK's own."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Header, Path, Query, Response

from emptor.core.auth import CurrentUser
from emptor.core.errors import NotFound
from emptor.core.openapi import problem_responses
from emptor.models.chat import MAX_LISTED, AssistantSearch, HistoryRequest, RunRequest, ThreadRequest, ThreadSearch
from emptor.models.langgraph import GraphAssistant, GraphRunView, GraphState, GraphThread
from emptor.routers.dependencies import IdempotencyKey, RunId, ServicesDep, ThreadIdInPath
from emptor.routers.event_stream import EventStream, event_stream
from emptor.services.streams.frames import Place
from emptor.services.streams.langgraph import GRAPH, MODES, GraphRun, LangGraphEncoder, stream_modes
from emptor.utils.outside_json import read_json

LISTED = 10
LAST_FRAME = 9_999  # behind all frames of an event
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
RESEARCH = GraphAssistant(
    assistant_id=GRAPH,
    graph_id=GRAPH,
    name="Product research",
    description="Answers product questions with the words that the answer rests on, and goes on from its report.",
    created_at=SINCE,
    updated_at=SINCE,
)

assistants = APIRouter(prefix="/langgraph/assistants", tags=["chat"])


@assistants.post("/search")
async def search_assistants(request: AssistantSearch, user: CurrentUser) -> list[GraphAssistant]:
    """List what can be run: one assistant, `research`."""
    return [RESEARCH][request.offset : request.offset + request.limit] if request.graph_id in {None, GRAPH} else []


@assistants.get("/{assistant_id}")
async def get_assistant(assistant_id: Annotated[str, Path(description="`research`.")], user: CurrentUser) -> GraphAssistant:
    """Read an assistant."""
    if assistant_id != GRAPH:
        raise NotFound(f"There is no assistant {assistant_id!r}. There is: {GRAPH}.")
    return RESEARCH


threads = APIRouter(prefix="/langgraph/threads", tags=["chat"])


@threads.post("", responses=problem_responses(HTTPStatus.CONFLICT))
async def create_thread(request: ThreadRequest, user: CurrentUser, services: ServicesDep) -> GraphThread:
    """Make a thread."""
    return await services.graph_threads.create(user.user_id, request)


@threads.post("/search")
async def search_threads(request: ThreadSearch, user: CurrentUser, services: ServicesDep) -> list[GraphThread]:
    """Search your threads by their own data and their state, newest first."""
    return await services.graph_threads.search(user.user_id, request)


@threads.get("/{thread_id}")
async def get_thread(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> GraphThread:
    """Read a thread, with the state of its newest run."""
    return await services.graph_threads.get(user.user_id, thread_id)


@threads.delete("/{thread_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_thread(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> None:
    """Forget a thread; its jobs stay."""
    await services.threads.remove(user.user_id, thread_id)


@threads.get("/{thread_id}/state")
async def get_thread_state(thread_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> GraphState:
    """Read the state of the thread's newest run."""
    return await services.graph_threads.state(user.user_id, thread_id)


@threads.post("/{thread_id}/history")
async def get_thread_history(
    thread_id: ThreadIdInPath, request: HistoryRequest, user: CurrentUser, services: ServicesDep
) -> list[GraphState]:
    """Read the states of a thread, newest first: there is one, that of its newest run."""
    return [await services.graph_threads.state(user.user_id, thread_id)][: request.limit]


@threads.post("/{thread_id}/runs", responses=problem_responses(HTTPStatus.CONFLICT))
async def create_run(
    thread_id: ThreadIdInPath,
    request: RunRequest,
    user: CurrentUser,
    services: ServicesDep,
    idempotency_key: IdempotencyKey = None,
) -> GraphRunView:
    """Start a run in the background; `GET …/runs/{run_id}/stream` follows it."""
    turn = await services.graph_threads.start(user.user_id, thread_id, request, idempotency_key)
    return await services.graph_threads.run(user.user_id, thread_id, turn.job.id)


@threads.get("/{thread_id}/runs")
async def list_runs(
    thread_id: ThreadIdInPath,
    user: CurrentUser,
    services: ServicesDep,
    limit: Annotated[int, Query(ge=1, le=MAX_LISTED, description="How many runs at most.")] = LISTED,
) -> list[GraphRunView]:
    """List the runs of a thread, newest first."""
    return await services.graph_threads.runs(user.user_id, thread_id, limit)


@threads.post(
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
    turn = await services.graph_threads.start(user.user_id, thread_id, request, idempotency_key)
    run = GraphRun(thread_id, str(turn.job.id), turn.question)
    begin = Place(turn.after, LAST_FRAME)
    encoder = LangGraphEncoder(run, turn.job.links.model_dump(), modes, begin, turn.after)
    return event_stream(services.events.batches(turn.job.id), encoder, _where(run, modes))


@threads.post("/{thread_id}/runs/wait", responses=problem_responses(HTTPStatus.CONFLICT))
async def wait_for_run(
    thread_id: ThreadIdInPath,
    request: RunRequest,
    user: CurrentUser,
    services: ServicesDep,
    idempotency_key: IdempotencyKey = None,
) -> dict[str, Any]:
    """Start a run, and answer with its state once it has ended or asks something; an error of the run's is under `__error__`."""
    turn = await services.graph_threads.start(user.user_id, thread_id, request, idempotency_key)
    return await services.graph_threads.outcome(user.user_id, thread_id, turn)


@threads.get("/{thread_id}/runs/{run_id}/join")
async def join_run(thread_id: ThreadIdInPath, run_id: RunId, user: CurrentUser, services: ServicesDep) -> dict[str, Any]:
    """Answer with a run's state once it has ended or asks something."""
    job = await services.threads.run(user.user_id, thread_id, run_id)
    return await services.graph_threads.outcome(user.user_id, thread_id, await services.threads.turn_of(job))


@threads.get("/{thread_id}/runs/{run_id}")
async def get_run(thread_id: ThreadIdInPath, run_id: RunId, user: CurrentUser, services: ServicesDep) -> GraphRunView:
    """Read a run."""
    return await services.graph_threads.run(user.user_id, thread_id, run_id)


@threads.post("/{thread_id}/runs/{run_id}/cancel", status_code=HTTPStatus.ACCEPTED)
async def cancel_run(thread_id: ThreadIdInPath, run_id: RunId, user: CurrentUser, services: ServicesDep) -> Response:
    """Ask a run to stop."""
    await services.threads.run(user.user_id, thread_id, run_id)
    await services.research.cancel(user.user_id, run_id)
    return Response(status_code=HTTPStatus.ACCEPTED)


@threads.get("/{thread_id}/runs/{run_id}/stream", response_class=EventStream, response_model=None)
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
    answered = (await services.threads.turn_of(job)).after
    encoder = LangGraphEncoder(run, job.links.model_dump(), modes, after, answered)
    return event_stream(services.events.batches(run_id), encoder, _where(run, modes))


def _listed(given: str | None) -> list[str]:
    """The SDK writes several modes of a query as one JSON list."""
    if given and given.startswith("["):
        try:
            modes: Any = read_json(given)
        except ValueError:
            modes = [given]
        return [str(mode) for mode in modes]
    return [given] if given else []


def _where(run: GraphRun, modes: frozenset[str]) -> dict[str, str]:
    """Relative to the client's `apiUrl`, as the SDK puts them together."""
    path = f"/threads/{quote(run.thread_id, safe='')}/runs/{run.run_id}"
    query = "&".join(f"stream_mode={mode}" for mode in sorted(modes))
    return {"Location": f"{path}/stream?{query}", "Content-Location": path}


router = APIRouter()
router.include_router(assistants)
router.include_router(threads)
