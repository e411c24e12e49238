"""One piece of work for all who want the same at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass
class _Flight(Generic[T]):
    task: asyncio.Task[T]
    waiting: int = 0


class SingleFlight(Generic[K, T]):
    """Shares work under way by key. The work goes on while anyone waits for it, and is cancelled when the last one leaves."""

    def __init__(self) -> None:
        self._flights: dict[K, _Flight[T]] = {}

    async def do(self, key: K, work: Callable[[], Awaitable[T]]) -> T:
        """Return what `work()` gives, or what the same work already under way for `key` gives. Raises what it raises."""
        flight = self._flights.get(key)
        if flight is None or flight.task.done():
            flight = _Flight(asyncio.create_task(self._run(key, work)))
            self._flights[key] = flight
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                flight.task.cancel()
                self._drop(key, flight)

    async def _run(self, key: K, work: Callable[[], Awaitable[T]]) -> T:
        mine = asyncio.current_task()
        try:
            return await work()
        finally:
            flight = self._flights.get(key)
            if flight and flight.task is mine:
                self._drop(key, flight)

    def _drop(self, key: K, flight: _Flight[T]) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
