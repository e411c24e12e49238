"""What chat clients send: the Vercel AI SDK, AG-UI and the LangGraph SDK. Fields that nothing here depends on are let pass."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from emptor.models.jobs import JobOptions
from emptor.models.threads import ThreadId

MAX_MESSAGES = 500
MAX_LISTED = 100


class FromClient(BaseModel):
    """A body whose sender may be newer than we are."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class ChatMessage(FromClient):
    """A message in the form of any of the protocols: `content` as text or parts, or `parts`."""

    id: str | None = None
    role: str | None = Field(default=None, description="`user`, `assistant`, …")
    type: str | None = Field(default=None, description="LangGraph's word for the role: `human`, `ai`, …")
    content: str | list[Any] | dict[str, Any] | None = None
    parts: list[Any] = Field(default_factory=list)


class ChatRequest(JobOptions):
    """What `useChat` posts, and options of the job beside it. The last message of the user is the question."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    id: ThreadId = Field(description="The chat's id, chosen by the client.")
    messages: tuple[ChatMessage, ...] = Field(min_length=1, max_length=MAX_MESSAGES)
    trigger: Literal["submit-message", "regenerate-message"] = "submit-message"


class RunAgentInput(FromClient):
    """What AG-UI's `HttpAgent` posts. `forwardedProps` may hold options of the job. The same run is started once."""

    thread_id: ThreadId = Field(alias="threadId")
    run_id: ThreadId = Field(alias="runId")
    messages: tuple[dict[str, Any], ...] = Field(min_length=1, max_length=MAX_MESSAGES)
    forwarded_props: Any = Field(default=None, alias="forwardedProps")


class ThreadRequest(FromClient):
    """What the LangGraph SDK posts to make a thread."""

    thread_id: ThreadId | None = Field(default=None, description="Chosen by the client; made here when not given.")
    metadata: dict[str, Any] | None = None
    if_exists: Literal["raise", "do_nothing"] | None = Field(default=None, description="`do_nothing` gives the thread there is.")


class RunRequest(FromClient):
    """What the LangGraph SDK posts to start a run. `input` holds `messages` or `question`, and options of the job."""

    assistant_id: str = Field(description="The graph to run: `research`.")
    input: dict[str, Any] | None = None
    stream_mode: str | list[str] | None = None
    metadata: dict[str, Any] | None = None
    if_not_exists: Literal["create", "reject"] | None = Field(
        default=None, description="`create` makes a thread that does not exist."
    )


class HistoryRequest(FromClient):
    """How much of a thread's history the LangGraph SDK asks for."""

    limit: int = Field(default=10, ge=1, le=MAX_LISTED)
