"""What chat clients send: the Vercel AI SDK, AG-UI and the LangGraph SDK. Fields that nothing here depends on are let pass."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from emptor.models.jobs import JobOptions
from emptor.models.threads import ThreadId

MAX_MESSAGES = 500
MAX_LISTED = 100
MAX_SKIPPED = 100_000
MAX_ANSWERS = 10


class FromClient(BaseModel):
    """A body whose sender may be newer than we are."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class ChatMessage(FromClient):
    """A message in the form of any of the protocols: `content` as text or parts, or `parts`."""

    id: str | None = Field(default=None, description="The client's id of the message.")
    role: str | None = Field(default=None, description="`user`, `assistant`, …")
    type: str | None = Field(default=None, description="LangGraph's word for the role: `human`, `ai`, …")
    content: str | list[Any] | dict[str, Any] | None = Field(default=None, description="The text, or its parts.")
    parts: list[Any] = Field(
        default_factory=list, description="The parts of the message, as the AI SDK sends them; those of type `text` are read."
    )


class ChatRequest(JobOptions):
    """What `useChat` posts, and options of the job beside it. The last message of the user is the question."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        json_schema_extra={
            "examples": [
                {
                    "id": "chat-1",
                    "messages": [
                        {"id": "1", "role": "user", "parts": [{"type": "text", "text": "wireless headphones under 150 dollars"}]}
                    ],
                    "trigger": "submit-message",
                }
            ]
        },
    )

    id: ThreadId = Field(description="The chat's id, chosen by the client.")
    messages: tuple[ChatMessage, ...] = Field(
        min_length=1,
        max_length=MAX_MESSAGES,
        description="The conversation, oldest first; the last message of the user is the question.",
    )
    trigger: Literal["submit-message", "regenerate-message"] = Field(
        default="submit-message",
        description="`submit-message` starts a message's job once; `regenerate-message` starts another one.",
    )


class Resume(FromClient):
    """An answer to one interrupt of AG-UI."""

    interrupt_id: str = Field(alias="interruptId", description="Id of the interrupt.")
    status: Literal["resolved", "cancelled"] = Field(description="`cancelled` takes the question's default.")
    payload: Any = Field(default=None, description="The answer: one of the question's options, or other words.")


class RunAgentInput(FromClient):
    """What AG-UI's `HttpAgent` posts. `forwardedProps` may hold options of the job. The same run is started once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "threadId": "thread-1",
                    "runId": "run-1",
                    "messages": [{"id": "1", "role": "user", "content": "wireless headphones under 150 dollars"}],
                    "forwardedProps": {"max_products": 5},
                }
            ]
        }
    )

    thread_id: ThreadId = Field(alias="threadId", description="The client's id of the conversation.")
    run_id: ThreadId = Field(alias="runId", description="The client's id of this run; the same one sent again is the same job.")
    messages: tuple[dict[str, Any], ...] = Field(
        min_length=1,
        max_length=MAX_MESSAGES,
        description="The conversation, oldest first; the last message of the user is the question.",
    )
    resume: tuple[Resume, ...] = Field(
        default=(),
        max_length=MAX_ANSWERS,
        description="Answers to the interrupts of the run before; it goes on with them.",
    )
    forwarded_props: Any = Field(
        default=None, alias="forwardedProps", description="Options of the job by their names: `max_products`, `currency`, …"
    )


class ThreadRequest(FromClient):
    """What the LangGraph SDK posts to make a thread."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"metadata": {"customer": "42"}}]})

    thread_id: ThreadId | None = Field(default=None, description="Chosen by the client; made here when not given.")
    metadata: dict[str, Any] | None = Field(default=None, description="Data of your own, kept with the thread.")
    if_exists: Literal["raise", "do_nothing"] | None = Field(default=None, description="`do_nothing` gives the thread there is.")


class RunRequest(FromClient):
    """What the LangGraph SDK posts to start a run. `input` holds `messages` or `question`, and options of the job."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "input": {"messages": [{"role": "user", "content": "wireless headphones under 150 dollars"}]},
                    "stream_mode": ["values", "custom"],
                    "assistant_id": "research",
                }
            ]
        }
    )

    assistant_id: str = Field(description="The graph to run: `research`.")
    input: dict[str, Any] | None = Field(default=None, description="`messages` or `question`, and options of the job.")
    command: dict[str, Any] | None = Field(
        default=None, description="`resume` answers what the thread's newest run asks: a text, or answers by the questions' ids."
    )
    stream_mode: str | list[str] | None = Field(
        default=None, description="`values`, `updates`, `custom` or `messages-tuple`: one, or several."
    )
    metadata: dict[str, Any] | None = Field(default=None, description="Data of your own. It is accepted and not kept.")
    if_not_exists: Literal["create", "reject"] | None = Field(
        default=None, description="`create` makes a thread that does not exist."
    )


class ThreadSearch(FromClient):
    """Which threads the LangGraph SDK looks for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"metadata": {"customer": "42"}, "status": "interrupted"}]})

    metadata: dict[str, Any] | None = Field(default=None, description="Values that the threads' own data must hold.")
    status: Literal["idle", "busy", "interrupted", "error"] | None = Field(
        default=None, description="Only threads in this state."
    )
    limit: int = Field(default=10, ge=1, le=MAX_LISTED, description="How many threads at most.")
    offset: int = Field(default=0, ge=0, le=MAX_SKIPPED, description="How many to pass over.")


class AssistantSearch(FromClient):
    """Which assistants the LangGraph SDK looks for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph_id": "research", "limit": 10}]})

    graph_id: str | None = Field(default=None, description="Only assistants of this graph; there is one, `research`.")
    limit: int = Field(default=10, ge=1, le=MAX_LISTED, description="How many at most.")
    offset: int = Field(default=0, ge=0, le=MAX_SKIPPED, description="How many to pass over.")


class HistoryRequest(FromClient):
    """How much of a thread's history the LangGraph SDK asks for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"limit": 1}]})

    limit: int = Field(default=10, ge=1, le=MAX_LISTED, description="How many states at most; there is one, the newest.")
