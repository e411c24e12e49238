"""Servers that speak the providers' protocols on the loopback, for the real SDKs to talk to, and fail on request.

    async with ModelServer(AnthropicApi()) as server:
        server.script(Reply(fault=Fault.CUT, after=2), Reply(text="All of it."))
        settings = ... base_url=server.base_url ...

Each request takes the next reply of the script; after its end, and without one, `server.reply` answers. A reply without a text
answers with the least JSON that fits the schema of the request, or with a sentence. `answer` may be set to a function of the
request's text: that makes a gullible or a lying model.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

from tests.fakes.http_wire import HttpServer, Request, Wire
from tests.fakes.model_apis import Api, Event, Rejection, Used

USED = Used()
SENTENCE = "The Aria 3 is the best of them."
FOREVER_S = 3_600.0


class Fault(StrEnum):
    """What goes wrong."""

    NONE = "none"
    UNAUTHORIZED = "unauthorized"  # 401
    QUOTA = "quota"  # 429 or 400, as the provider has it
    RATE_LIMITED = "rate_limited"  # 429, with `retry_after_s`
    SERVER_ERROR = "server_error"  # 500
    OVERLOADED = "overloaded"  # 503 or 529
    CONTEXT = "context"  # 400: the prompt is too long
    FILTERED = "filtered"  # 400: content filter
    DECLINED = "declined"  # 200, but the model stops for safety
    NO_SCHEMA = "no_schema"  # 400: structured output is unknown
    HANG = "hang"  # nothing comes, ever
    REFUSED = "refused"  # the connection is dropped before the answer
    INVALID_JSON = "invalid_json"  # the model's text is not JSON
    WRONG_SCHEMA = "wrong_schema"  # it is, with other fields
    GARBAGE = "garbage"  # the body of the response is not JSON
    NO_USAGE = "no_usage"  # a good answer without token counts
    CUT = "cut"  # a stream: the connection drops after `after` pieces
    CLEAN_END = "clean_end"  # a stream: it ends there as if that were all
    ERROR_EVENT = "error_event"  # a stream: an error event there
    LENGTH = "length"  # a stream: it is whole, but says that the model had no room for more
    ERROR_INSIDE = "error_inside"  # 200, and `error` in place of the answer, or as the first event
    STALL = "stall"  # a stream: silence from there on


IN_STREAM = frozenset({Fault.CUT, Fault.CLEAN_END, Fault.ERROR_EVENT, Fault.STALL})
_STATUS = {
    Fault.UNAUTHORIZED: {"": 401},
    Fault.QUOTA: {"": 429, "anthropic": 400},
    Fault.RATE_LIMITED: {"": 429},
    Fault.SERVER_ERROR: {"": 500},
    Fault.OVERLOADED: {"": 503, "anthropic": 529},
    Fault.CONTEXT: {"": 400},
    Fault.FILTERED: {"": 400},
    Fault.NO_SCHEMA: {"": 400},
}


@dataclass(frozen=True, slots=True)
class Reply:
    """How one request is answered. `delay_s` comes before the head, `piece_delay_s` before each piece of a stream."""

    text: str | None = None
    fault: Fault = Fault.NONE
    after: int = 2
    used: Used = USED
    retry_after_s: float | None = None
    error: dict[str, Any] = field(default_factory=dict)
    at_once: bool = False  # an error in place of a stream is one JSON document, no event
    delay_s: float = 0.0
    piece_delay_s: float = 0.0


@dataclass
class ModelServer:
    """One provider. `requests` holds what came, `key` is the only one accepted, `measure` reports tokens by length."""

    api: Api
    reply: Reply = Reply()
    key: str | None = None
    dimension: int = 16
    measure: bool = False
    answer: Callable[[str], str] | None = None
    requests: list[Request] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    _script: deque[Reply] = field(default_factory=deque)

    async def __aenter__(self) -> Self:
        self._http = await HttpServer(self._handle).__aenter__()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._http.__aexit__(kind, error, trace)

    @property
    def base_url(self) -> str:
        suffix = "/v1" if self.api.provider == "openai" else ""
        return f"http://127.0.0.1:{self._http.port}{suffix}"

    @property
    def connections(self) -> int:
        """How many were opened so far."""
        return self._http.connections

    def script(self, *replies: Reply) -> None:
        """Answer the next requests like this, one after the other."""
        self._script.extend(replies)

    async def _handle(self, request: Request, wire: Wire) -> None:
        self.requests.append(request)
        self.came.set()
        reply = self._script.popleft() if self._script else self.reply
        if self.key and self.key not in request.headers.get(self.api.key_header, ""):
            reply = Reply(fault=Fault.UNAUTHORIZED)
        await asyncio.sleep(reply.delay_s)
        if reply.fault is Fault.HANG:
            await asyncio.sleep(FOREVER_S)
        elif reply.fault is Fault.REFUSED:
            wire.cut()
        elif reply.fault in _STATUS:
            await self._reject(reply, wire)
        elif reply.fault is Fault.GARBAGE:
            await wire.send(200, b"<html>Bad gateway</html>")
        elif reply.fault is Fault.ERROR_INSIDE:
            await self._report(request, reply, wire)
        elif self.api.is_embedding(request):
            await wire.send(200, json.dumps(self.api.vectors(request, self.dimension)).encode())
        elif self.api.is_stream(request):
            await self._stream(request, reply, wire)
        else:
            text = self._text(request, reply)
            body = self.api.answer(text, self._used(request, reply, text), filtered=reply.fault is Fault.DECLINED)
            await wire.send(200, json.dumps(body).encode())

    async def _reject(self, reply: Reply, wire: Wire) -> None:
        statuses = _STATUS[reply.fault]
        status = statuses.get(self.api.provider, statuses[""])
        headers = {}
        if reply.retry_after_s is not None and self.api.provider != "gemini":
            headers["retry-after"] = f"{reply.retry_after_s:g}"
        body = self.api.error(Rejection(status, reply.fault.value, reply.retry_after_s))
        await wire.send(status, json.dumps(body).encode(), headers)

    async def _report(self, request: Request, reply: Reply, wire: Wire) -> None:
        """A router's report of what the provider behind it answered."""
        body: dict[str, Any] = {"error": reply.error} | ({"type": "error"} if self.api.provider == "anthropic" else {})
        if reply.at_once or not self.api.is_stream(request):
            await wire.send(200, json.dumps(body).encode())
            return
        await wire.begin({"content-type": "text/event-stream"})
        await wire.chunk(_sse(("error" if self.api.provider == "anthropic" else None, json.dumps(body))))
        await wire.end()

    async def _stream(self, request: Request, reply: Reply, wire: Wire) -> None:
        text = self._text(request, reply)
        pieces = re.findall(r"\s*\S+", text)
        used = self._used(request, reply, text)
        await wire.begin({"content-type": "text/event-stream"})
        sent = 0
        for event in self.api.events(pieces, used, filtered=reply.fault is Fault.DECLINED):
            is_piece = sent < len(pieces) and json.dumps(pieces[sent])[1:-1] in event[1]
            if is_piece and reply.fault in IN_STREAM and sent == reply.after:
                await self._break(reply.fault, wire)
                return
            if is_piece:
                await asyncio.sleep(reply.piece_delay_s)
                sent += 1
            await wire.chunk(_sse(_cut_short(event) if reply.fault is Fault.LENGTH else event))
        await wire.end()

    async def _break(self, fault: Fault, wire: Wire) -> None:
        if fault is Fault.CUT:
            wire.cut()
        elif fault is Fault.STALL:
            await asyncio.sleep(FOREVER_S)
        else:
            if fault is Fault.ERROR_EVENT:
                await wire.chunk(_sse(self.api.error_event()))
            await wire.end()

    def _used(self, request: Request, reply: Reply, text: str) -> Used | None:
        if reply.fault is Fault.NO_USAGE:
            return None
        if self.measure:
            return Used(len(self.api.text(request)) // 3 + 1, len(text) // 3 + 1)
        return reply.used

    def _text(self, request: Request, reply: Reply) -> str:
        if reply.fault is Fault.INVALID_JSON:
            return '{"name": "Aria 3", "price": '
        if reply.fault is Fault.WRONG_SCHEMA:
            return '{"unexpected": true}'
        if reply.text is not None:
            return reply.text
        if self.answer:
            return self.answer(self.api.text(request))
        schema = self.api.schema(request)
        return json.dumps(least(schema, schema)) if schema else SENTENCE


def least(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The least value that fits a schema."""
    if "$ref" in schema:
        return least(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return least(schema["anyOf"][-1], root)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kinds: dict[str, Any] = {"string": "Aria 3", "integer": 1, "number": 1, "boolean": True, "array": [], "null": None}
    if schema.get("type") == "object":
        return {name: least(part, root) for name, part in schema.get("properties", {}).items()}
    return kinds[schema["type"]]


def _cut_short(event: Event) -> Event:
    """The event with the provider's word for the end of the room in place of that for a natural end."""
    name, data = event
    for natural, cut in (('"stop"', '"length"'), ('"end_turn"', '"max_tokens"'), ('"STOP"', '"MAX_TOKENS"')):
        data = data.replace(natural, cut)
    return name, data


def _sse(event: Event) -> bytes:
    name, data = event
    return (f"event: {name}\n" if name else "").encode() + f"data: {data}\n\n".encode()
