"""A proxy that serves another server below a path, as companies do: /shop/emptor/… here is /… there. Nothing else is there."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_HEAD_END = b"\r\n\r\n"
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_CHUNK = 65_536


class PrefixProxy:
    """In front of one server; `base` is the address below which it is found."""

    def __init__(self, upstream: str, prefix: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname, parts.port)
        self._prefix = prefix.encode()
        self.base = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}{self._prefix.decode()}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(_HEAD_END)
            method, target, rest = head.split(b" ", 2)
            if target.startswith(self._prefix + b"/"):
                await self._pass_on(b" ".join([method, target.removeprefix(self._prefix), _closing(rest)]), reader, writer)
            else:
                writer.write(_NOT_FOUND)
                await writer.drain()
        writer.close()

    async def _pass_on(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up_reader, up_writer = await asyncio.open_connection(*self._upstream)
        up_writer.write(head)
        sending = asyncio.create_task(_pump(reader, up_writer))
        try:
            await _pump(up_reader, writer)
        finally:
            sending.cancel()
            up_writer.close()


def _closing(rest: bytes) -> bytes:
    """The head with one request a connection, so that no second one goes past the prefix."""
    lines = [line for line in rest.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([lines[0], b"Connection: close", *lines[1:]])


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(_CHUNK):
        writer.write(piece)
        await writer.drain()
