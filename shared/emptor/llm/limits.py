"""Rate limits per provider. Callers wait their turn, first come first served, rather than fail."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from emptor.llm.catalog import RateLimit

MINUTE_S = 60.0


class WaitTooLong(Exception):
    """The turn would come after the deadline.

    Attributes:
        wait_s: seconds until it would.
    """

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"the rate limit of the provider allows the next call in {wait_s:.0f} s")
        self.wait_s = wait_s


class RateLimiter(Protocol):
    """Grants turns. An implementation shared by several instances keeps its state in PostgreSQL."""

    async def acquire(self, provider: str, tokens: int, *, within_s: float) -> None:
        """Return when a call of about so many tokens may be made. Raises WaitTooLong, without waiting, if that is later."""
        ...


class _Bucket:
    """A minute's allowance that refills steadily. Debts are allowed and make the next caller wait: that keeps the order fair."""

    def __init__(self, per_minute: int, now: float) -> None:
        self._size = float(per_minute)
        self._level = self._size
        self._at = now

    def wait_s(self, amount: float, now: float) -> float:
        self._level = min(self._size, self._level + (now - self._at) * self._size / MINUTE_S)
        self._at = now
        return max(0.0, (min(amount, self._size) - self._level) * MINUTE_S / self._size)

    def take(self, amount: float) -> None:
        self._level -= min(amount, self._size)


class MemoryRateLimiter:
    """The limits of one process."""

    def __init__(self, limits: Mapping[str, RateLimit], clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._buckets: dict[str, list[tuple[_Bucket, bool]]] = {}

    async def acquire(self, provider: str, tokens: int, *, within_s: float) -> None:
        if provider not in self._limits:
            return
        buckets = self._buckets_of(provider)
        now = self._clock()
        amounts = [float(tokens) if counts_tokens else 1.0 for _, counts_tokens in buckets]
        wait = max((bucket.wait_s(amount, now) for (bucket, _), amount in zip(buckets, amounts, strict=True)), default=0.0)
        if wait > within_s:
            raise WaitTooLong(wait)
        for (bucket, _), amount in zip(buckets, amounts, strict=True):
            bucket.take(amount)
        if wait:
            await asyncio.sleep(wait)

    def _buckets_of(self, provider: str) -> list[tuple[_Bucket, bool]]:
        if provider not in self._buckets:
            limit, now = self._limits[provider], self._clock()
            sizes = ((limit.requests_per_minute, False), (limit.tokens_per_minute, True))
            self._buckets[provider] = [(_Bucket(size, now), counts) for size, counts in sizes if size]
        return self._buckets[provider]
