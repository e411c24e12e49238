"""Taking turns at a host: so many requests at once, so far apart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MAX_HOSTS = 2_000  # remembered; idle ones are forgotten first


class TurnTooLate(Exception):
    """The host's next turn comes after the deadline."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"the next turn is in {wait_s:.1f} s")
        self.wait_s = wait_s


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
    """

    def __init__(self, *, concurrency: int, delay_s: float) -> None:
        self._concurrency = max(1, concurrency)
        self._delay_s = delay_s
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
                await self._wait(state, left_s, max(delay_s or 0.0, self._delay_s))
                yield
        finally:
            state.users -= 1

    def back_off(self, host: str, seconds: float) -> None:
        """Let nobody start at `host` for so many seconds: it asked for that."""
        state = self._host(host)
        state.next_start = max(state.next_start, asyncio.get_running_loop().time() + seconds)

    @staticmethod
    async def _wait(state: _Host, left_s: float, delay_s: float) -> None:
        now = asyncio.get_running_loop().time()
        start = max(now, state.next_start)
        if start - now > left_s:
            raise TurnTooLate(start - now)
        state.next_start = start + delay_s
        if start > now:
            await asyncio.sleep(start - now)

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
