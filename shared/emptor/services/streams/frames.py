"""Frames of server-sent events, and what every encoder has in common.

The format: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from emptor.core.errors import InvalidInput
from emptor.models.events import JobEvent

MEDIA_TYPE = "text/event-stream"
# One line, without the empty one that ends a frame: some clients take the end of a frame without data for an event.
HEARTBEAT = b": ping\n"
FROM_THE_BEGINNING = "-1"  # what LangGraph clients send for it
# Ends of lines to some readers of text, though not to the standard; they only occur inside of JSON strings.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
_PLACE = re.compile(r"([0-9]{1,18})-([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Frame:
    """One event of a stream. `data` is one line: JSON, or a protocol's own end mark."""

    data: str
    event: str | None = None
    id: str | None = None
    retry_ms: int | None = None

    def wire(self) -> bytes:
        lines = [f"event: {self.event}"] if self.event else []
        lines.append(f"data: {self.data if self.data.isascii() else self.data.translate(_LINE_ENDS)}")
        if self.id:
            lines.append(f"id: {self.id}")
        if self.retry_ms is not None:
            lines.append(f"retry: {self.retry_ms}")
        return ("\n".join(lines) + "\n\n").encode(errors="replace")


class Encoder(Protocol):
    """Tells a log in one protocol. Fed with every event from the first, in order, until it has `ended`."""

    ended: bool  # whether the stream ends here: what follows in the log is told by another one

    def encode(self, event: JobEvent) -> list[Frame]:
        """The frames that tell of this event; none when the protocol has no word for it."""
        ...


@dataclass(frozen=True, order=True)
class Place:
    """A place in an encoded stream: after frame number `frame` of event `seq`. Written `17-2`.

    One event may become several frames, and a connection may end between two of them. The frames of an event are numbered
    before any is left out, so a place means the same whatever the client has asked for.
    """

    seq: int = 0
    frame: int = 0

    def __str__(self) -> str:
        return f"{self.seq}-{self.frame}"

    @classmethod
    def read(cls, text: str | None) -> Place:
        """The place a client names in Last-Event-ID; the beginning when it names none. Raises InvalidInput."""
        if not text or text == FROM_THE_BEGINNING:
            return cls()
        found = _PLACE.fullmatch(text)
        if found is None:
            raise InvalidInput("Last-Event-ID is the id of the last event received: send it back as it came.")
        return cls(int(found[1]), int(found[2]))


def compact(value: Any) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def encoded(encoder: Encoder, events: Iterable[JobEvent]) -> list[Frame]:
    """The frames that tell these events, up to where the stream ends."""
    frames: list[Frame] = []
    for event in events:
        if encoder.ended:
            break
        frames += encoder.encode(event)
    return frames
