"""Answers to GET that are known as a whole carry an ETag, are not sent twice to who has them, and are compressed.

Streams pass through untouched: what is not complete in its first piece is sent as it comes.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST_COMPRESSED_BYTES = 1_024
LARGE_BYTES = 256 * 1_024  # from here on the work takes milliseconds, in which other requests would wait
LEVEL = 5  # of gzip; higher ones cost more time than they save
ETAG_CHARS = 32
_OK, _NOT_MODIFIED = 200, 304
_TEXT = ("text/", "application/json", "application/problem+json")
_STREAM = "text/event-stream"
# What a 304 repeats (RFC 9110 section 15.4.5), and what the middlewares around add by themselves.
_KEPT_BY_304 = frozenset({b"etag", b"cache-control", b"vary", b"content-location", b"expires", b"date"})


class Representation:
    """A plain ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _Answer(Headers(scope=scope), scope["method"], send))


class _Answer:
    """Holds the head of one answer until its first piece shows whether it is whole."""

    def __init__(self, asked: Headers, method: str, send: Send) -> None:
        self._asked = asked
        self._method = method
        self._send = send
        self._head: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_change(message):
            self._head = message
            return
        head, self._head = self._head, None
        if head is None:
            await self._send(message)
            return
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            body = message.get("body", b"")
            large = len(body) >= LARGE_BYTES
            whole = asyncio.to_thread(self._represented, head, body) if large else None
            head, message = await whole if whole else self._represented(head, body)
        await self._send(head)
        await self._send(message)

    def _represented(self, head: Message, body: bytes) -> tuple[Message, Message]:
        headers = MutableHeaders(raw=list(head["headers"]))
        if self._method == "GET" and head["status"] == _OK:
            tag = headers.setdefault("ETag", f'W/"{hashlib.sha256(body).hexdigest()[:ETAG_CHARS]}"')
            if _has(self._asked.get("if-none-match", ""), tag):
                kept = [(name, value) for name, value in headers.raw if name in _KEPT_BY_304]
                return {**head, "status": _NOT_MODIFIED, "headers": kept}, {"type": "http.response.body", "body": b""}
        headers.add_vary_header("Accept-Encoding")
        if len(body) >= SMALLEST_COMPRESSED_BYTES and _takes_gzip(self._asked.get("accept-encoding", "")):
            body = gzip.compress(body, LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
        return {**head, "headers": headers.raw}, {"type": "http.response.body", "body": body}


def _may_change(head: Message) -> bool:
    headers = Headers(raw=head["headers"])
    kind = headers.get("content-type", "")
    return kind.startswith(_TEXT) and not kind.startswith(_STREAM) and "content-encoding" not in headers


def _has(given: str, tag: str) -> bool:
    """Whether If-None-Match names the tag; weak and strong ones count alike (RFC 9110 section 13.1.2)."""
    return given.strip() == "*" or tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in given.split(",")}


def _takes_gzip(given: str) -> bool:
    return any(coding in {"gzip", "*"} and quality != "0" for coding, quality in _codings(given))


def _codings(given: str) -> Iterable[tuple[str, str]]:
    for part in given.lower().split(","):
        coding, _, parameters = part.partition(";")
        quality = parameters.strip().removeprefix("q=").rstrip("0").rstrip(".") if "q=" in parameters else "1"
        yield coding.strip(), quality or "0"
