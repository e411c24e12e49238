"""A small forward proxy on loopback that lets a browser reach only what the guard allows.

A browser resolves names and follows redirects itself, so guarding the first address is not enough: everything it sends goes
through here, sub-requests and websockets included. Tunnels (CONNECT) are passed through byte by byte; plain requests one to a
connection.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from emptor.core.net.connect import connect_pinned
from emptor.core.net.errors import ForbiddenAddress, InvalidUrl, NetError
from emptor.core.net.guard import Guard
from emptor.core.net.heads import Head, HeadError, read_head

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
MIB = 1024 * 1024
MAX_BYTES = 48 * MIB  # that one connection may bring in; a page's 200 MB script ends here
CONNECT_TIMEOUT_S = 10.0
HEAD_TIMEOUT_S = 30.0
IDLE_TIMEOUT_S = 60.0
CHUNK_BYTES = 64 * 1024
REFUSALS_KEPT = 500
REFUSED_HEADER = "x-emptor-refused"
BODYLESS_LENGTH = "0"

Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the proxy did not connect."""

    kind: str  # forbidden_address, dns, connect
    message: str


class FilteringProxy:
    """The proxy. `async with FilteringProxy(guard) as proxy: proxy.url`.

    Args:
        guard: decides where connections may go.
        max_bytes: that one connection may receive from its server.
    """

    def __init__(self, guard: Guard, *, max_bytes: int = MAX_BYTES) -> None:
        self._guard = guard
        self._max_bytes = max_bytes
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._refusals: OrderedDict[str, Refusal] = OrderedDict()

    @property
    def url(self) -> str:
        """Where a browser finds the proxy."""
        if self._server is None:
            raise RuntimeError("The proxy has not been started.")
        return f"http://{LOOPBACK}:{self._server.sockets[0].getsockname()[1]}"

    def refusal(self, host: str) -> Refusal | None:
        """Return why a connection to `host` was last refused, or None when it was not."""
        return self._refusals.get(host.lower())

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        self._server = await asyncio.start_server(self._accept, LOOPBACK, 0)

    async def aclose(self) -> None:
        """Stop, and cut what is open. May be called twice."""
        if self._server is not None:
            self._server.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError, TimeoutError, HeadError):
                async with asyncio.timeout(HEAD_TIMEOUT_S):
                    head = await read_head(reader)
                serve = self._tunnel if head.first == "CONNECT" else self._forward
                await serve(head, (reader, writer))
        finally:
            writer.close()

    async def _tunnel(self, head: Head, client: Pipe) -> None:
        host, _, port = head.second.rpartition(":")
        upstream = await self._connect(host.strip("[]"), int(port) if port.isdigit() else 0, client[1])
        if upstream is None:
            return
        client[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await self._pump_both(client, upstream)

    async def _forward(self, head: Head, client: Pipe) -> None:
        try:
            target = self._guard.check_url(head.second)
        except (InvalidUrl, ForbiddenAddress) as error:
            await self._refuse(client[1], head.host_of_target, error)
            return
        if target.scheme != "http":
            await self._refuse(client[1], target.host, InvalidUrl("Only plain requests are forwarded; others are tunnelled."))
            return
        upstream = await self._connect(target.host, target.port, client[1])
        if upstream is None:
            return
        upstream[1].write(head.for_origin())
        await self._exchange(client, upstream)

    async def _exchange(self, client: Pipe, upstream: Pipe) -> None:
        """Pass one request's body on, and its answer back; the connection ends with it, so that no second request is misled."""
        await _either(_pump(client[0], upstream[1], MAX_BYTES), self._pass_answer(upstream, client), upstream)

    async def _pass_answer(self, upstream: Pipe, client: Pipe) -> None:
        async with asyncio.timeout(IDLE_TIMEOUT_S):
            head = await read_head(upstream[0])
            while head.is_interim:
                head = await read_head(upstream[0])
        client[1].write(head.closing())
        await _pump(upstream[0], client[1], self._max_bytes)

    async def _pump_both(self, client: Pipe, upstream: Pipe) -> None:
        sending = _pump(client[0], upstream[1], MAX_BYTES)
        await _either(sending, _pump(upstream[0], client[1], self._max_bytes), upstream)

    async def _connect(self, host: str, port: int, writer: asyncio.StreamWriter) -> Pipe | None:
        async def connect(address: str, timeout_s: float) -> Pipe:
            async with asyncio.timeout(timeout_s):
                return await asyncio.open_connection(address, port)

        try:
            return await connect_pinned(self._guard, host, port, connect, timeout_s=CONNECT_TIMEOUT_S)
        except (NetError, OSError) as error:
            await self._refuse(writer, host, error)
        return None

    async def _refuse(self, writer: asyncio.StreamWriter, host: str, error: Exception) -> None:
        refusal = _refusal(host, error)
        self._refusals[host.lower()] = refusal
        self._refusals.move_to_end(host.lower())
        while len(self._refusals) > REFUSALS_KEPT:
            self._refusals.popitem(last=False)
        log.debug("The browser's proxy refused %s: %s", host, refusal.message)
        status = "403 Forbidden" if refusal.kind == "forbidden_address" else "502 Bad Gateway"
        lines = (
            f"HTTP/1.1 {status}",
            f"{REFUSED_HEADER}: {refusal.kind}",
            f"Content-Length: {BODYLESS_LENGTH}",
            "Connection: close",
        )
        writer.write("\r\n".join([*lines, "", ""]).encode("ascii"))
        await writer.drain()


def _refusal(host: str, error: Exception) -> Refusal:
    if isinstance(error, (ForbiddenAddress, InvalidUrl)):
        return Refusal("forbidden_address", str(error))
    if isinstance(error, NetError):
        return Refusal("dns", str(error))
    return Refusal("connect", f"{host} did not accept a connection: {str(error) or type(error).__name__}.")


async def _either(sending: Coroutine[Any, Any, None], receiving: Coroutine[Any, Any, None], upstream: Pipe) -> None:
    """Run both until one ends: a browser that closes its side wants no more, and neither does a server."""
    tasks = [asyncio.create_task(sending), asyncio.create_task(receiving)]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        upstream[1].close()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, max_bytes: int) -> None:
    """Pass bytes on until the end, an error, too many of them, or a minute without any."""
    passed = 0
    with suppress(OSError, TimeoutError):
        while passed <= max_bytes:
            async with asyncio.timeout(IDLE_TIMEOUT_S):
                data = await source.read(CHUNK_BYTES)
            if not data:
                return
            passed += len(data)
            sink.write(data)
            await sink.drain()
