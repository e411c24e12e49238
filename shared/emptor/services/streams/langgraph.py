"""The LangGraph server's run stream, in the modes a research job has something for: what `@langchain/langgraph-sdk` reads.

https://docs.langchain.com/langsmith/streaming. Each frame has an id, so that a client that lost its connection goes on after it.
Text is taken back as LangGraph takes messages out of a state: by a message of type `remove`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from emptor.core.errors import InvalidInput
from emptor.models.events import EventType, JobEvent
from emptor.services.streams.frames import Frame, Place, compact
from emptor.services.streams.state import Change, apply, changes, first_state

MODES = frozenset({"values", "updates", "custom", "messages-tuple"})
DEFAULT_MODES = frozenset({"values"})
GRAPH = "research"
INTERRUPT = "__interrupt__"
_BOUNDARIES = frozenset(
    {EventType.JOB_ACCEPTED, EventType.NODE_FINISHED, EventType.REPORT_RESTART}
    | {EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_CANCELLED}
)

Message = dict[str, Any]


@dataclass(frozen=True)
class GraphRun:
    """Which run is told: the run's id is the job's."""

    thread_id: str
    run_id: str
    question: str


class LangGraphEncoder:
    """Frames of a run. `modes` picks among them, without changing their numbers."""

    def __init__(
        self,
        run: GraphRun,
        links: dict[str, str],
        modes: frozenset[str] = MODES,
        after: Place | None = None,
        answered: int = 0,
    ) -> None:
        """`after`: the last frame the client has; it gets those that follow. `answered`: the event by which something was asked
        that has been answered since; anything that is asked later ends the stream with an interrupt."""
        self._answered = answered
        self.ended = False
        self._run = run
        self._modes = modes
        self._after = after or Place()
        self._state = first_state(run.run_id, links)
        self._has_begun = False
        self._text: Message | None = None
        self._texts = 0

    @property
    def values(self) -> dict[str, Any]:
        """The state as LangGraph shows it: with its messages."""
        asked = {"type": "human", "id": f"job-{self._run.run_id}-0", "content": self._run.question}
        return {"messages": [asked, *([self._text] if self._text else [])], **self._state}

    def encode(self, event: JobEvent) -> list[Frame]:
        frames: list[Frame] = []
        for number, (mode, data) in enumerate(self._told(event), start=1):
            place = Place(event.seq, number)
            if place > self._after and (mode in self._modes or mode in {"metadata", "error"}):
                name = "messages" if mode == "messages-tuple" else mode
                frames.append(Frame(compact(data), event=name, id=str(place)))
        return frames

    def _told(self, event: JobEvent) -> list[tuple[str, Any]]:
        told: list[tuple[str, Any]] = []
        if not self._has_begun:
            self._has_begun = True
            told.append(("metadata", {"run_id": self._run.run_id, "thread_id": self._run.thread_id, "attempt": 1}))
        told.append(("custom", event.model_dump(mode="json")))
        told += self._spoken(event)
        if update := self._updated(changes(event)):
            told.append(("updates", {event.node or GRAPH: update}))
        if event.type in _BOUNDARIES:
            told.append(("values", self.values))
        if event.type is EventType.INPUT_NEEDED and event.seq > self._answered:
            self.ended = True
            told.append(("values", {**self.values, INTERRUPT: [interrupt_of(self._run.run_id, event.data.get("questions", []))]}))
        if event.type is EventType.JOB_FAILED:
            code = (event.data.get("error") or {}).get("code", "failed")
            told.append(("error", {"error": code, "message": event.message}))
        return told

    def _updated(self, made: list[Change]) -> dict[str, Any]:
        """What changed, as a node returns it: lists hold what is new in them."""
        self._state = apply(self._state, made)
        update: dict[str, Any] = {}
        for change in made:
            update[change.key] = [*update.get(change.key, []), change.value] if change.append else change.value
        return update

    def _spoken(self, event: JobEvent) -> list[tuple[str, Any]]:
        metadata: dict[str, Any] = {
            "langgraph_node": event.node,
            "run_id": self._run.run_id,
            "thread_id": self._run.thread_id,
            "tags": [],
        }
        if event.type is EventType.REPORT_DELTA:
            text = str(event.data.get("text", ""))
            if self._text is None:
                self._texts += 1
                self._text = {"type": "ai", "id": f"job-{self._run.run_id}-{self._texts}", "content": ""}
            self._text = {**self._text, "content": self._text["content"] + text}
            return [("messages-tuple", [{"type": "AIMessageChunk", "id": self._text["id"], "content": text}, metadata])]
        if event.type is EventType.REPORT_RESTART and self._text is not None:
            removed, self._text = self._text["id"], None
            return [("messages-tuple", [{"type": "remove", "id": removed, "content": ""}, metadata])]
        return []


def interrupt_of(run_id: str, questions: Any) -> dict[str, Any]:
    """What a run waits for, as LangGraph shows it: `value.questions[]`; it is resumed with answers by their ids, or a text."""
    return {"id": run_id, "value": {"questions": questions}}


def stream_modes(asked: list[str]) -> frozenset[str]:
    """The modes a client asks for; values when it names none. Raises InvalidInput for one that is not served."""
    unknown = sorted(set(asked) - MODES)
    if unknown:
        raise InvalidInput(f"Stream mode {', '.join(unknown)} is not served here; there are: {', '.join(sorted(MODES))}.")
    return frozenset(asked) or DEFAULT_MODES
