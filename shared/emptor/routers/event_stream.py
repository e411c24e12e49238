"""Streams of events over HTTP, for every protocol alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence

from starlette.responses import StreamingResponse

from emptor.models.events import JobEvent
from emptor.services.streams.frames import HEARTBEAT, MEDIA_TYPE, Encoder, encoded

# Nothing on the way may keep the stream, hold it back (nginx) or pack it (which holds it back too).
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}


class EventStream(StreamingResponse):
    """An answer of server-sent events. What is there at once is sent at once, and silence is filled with comments."""

    media_type = MEDIA_TYPE


def event_stream(
    batches: AsyncIterator[Sequence[JobEvent]], encoder: Encoder, headers: Mapping[str, str] | None = None
) -> EventStream:
    """Tell a log as it grows. `batches` are those of `EventService.batches`, from the first event the encoder needs."""
    return EventStream(_wire(batches, encoder), headers={**HEADERS, **(headers or {})})


async def _wire(batches: AsyncIterator[Sequence[JobEvent]], encoder: Encoder) -> AsyncIterator[bytes]:
    async for batch in batches:
        yield b"".join(frame.wire() for frame in encoded(encoder, batch)) or HEARTBEAT
        if encoder.ended:
            return
