"""The one way to make an HTTP client for addresses that came from outside."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import TYPE_CHECKING

from emptor.core.net.guard import Guard

if TYPE_CHECKING:
    import httpx

MAX_CONNECTIONS = 100
KEEPALIVE_CONNECTIONS = 20
KEEPALIVE_S = 15.0
TIMEOUT_S = 20.0


def guarded_client(
    guard: Guard,
    *,
    verify: ssl.SSLContext | None = None,
    http2: bool = True,
    headers: Mapping[str, str] | None = None,
    timeout_s: float = TIMEOUT_S,
    follow_redirects: bool = False,
    max_connections: int = MAX_CONNECTIONS,
) -> httpx.AsyncClient:
    """Return a client that can reach only what `guard` allows, redirects included, and that ignores proxy variables.

    A refused request raises `httpx.ConnectError` whose `__cause__` is a `NetError`.

    Args:
        verify: TLS trust; certifi's roots when None.
    """
    import httpx  # noqa: PLC0415 - functions that never fetch do not pay for httpx

    return httpx.AsyncClient(
        transport=guarded_transport(guard, verify=verify, http2=http2, max_connections=max_connections),
        trust_env=False,
        headers=headers,
        timeout=timeout_s,
        follow_redirects=follow_redirects,
    )


def guarded_transport(
    guard: Guard, *, verify: ssl.SSLContext | None = None, http2: bool = True, max_connections: int = MAX_CONNECTIONS
) -> httpx.AsyncBaseTransport:
    """Return what `guarded_client` sends through, for callers who follow redirects and keep cookies on their own."""
    import certifi  # noqa: PLC0415
    import httpx  # noqa: PLC0415

    from emptor.core.net.transport import GuardedTransport  # noqa: PLC0415

    limits = httpx.Limits(
        max_connections=max_connections, max_keepalive_connections=KEEPALIVE_CONNECTIONS, keepalive_expiry=KEEPALIVE_S
    )
    trust = verify or ssl.create_default_context(cafile=certifi.where())
    return GuardedTransport(guard, verify=trust, http2=http2, limits=limits)
