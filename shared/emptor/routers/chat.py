"""Chat frontends of the Vercel AI SDK: `useChat` with `DefaultChatTransport({ api: "/api/v1/chat" })`."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Response

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.models.chat import ChatRequest
from emptor.routers.dependencies import IdempotencyKey, ServicesDep, ThreadIdInPath
from emptor.routers.event_stream import EventStream, event_stream
from emptor.services.streams.asking import last_question, research_request
from emptor.services.streams.ui_messages import HEADERS, UiMessageEncoder
from emptor.services.threads import Turn, derived_key
from emptor.services.wiring import Services

router = APIRouter(prefix="/chat", tags=["chat"])


@router.post("", response_class=EventStream, response_model=None, responses=problem_responses(HTTPStatus.CONFLICT))
async def send_chat_message(
    request: ChatRequest, user: CurrentUser, services: ServicesDep, idempotency_key: IdempotencyKey = None
) -> EventStream:
    """Research the user's last message, and stream the answer as a UI message stream (version 1).

    In a chat with a report the message follows it; where the newest answer ended in a question (`data-input`), it is the answer.
    The job goes on when the connection ends: `GET /chat/{id}/stream` has the answer from its beginning. The same message sent
    again is the same job; `regenerate-message` makes a new one.
    """
    question, message_id = last_question(request.messages)
    asked = research_request(question, dict(request))
    if idempotency_key is None and message_id is not None and request.trigger == "submit-message":
        idempotency_key = derived_key("chat", request.id, message_id, asked.model_dump_json())
    again = request.trigger == "regenerate-message"
    turn = await services.threads.turn(user.user_id, request.id, asked, idempotency_key, instead=again)
    return _told(services, turn)


@router.get(
    "/{chat_id}/stream",
    response_class=EventStream,
    response_model=None,
    responses={int(HTTPStatus.NO_CONTENT): {"description": "You have no chat of this id: there is nothing to resume."}},
)
async def resume_chat_stream(chat_id: ThreadIdInPath, user: CurrentUser, services: ServicesDep) -> Response:
    """Stream the newest answer of a chat from its beginning, whether it is under way or complete."""
    turn = await services.threads.resumed(user.user_id, chat_id)
    if turn is None:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return _told(services, turn)


def _told(services: Services, turn: Turn) -> EventStream:
    encoder = UiMessageEncoder(turn.job.links.model_dump(), turn.after)
    return event_stream(services.events.batches(turn.job.id, turn.after), encoder, HEADERS)
