"""AG-UI events, protocol 1.0: what `HttpAgent` reads. https://docs.ag-ui.com/concepts/events

A client that lost its connection asks again with the same run and gets the run from its beginning. So a run first takes back
what the client may have of it: text is appended to a message that already exists, unless a snapshot removes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from emptor.core.errors import InvalidInput
from emptor.models.chat import Resume
from emptor.models.events import EventType, JobEvent
from emptor.services.streams.frames import Frame, compact
from emptor.services.streams.state import Change, apply, changes, first_state

PROTOCOL = "1.0"
MS_PER_S = 1_000
# Told by events of the protocol's own; everything else is also passed on as CUSTOM.
_PROPER = frozenset(
    {EventType.NODE_STARTED, EventType.NODE_FINISHED, EventType.REPORT_DELTA, EventType.REPORT_RESTART}
    | {EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_CANCELLED}
)

_QUESTION = "question-"

Event = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """Which run is told, and the conversation the client has."""

    thread_id: str
    run_id: str
    messages: Sequence[dict[str, Any]] = ()
    earlier: Sequence[JobEvent] = ()  # what runs before this one have told of the job's log


class AgUiEncoder:
    """One run a job."""

    def __init__(self, run: Run, links: dict[str, str]) -> None:
        self._run = run
        self._links = links
        self._state: dict[str, Any] = {}
        self._steps: dict[str, None] = {}
        self._texts = 0
        self._writing = False
        self.ended = False

    def encode(self, event: JobEvent) -> list[Frame]:
        at = round(event.at.timestamp() * MS_PER_S)
        told = [*self._begun(event), *self._changed(event), *self._proper(event), *self._ended(event)]
        return [Frame(compact({**one, "timestamp": at})) for one in told]

    def _begun(self, event: JobEvent) -> list[Event]:
        if self._state:
            return []
        self._state = first_state(str(event.job_id), self._links)
        for earlier in self._run.earlier:
            self._state = apply(self._state, changes(earlier))
        started: Event = {"type": "RUN_STARTED", **self._ids, "protocolVersion": PROTOCOL}
        taken_back = [self._without_ours(event)] if any(_is_ours(m, event) for m in self._run.messages) else []
        return [started, *taken_back, {"type": "STATE_SNAPSHOT", "snapshot": self._state}]

    def _changed(self, event: JobEvent) -> list[Event]:
        made = changes(event)
        before, self._state = self._state, apply(self._state, made)
        patch = [_operation(change) for change in made if change.append or before.get(change.key) != change.value]
        told: list[Event] = [{"type": "STATE_DELTA", "delta": patch}] if patch else []
        if event.type not in _PROPER:
            told.append({"type": "CUSTOM", "name": event.type.value, "value": event.model_dump(mode="json")})
        return told

    def _proper(self, event: JobEvent) -> list[Event]:
        match event.type:
            case EventType.NODE_STARTED:
                return self._step_started(event.node or event.message)
            case EventType.NODE_FINISHED:
                return self._step_finished(event.node or event.message)
            case EventType.JOB_STARTED:  # again after a crash: what was under way then begins again
                return [finished for name in list(self._steps) for finished in self._step_finished(name)]
            case EventType.REPORT_DELTA:
                return self._delta(event)
            case EventType.REPORT_RESTART:
                return self._restart(event)
            case _:
                return []

    def _step_started(self, name: str) -> list[Event]:
        ended = self._step_finished(name)
        self._steps[name] = None
        return [*ended, {"type": "STEP_STARTED", "stepName": name}]

    def _step_finished(self, name: str) -> list[Event]:
        if name not in self._steps:
            return []
        del self._steps[name]
        return [{"type": "STEP_FINISHED", "stepName": name}]

    def _delta(self, event: JobEvent) -> list[Event]:
        text = str(event.data.get("text", ""))
        told: list[Event] = []
        if not self._writing:
            self._writing = True
            self._texts += 1
            told.append({"type": "TEXT_MESSAGE_START", "messageId": self._message_id(event), "role": "assistant"})
        return [*told, {"type": "TEXT_MESSAGE_CONTENT", "messageId": self._message_id(event), "delta": text}] if text else told

    def _restart(self, event: JobEvent) -> list[Event]:
        """The text is taken back by a snapshot of the conversation without it."""
        return [*self._close_text(event), self._without_ours(event)] if self._texts else []

    def _close_text(self, event: JobEvent) -> list[Event]:
        if not self._writing:
            return []
        self._writing = False
        return [{"type": "TEXT_MESSAGE_END", "messageId": self._message_id(event)}]

    def _ended(self, event: JobEvent) -> list[Event]:
        match event.type:
            case EventType.JOB_SUCCEEDED:
                result = {**event.data, "job_id": str(event.job_id), "links": self._links}
                outcome: Event = {"type": "RUN_FINISHED", **self._ids, "result": result, "outcome": {"type": "success"}}
            case EventType.JOB_CANCELLED:
                outcome = {"type": "RUN_FINISHED", **self._ids, "outcome": {"type": "cancelled"}}
            case EventType.JOB_FAILED:
                code = (event.data.get("error") or {}).get("code", "failed")
                outcome = {"type": "RUN_ERROR", "message": event.message, "code": code}
            case EventType.INPUT_NEEDED:
                self.ended = True
                outcome = {
                    "type": "RUN_FINISHED",
                    **self._ids,
                    "outcome": {"type": "interrupt", "interrupts": _interrupts(event)},
                }
            case _:
                return []
        steps = [finished for name in list(self._steps) for finished in self._step_finished(name)]
        return [*self._close_text(event), *steps, outcome]

    def _without_ours(self, event: JobEvent) -> Event:
        return {"type": "MESSAGES_SNAPSHOT", "messages": [m for m in self._run.messages if not _is_ours(m, event)]}

    def _message_id(self, event: JobEvent) -> str:
        return f"{_prefix(event)}{self._texts}"

    @property
    def _ids(self) -> Event:
        return {"threadId": self._run.thread_id, "runId": self._run.run_id}


def _interrupts(event: JobEvent) -> list[dict[str, Any]]:
    """One a question; the answer is one of its options, or other words."""
    return [
        {
            "id": f"{_QUESTION}{one['id']}",
            "reason": "input_required",
            "message": one["text"],
            "responseSchema": {"type": "string", "examples": list(one["options"]), "default": one["default"]},
        }
        for one in event.data.get("questions", ())
    ]


def answers_of(resume: Sequence[Resume]) -> dict[str, str]:
    """Answers by question. What was not answered is left out, and takes its default. Raises InvalidInput for what is no text."""
    answered = [one for one in resume if one.status == "resolved"]
    if any(not isinstance(one.payload, str) or not one.payload.strip() for one in answered):
        raise InvalidInput("`payload` of each entry of `resume` is a text: an option of the question, or other words.")
    return {one.interrupt_id.removeprefix(_QUESTION): str(one.payload).strip() for one in answered}


def _prefix(event: JobEvent) -> str:
    return f"job-{event.job_id}-"


def _is_ours(message: dict[str, Any], event: JobEvent) -> bool:
    return str(message.get("id", "")).startswith(_prefix(event))


def _operation(change: Change) -> dict[str, Any]:
    if change.append:
        return {"op": "add", "path": f"/{change.key}/-", "value": change.value}
    return {"op": "replace", "path": f"/{change.key}", "value": change.value}
