"""Frontends that speak AG-UI: `new HttpAgent({ url: "/api/v1/ag-ui" })`."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.models.chat import RunAgentInput
from emptor.routers.dependencies import IdempotencyKey, ServicesDep
from emptor.routers.event_stream import EventStream, event_stream
from emptor.services.streams.ag_ui import AgUiEncoder, Run, answers_of
from emptor.services.streams.asking import chat_messages, last_question, research_request
from emptor.services.threads import derived_key

router = APIRouter(prefix="/ag-ui", tags=["chat"])


@router.post("", response_class=EventStream, response_model=None, responses=problem_responses(HTTPStatus.CONFLICT))
async def run_ag_ui_agent(
    request: RunAgentInput, user: CurrentUser, services: ServicesDep, idempotency_key: IdempotencyKey = None
) -> EventStream:
    """Research the user's last message, and stream the run as AG-UI events.

    In a thread with a report the message follows it. A run that asks something ends with the outcome `interrupt`; the next run
    goes on with `resume`, or with the user's message as the answer.
    The job goes on when the connection ends. The same `threadId` and `runId` sent again are the same job, from its beginning.
    """
    question, _ = last_question(chat_messages(request.messages))
    options = request.forwarded_props if isinstance(request.forwarded_props, dict) else {}
    asked = research_request(question, options)
    key = idempotency_key or derived_key("ag-ui", request.thread_id, request.run_id)
    answers = answers_of(request.resume) if request.resume else None
    turn = await services.threads.turn(user.user_id, request.thread_id, asked, key, answers=answers)
    earlier = await services.events.up_to(turn.job.id, turn.after)
    run = Run(request.thread_id, request.run_id, request.messages, earlier)
    return event_stream(services.events.batches(turn.job.id, turn.after), AgUiEncoder(run, turn.job.links.model_dump()))
