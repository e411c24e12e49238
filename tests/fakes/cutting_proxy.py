"""A proxy that ends connections in the middle of event streams, as proxies, phones and load balancers do.

    /cut/<frames>/<name>/<path>   ends the first stream of that name after so many frames, in the middle of the answer
    /every/<ms>/<name>/<path>     ends every stream of that name after so long, whatever it is doing

Anything else is passed on. A frame is what an empty line ends. Answers that are no event streams are left alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections import Counter
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_PLAN = re.compile(rb"/(cut|every)/(\d+)/([\w.-]+)(/.*)")
_CONNECTION = re.compile(rb"(?i)\r\nconnection:[^\r]*")
_HEAD_END = b"\r\n\r\n"
_FRAME_END = b"\n\n"
CHUNK = 65_536
MS_PER_S = 1_000


class CuttingProxy:
    """In front of one server. `cuts` counts the streams it ended, by name."""

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname, parts.port)
        self.cuts: Counter[str] = Counter()
        self.base = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**20, backlog=2_000)
        self.base = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            method, target, rest = (await reader.readuntil(_HEAD_END)).split(b" ", 2)
            found = _PLAN.fullmatch(target)
            path = found[4] if found else target
            rest = _CONNECTION.sub(b"", rest).replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
            up_reader, up_writer = await asyncio.open_connection(*self._upstream)
            up_writer.write(b" ".join([method, path, rest]))
            sending = asyncio.create_task(_pump(reader, up_writer))
            try:
                await self._answer(found, up_reader, writer)
            finally:
                sending.cancel()
                up_writer.close()
        writer.close()

    async def _answer(self, plan: re.Match[bytes] | None, up: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await up.readuntil(_HEAD_END)
        name = plan[3].decode() if plan else ""
        if plan is None or b"text/event-stream" not in head.lower() or (plan[1] == b"cut" and self.cuts[name]):
            writer.write(head)
            await _pump(up, writer)
            return
        # An answer that says it ends with its connection would look complete wherever it is cut.
        writer.write(_CONNECTION.sub(b"", head))
        pump = _pump_frames(up, writer, int(plan[2])) if plan[1] == b"cut" else _pump_for(up, writer, int(plan[2]) / MS_PER_S)
        self.cuts[name] += await pump


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()


async def _pump_for(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float) -> bool:
    """Pass on for so long. False when the stream ended by itself before."""
    try:
        async with asyncio.timeout(seconds):
            await _pump(reader, writer)
    except TimeoutError:
        return True
    return False


async def _pump_frames(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, frames: int) -> bool:
    """Pass on so many frames. False when the stream ended by itself before."""
    while frames:
        data = await reader.read(CHUNK)
        if not data:
            return False
        whole = data.split(_FRAME_END)
        if len(whole) > frames:
            data = _FRAME_END.join(whole[:frames]) + _FRAME_END
        frames -= min(frames, len(whole) - 1)
        writer.write(data)
        await writer.drain()
    return True
