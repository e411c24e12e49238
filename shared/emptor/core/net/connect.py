"""Connecting to a guarded host."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from emptor.core.net.guard import Guard

S = TypeVar("S")

MAX_ADDRESSES = 4  # of one host that are tried in turn
MIN_TRY_S = 1.0


async def connect_pinned(
    guard: Guard, host: str, port: int, connect: Callable[[str, float], Awaitable[S]], *, timeout_s: float
) -> S:
    """Resolve and judge `host`, then call `connect(address, timeout_s)` on its addresses in turn until one works.

    Raises:
        NetError: the guard refuses, or the name has no address.
        Exception: what `connect` raised for the last address tried.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + timeout_s
    addresses = (await guard.addresses(host, port))[:MAX_ADDRESSES]
    for position, address in enumerate(addresses):
        last = position == len(addresses) - 1
        left = max(end - loop.time(), MIN_TRY_S)
        try:
            return await connect(address, left if last else max(left / 2, MIN_TRY_S))
        except Exception:
            if last:
                raise
    raise AssertionError("a guarded host has at least one address")
