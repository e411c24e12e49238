"""Taking turns at a host: so many requests at once, so far apart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from emptor.core.errors import EmptorError
from emptor.models.hosts import HostTurn

log = logging.getLogger(__name__)

MAX_HOSTS = 2_000  # remembered; idle ones are forgotten first


class TurnTooLate(Exception):
    """The host's next turn comes after the deadline."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"the next turn is in {wait_s:.1f} s")
        self.wait_s = wait_s


class SharedTurns(Protocol):
    """The starts at hosts that all instances share."""

    async def take(self, host: str, *, delay_s: float, within_s: float) -> HostTurn:
        """Return the next free start at `host`, taken unless it is more than `within_s` seconds away."""
        ...

    async def back_off(self, host: str, seconds: float) -> None:
        """Let nobody start at `host` for so many seconds."""
        ...


class _Host:
    def __init__(self, concurrency: int) -> None:
        self.slots = asyncio.Semaphore(concurrency)
        self.next_start = 0.0
        self.users = 0


class HostLimiter:
    """Limits what is asked of each host. One instance belongs to one event loop.

    Args:
        concurrency: requests under way at a time, per host.
        delay_s: between the starts of two requests, per host.
        shared: where other instances take their starts; they are kept apart in this process alone while it does not answer.
    """

    def __init__(self, *, concurrency: int, delay_s: float, shared: SharedTurns | None = None) -> None:
        self._concurrency = max(1, concurrency)
        self._delay_s = delay_s
        self._shared = shared
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, *, left_s: float, delay_s: float | None = None) -> AsyncIterator[None]:
        """Wait for a turn at `host`, and hold it.

        Args:
            left_s: until the caller's deadline.
            delay_s: a longer delay that the host asked for.

        Raises:
            TurnTooLate: the delay alone passes the deadline.
        """
        state = self._host(host)
        state.users += 1
        try:
            async with state.slots:
                await self._wait(host, state, left_s, max(delay_s or 0.0, self._delay_s))
                yield
        finally:
            state.users -= 1

    async def back_off(self, host: str, seconds: float) -> None:
        """Let nobody start at `host` for so many seconds: it asked for that."""
        state = self._host(host)
        state.next_start = max(state.next_start, asyncio.get_running_loop().time() + seconds)
        if self._shared is not None:
            try:
                await self._shared.back_off(host, seconds)
            except EmptorError as error:
                log.warning("%s asked for a pause that other instances do not know of: %s", host, error.message)

    async def _wait(self, host: str, state: _Host, left_s: float, delay_s: float) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + left_s
        _check_in_time(state.next_start - loop.time(), left_s)  # before a start is taken that others could have
        shared_s = await self._shared_wait(host, left_s, delay_s)
        now = loop.time()
        start = max(now + shared_s, state.next_start)
        _check_in_time(start - now, deadline - now)
        state.next_start = start + delay_s
        if start > now:
            await asyncio.sleep(start - now)

    async def _shared_wait(self, host: str, left_s: float, delay_s: float) -> float:
        if self._shared is None:
            return 0.0
        try:
            turn = await self._shared.take(host, delay_s=delay_s, within_s=max(0.0, left_s))
        except EmptorError as error:
            log.warning("starts at %s are kept apart in this process alone: %s", host, error.message)
            return 0.0
        if not turn.taken:
            raise TurnTooLate(turn.wait_s)
        return turn.wait_s

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._forget_idle()
            self._hosts[host] = _Host(self._concurrency)
        return self._hosts[host]

    def _forget_idle(self) -> None:
        if len(self._hosts) < MAX_HOSTS:
            return
        now = asyncio.get_running_loop().time()
        for name in [name for name, state in self._hosts.items() if not state.users and state.next_start <= now]:
            del self._hosts[name]


def _check_in_time(wait_s: float, left_s: float) -> None:
    if wait_s > 0 and wait_s > left_s:
        raise TurnTooLate(wait_s)
