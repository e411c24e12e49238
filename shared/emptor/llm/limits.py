"""Rate limits per provider. Callers wait their turn, first come first served, rather than fail.

A bucket holds a minute's allowance and refills steadily, which is how providers count (Anthropic's documentation says so of its
own limits): a caller that must wait leaves a debt, and whoever comes after it waits behind it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from emptor.core.errors import LimitExceeded, Unavailable
from emptor.llm.catalog import RateLimit

logger = logging.getLogger(__name__)

MINUTE_S = 60.0
_ANY_WAIT_S = 1e9  # giving back is always allowed


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


class Buckets(Protocol):
    """Token buckets that several instances share, exact under concurrent callers: those of the database."""

    async def take(self, key: str, *, capacity: float, per_s: float, amount: float = 1.0, within_s: float = 0.0) -> float:
        """Take from a bucket and return the seconds to wait before acting on it. A negative amount gives back.

        Raises:
            LimitExceeded: the wait would be longer than `within_s`; nothing was taken. Carries retry_after_s.
            Unavailable: the buckets cannot be reached.
        """
        ...


class SharedRateLimiter:
    """The limits of all instances together. While the shared buckets cannot be reached, each instance keeps to them by itself."""

    def __init__(self, limits: Mapping[str, RateLimit], buckets: Buckets) -> None:
        self._limits = limits
        self._buckets = buckets
        self._alone = MemoryRateLimiter(limits)

    async def acquire(self, provider: str, tokens: int, *, within_s: float) -> None:
        if provider not in self._limits:
            return
        try:
            wait_s = await self._take(provider, tokens, within_s)
        except LimitExceeded as error:
            raise WaitTooLong(error.retry_after_s or within_s) from error
        except Unavailable as error:
            logger.warning("the shared rate limits cannot be reached, this process keeps its own: %s", error.message)
            await self._alone.acquire(provider, tokens, within_s=within_s)
            return
        if wait_s:
            await asyncio.sleep(wait_s)

    async def _take(self, provider: str, tokens: int, within_s: float) -> float:
        """The longest of the waits. What was taken before another bucket refused is given back."""
        limit = self._limits[provider]
        wanted = [("requests", limit.requests_per_minute, 1.0), ("tokens", limit.tokens_per_minute, float(tokens))]
        taken: list[tuple[str, float, float]] = []
        wait_s = 0.0
        for what, size, amount in wanted:
            if not size:
                continue
            key, capacity = f"llm:{provider}:{what}", float(size)
            try:
                wait_s = max(wait_s, await self._take_one(key, capacity, amount, within_s))
            except LimitExceeded:
                for earlier, held, back in taken:
                    await self._take_one(earlier, held, -back, _ANY_WAIT_S)
                raise
            taken.append((key, capacity, min(amount, capacity)))
        return wait_s

    async def _take_one(self, key: str, capacity: float, amount: float, within_s: float) -> float:
        return await self._buckets.take(key, capacity=capacity, per_s=capacity / MINUTE_S, amount=amount, within_s=within_s)
