"""What is known of hosts: which fetcher gets their pages."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Protocol

MAX_HOSTS = 10_000
TTL_S = 7 * 24 * 3_600.0  # sites change: after a week the cheap way is tried again


class HostMemory(Protocol):
    """Remembers per host the fetcher that worked. A stored one lets the second visit go straight there."""

    async def best(self, host: str) -> str | None:
        """Return the name of the fetcher that is known to work for `host`, if one is."""
        ...

    async def learn(self, host: str, via: str, *, worked: bool) -> None:
        """Note that a fetcher got a page of `host` where cheaper ones did not, or that the one remembered no longer does."""
        ...


class InMemoryHostMemory:
    """A HostMemory for one process."""

    def __init__(self, *, ttl_s: float = TTL_S) -> None:
        self._ttl_s = ttl_s
        self._known: OrderedDict[str, tuple[str, float]] = OrderedDict()

    async def best(self, host: str) -> str | None:
        """See `HostMemory.best`."""
        via, until = self._known.get(host, ("", 0.0))
        return via if until > time.monotonic() else None

    async def learn(self, host: str, via: str, *, worked: bool) -> None:
        """See `HostMemory.learn`."""
        if worked:
            self._known[host] = (via, time.monotonic() + self._ttl_s)
            self._known.move_to_end(host)
            while len(self._known) > MAX_HOSTS:
                self._known.popitem(last=False)
        elif self._known.get(host, ("", 0.0))[0] == via:
            del self._known[host]
