"""Identical questions asked side by side are asked once: the others wait for the first one's answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Key = tuple[str, str]  # node and digest of the input, as in the ledger


class Flight:
    """A question on its way. Whoever leads it tells the outcome with `land`."""

    def __init__(self) -> None:
        self.outcome: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

    def land(self, result: dict[str, Any]) -> None:
        """Give everyone who waits the answer, in the form the ledger keeps it."""
        if not self.outcome.done():
            self.outcome.set_result(result)


class Flights:
    """The questions of one job that are on their way."""

    def __init__(self) -> None:
        self._flying: dict[Key, Flight] = {}

    async def landed(self, key: Key) -> dict[str, Any] | None:
        """Wait for the answer of an identical question that is on its way; None when there is none, and this one must be asked.

        Raises:
            NoModel: what the leader raised: nobody could answer it, a moment ago.
        """
        while flight := self._flying.get(key):
            await asyncio.wait([flight.outcome])
            if not flight.outcome.cancelled():
                return flight.outcome.result()
        return None

    @contextmanager
    def leading(self, key: Key) -> Iterator[Flight]:
        """Ask a question for everyone who asks the same. A leader that is cancelled leaves the question to the next."""
        flight = self._flying[key] = Flight()
        try:
            yield flight
        except Exception as error:
            flight.outcome.set_exception(error)
            flight.outcome.exception()  # nobody needs to wait for it
            raise
        finally:
            del self._flying[key]
            if not flight.outcome.done():
                flight.outcome.cancel()
