"""One fetch for all who want the same page at the same time, paid for by the one who asked first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from decimal import Decimal
from typing import Generic, TypeVar

from emptor.models.page import FetchResult
from emptor.scraping.single_flight import SingleFlight

K = TypeVar("K", bound=Hashable)


class SharedFetches(Generic[K]):
    """Shares fetches under way by key. The attempts that the others are given cost them nothing."""

    def __init__(self) -> None:
        self._flights: SingleFlight[K, FetchResult] = SingleFlight()

    async def do(self, key: K, work: Callable[[], Awaitable[FetchResult]]) -> FetchResult:
        """Return what `work()` gives, or what the same work already under way for `key` gives."""
        first = False

        async def mine() -> FetchResult:
            nonlocal first
            first = True
            return await work()

        result = await self._flights.do(key, mine)
        return result if first else _for_nothing(result)


def _for_nothing(result: FetchResult) -> FetchResult:
    if not any(attempt.cost_usd for attempt in result.attempts):
        return result
    attempts = tuple(attempt.model_copy(update={"cost_usd": Decimal(0)}) for attempt in result.attempts)
    return result.model_copy(update={"attempts": attempts})
