"""Whether the internet answers."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

import certifi

from emptor.core.errors import ConfigurationError

# Public resolvers by address: no name needs to be resolved, so that a dead resolver does not hold up the answer.
DEFAULT_HOSTS = "1.1.1.1:443,9.9.9.9:443,8.8.8.8:443,[2606:4700:4700::1111]:443"
DEFAULT_TIMEOUT_S = 1.0

Connect = Callable[[str, int], Awaitable[tuple[Any, asyncio.StreamWriter]]]


async def open_verified(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect with TLS and check the certificate: a network that lets nobody out often accepts every connection itself."""
    return await asyncio.open_connection(host, port, ssl=_trust())


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


async def is_online(
    timeout_s: float = DEFAULT_TIMEOUT_S, *, hosts: str = DEFAULT_HOSTS, connect: Connect = open_verified
) -> bool:
    """Whether any of the hosts proves in time who it is; all are tried at once and nothing is sent.

    Args:
        timeout_s: for all of them together.
        hosts: `address:port`, separated by commas; IPv6 addresses in brackets.
        connect: opens a connection; by default one whose certificate must be right for the address.

    Raises:
        ConfigurationError: `hosts` is not such a list.
    """
    targets = [_target(host.strip()) for host in hosts.split(",") if host.strip()]
    tries = [asyncio.ensure_future(_reaches(connect, host, port)) for host, port in targets]
    try:
        for answered in asyncio.as_completed(tries, timeout=timeout_s):
            if await answered:
                return True
    except TimeoutError:
        return False
    finally:
        for attempt in tries:
            attempt.cancel()
    return False


async def _reaches(connect: Connect, host: str, port: int) -> bool:
    try:
        _, writer = await connect(host, port)
    except OSError:
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True


def _target(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or not host.strip("[]"):
        raise ConfigurationError(f"EMPTOR_ONLINE_PROBE: {text!r} is not address:port, for example 1.1.1.1:443.")
    return host.strip("[]"), int(port)
