"""The log as it is: `id` is the event's number, `event` its type, `data` the event."""

from __future__ import annotations

from emptor.models.events import JobEvent
from emptor.services.streams.frames import Frame

RECONNECT_MS = 500  # an event may come while a client is between two connections, and is to be there within a second


class NativeEncoder:
    """One frame an event, so a stream can begin anywhere in the log."""

    ended = False

    def encode(self, event: JobEvent) -> list[Frame]:
        return [Frame(event.model_dump_json(), event=event.type.value, id=str(event.seq), retry_ms=RECONNECT_MS)]
