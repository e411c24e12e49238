"""From a chat's messages to a research request: the last message of the user is the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from emptor.core.errors import InvalidInput
from emptor.core.fault_words import all_in_words
from emptor.models.api import ResearchRequest
from emptor.models.chat import ChatMessage
from emptor.models.jobs import JobOptions

_USER = frozenset({"user", "human"})


def chat_messages(given: Sequence[Any]) -> list[ChatMessage]:
    """Messages of a conversation that is otherwise passed on as it came. Raises InvalidInput."""
    try:
        return [ChatMessage.model_validate(message) for message in given]
    except ValidationError as error:
        raise InvalidInput(f"A message is not as it should be: {all_in_words(error, 'message')}") from error


def last_question(messages: Sequence[ChatMessage]) -> tuple[str, str | None]:
    """Text and id of the user's last message. Raises InvalidInput when there is none."""
    for message in reversed(messages):
        if (message.role or message.type) in _USER:
            return text_of(message), message.id
    raise InvalidInput("There is no message of a user: the last one is taken as the question.")


def text_of(message: ChatMessage) -> str:
    """Its text parts, joined. Pictures and files are passed over."""
    content = message.content
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else message.parts
    return "\n".join(part if isinstance(part, str) else str(part["text"]) for part in parts if _is_text(part))


def _is_text(part: Any) -> bool:
    return isinstance(part, str) or (isinstance(part, Mapping) and part.get("type") == "text" and "text" in part)


def research_request(question: str, options: Mapping[str, Any]) -> ResearchRequest:
    """A request with those of `options` that are a job's. Raises InvalidInput."""
    given = {name: options[name] for name in JobOptions.model_fields if options.get(name) is not None}
    try:
        return ResearchRequest.model_validate({"question": question, **given})
    except ValidationError as error:
        raise InvalidInput(f"This cannot be researched as asked: {all_in_words(error, 'message')}") from error
