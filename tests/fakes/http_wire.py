"""Just enough of HTTP/1.1 to answer well and to misbehave exactly: the fakes of model providers speak through it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

CRUMB_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body or b"null")


@dataclass(slots=True)
class Wire:
    """The answering side of one connection."""

    writer: asyncio.StreamWriter

    async def send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        """A whole response; the connection stays open."""
        fields = {"content-type": "application/json", **(headers or {}), "content-length": str(len(body))}
        self.writer.write(_head(status, fields) + body)
        await self.writer.drain()

    async def begin(self, headers: dict[str, str]) -> None:
        """The head of a response in chunks."""
        self.writer.write(_head(200, {**headers, "transfer-encoding": "chunked"}))
        await self.writer.drain()

    async def chunk(self, data: bytes) -> None:
        self.writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        await self.writer.drain()

    async def end(self) -> None:
        """The regular end of a response in chunks."""
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    def cut(self) -> None:
        """Drop the connection with whatever was not sent."""
        self.writer.transport.abort()


Handler = Callable[[Request, Wire], Awaitable[None]]


async def endless_crumbs(_: Request, wire: Wire) -> None:
    """Answer in single bytes without an end: each comes in time, the whole never does."""
    await wire.begin({"content-type": "application/json"})
    while True:
        await wire.chunk(b" ")
        await asyncio.sleep(CRUMB_PAUSE_S)


@dataclass(slots=True)
class HttpServer:
    """Serves a handler on a free port of the loopback; an async context manager."""

    handler: Handler
    port: int = 0
    connections: int = 0
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._server is not None
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        try:
            while not writer.transport.is_closing():
                await self.handler(await _read(reader), Wire(writer))
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client left, or the server is closing
        finally:
            self._open.discard(writer)
            writer.transport.abort()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    return Request(method, path, headers, await reader.readexactly(int(headers.get("content-length", "0"))))


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {'OK' if status < 400 else 'Error'}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
