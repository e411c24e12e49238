"""The Vercel AI SDK's UI message stream, version 1: what `useChat` reads.

https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol. Text, once sent, cannot be taken back there. So what is being written streams
as a reasoning part, and the text part holds the text that stands once every claim has been checked. A draft that was dropped is
marked `providerMetadata.emptor.void`. Data parts with an id replace the one before.
"""

from __future__ import annotations

from typing import Any

from emptor.models.events import EventType, JobEvent
from emptor.services.streams.frames import Frame, compact

HEADERS = {"x-vercel-ai-ui-message-stream": "v1"}
DONE = Frame("[DONE]")
TEXT_ID = "report"
VOID = {"emptor": {"void": True}}
_QUIET = frozenset({EventType.REPORT_DELTA, EventType.REPORT_RESTART})

Part = dict[str, Any]


class UiMessageEncoder:
    """One assistant message a turn; its id follows from the job's, so that a replay replaces it.

    What a job asks its buyer ends the message; what follows the answer is another one.
    """

    def __init__(self, links: dict[str, str], after: int = 0) -> None:
        """`links`: addresses of the job's resources, passed on to the frontend. `after`: the event that ended the turn before."""
        self._links = links
        self._after = after
        self.ended = False
        self._has_begun = False
        self._pieces: list[str] = []
        self._drafts = 0
        self._drafting = False
        self._sources: set[str] = set()
        self._candidates: list[dict[str, Any]] = []

    def encode(self, event: JobEvent) -> list[Frame]:
        parts = [*self._begun(event), *self._parts(event)]
        if event.type not in _QUIET:
            parts.append(_data("progress", "progress", _told(event)))
        ended = self._ended(event)
        frames = [Frame(compact(part)) for part in [*parts, *ended]]
        return [*frames, DONE] if ended else frames

    def _begun(self, event: JobEvent) -> list[Part]:
        if self._has_begun:
            return []
        self._has_begun = True
        metadata = {"jobId": str(event.job_id), "links": self._links}
        message_id = f"job-{event.job_id}" + (f"-{self._after}" if self._after else "")
        return [{"type": "start", "messageId": message_id, "messageMetadata": metadata}, {"type": "start-step"}]

    def _parts(self, event: JobEvent) -> list[Part]:
        match event.type:
            case EventType.BRIEF_READY:
                parts = [_data("brief", "brief", event.data)]
            case EventType.INPUT_NEEDED:
                parts = [_data("input", "input", event.data), *_text("questions", _questions(event.data))]
            case EventType.PAGE_READ:
                parts = self._source(event.data)
            case EventType.PRODUCT_FOUND:
                parts = [_data("product", str(event.data.get("url")), event.data)]
            case EventType.CANDIDATE_JUDGED:
                parts = self._judged(event.data)
            case EventType.NOTICE:
                parts = [_data("notice", f"notice-{event.seq}", {"message": event.message})]
            case EventType.REPORT_DELTA:
                parts = self._delta(str(event.data.get("text", "")))
            case EventType.REPORT_RESTART:
                parts = self._restart()
            case _:
                parts = []
        return parts

    def _source(self, data: dict[str, Any]) -> list[Part]:
        url = str(data.get("url"))
        if url in self._sources:
            return []
        self._sources.add(url)
        return [{"type": "source-url", "sourceId": url, "url": url}]

    def _judged(self, data: dict[str, Any]) -> list[Part]:
        if data.get("rank") == 1:  # each round judges again
            self._candidates = []
        self._candidates = [*self._candidates, data]
        return [_data("candidates", "candidates", self._candidates)]

    def _delta(self, text: str) -> list[Part]:
        parts: list[Part] = []
        if not self._drafting:
            self._drafting = True
            self._drafts += 1
            parts.append({"type": "reasoning-start", "id": self._draft_id})
        self._pieces.append(text)
        return [*parts, {"type": "reasoning-delta", "id": self._draft_id, "delta": text}]

    def _restart(self) -> list[Part]:
        self._pieces = []
        return self._close_draft(providerMetadata=VOID)

    def _close_draft(self, **more: Any) -> list[Part]:
        if not self._drafting:
            return []
        self._drafting = False
        return [{"type": "reasoning-end", "id": self._draft_id, **more}]

    @property
    def _draft_id(self) -> str:
        return f"draft-{self._drafts}"

    def _ended(self, event: JobEvent) -> list[Part]:
        match event.type:
            case EventType.JOB_SUCCEEDED:
                return self._succeeded(event)
            case EventType.JOB_FAILED:
                failed: list[Part] = [{"type": "error", "errorText": event.message}, {"type": "finish", "finishReason": "error"}]
                return [*self._restart(), *failed]
            case EventType.JOB_CANCELLED:
                return [*self._restart(), {"type": "abort", "reason": event.message}]
            case EventType.INPUT_NEEDED:
                self.ended = True
                return [{"type": "finish-step"}, {"type": "finish", "finishReason": "other"}]
            case _:
                return []

    def _succeeded(self, event: JobEvent) -> list[Part]:
        deltas: list[Part] = [{"type": "text-delta", "id": TEXT_ID, "delta": piece} for piece in self._pieces]
        return [
            *self._close_draft(),
            {"type": "text-start", "id": TEXT_ID},
            *deltas,
            {"type": "text-end", "id": TEXT_ID},
            _data("report", "report", {**event.data, "links": self._links}),
            {"type": "finish-step"},
            {"type": "finish", "finishReason": "stop"},
        ]


def _text(id_: str, text: str) -> list[Part]:
    return [{"type": "text-start", "id": id_}, {"type": "text-delta", "id": id_, "delta": text}, {"type": "text-end", "id": id_}]


def _questions(data: dict[str, Any]) -> str:
    """The questions with their options, for whoever shows text alone."""
    return "\n".join(f"{one['text']} ({', '.join(one['options'])})" for one in data.get("questions", ()))


def _data(name: str, id_: str, data: Any) -> Part:
    return {"type": f"data-{name}", "id": id_, "data": data}


def _told(event: JobEvent) -> dict[str, Any]:
    told = {"seq": event.seq, "type": event.type.value, "node": event.node, "message": event.message}
    return {**told, **({"progress": event.data["progress"]} if "progress" in event.data else {})}
