"""The httpx transport that cannot connect where the guard forbids."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from emptor.core.net.connect import connect_pinned
from emptor.core.net.errors import NetError
from emptor.core.net.guard import Guard

CONNECT_TIMEOUT_S = 10.0  # when the caller set none


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens TCP connections to guarded addresses only. TLS still names the host, for SNI and the certificate."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface of httpcore
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of the addresses the guard gives for `host`. Raises NetError when it gives none."""

        async def connect(address: str, timeout_s: float) -> httpcore.AsyncNetworkStream:
            return await self._inner.connect_tcp(
                address, port, timeout=timeout_s, local_address=local_address, socket_options=socket_options
            )

        return await connect_pinned(self._guard, host, port, connect, timeout_s=timeout or CONNECT_TIMEOUT_S)

    async def connect_unix_socket(self, path: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        """Refuse: no page lies behind a Unix socket."""
        raise httpcore.ConnectError(f"A Unix socket is not a web address: {path}")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks between its own tries."""
        await self._inner.sleep(seconds)


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over a connection pool whose every connection is guarded.

    A refusal is an `httpx.ConnectError` whose `__cause__` is the NetError.
    """

    def __init__(self, guard: Guard, *, verify: ssl.SSLContext, http2: bool, limits: httpx.Limits) -> None:
        # The base class builds its pool without a way to pass a network backend, so it is built here; the rest is inherited.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=verify,
            max_connections=limits.max_connections,
            max_keepalive_connections=limits.max_keepalive_connections,
            keepalive_expiry=limits.keepalive_expiry,
            http1=True,
            http2=http2,
            network_backend=GuardedBackend(guard),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises httpx.ConnectError from the NetError when the guard refuses."""
        try:
            return await super().handle_async_request(request)
        except NetError as error:
            raise httpx.ConnectError(str(error), request=request) from error
