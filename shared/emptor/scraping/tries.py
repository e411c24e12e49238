"""The deadline of one fetch, and what was tried within it."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from emptor.models.page import Attempt, FetchFailure, Page
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.outcome import failure_from
from emptor.scraping.port import FetchRequest

MS = 1_000.0


class Tries:
    """Keeps the clock and the list of attempts of one fetch by one fetcher."""

    def __init__(self, request: FetchRequest, *, via: str) -> None:
        self._loop = asyncio.get_running_loop()
        self._url = request.url
        self._via = via
        self._attempts: list[Attempt] = []
        self._begun = self._loop.time()
        self._open = False
        self.count = 0
        self.end = self._begun + request.deadline_s
        self.cost_usd = Decimal(0)  # of the attempt under way

    @property
    def left_s(self) -> float:
        """Seconds until the deadline."""
        return self.end - self._loop.time()

    def begin(self) -> None:
        """Start an attempt."""
        self._begun = self._loop.time()
        self._open = True
        self.cost_usd = Decimal(0)
        self.count += 1

    def record(self, outcome: str, detail: str = "") -> None:
        """End the attempt under way, if one is."""
        if self._open:
            ms = round((self._loop.time() - self._begun) * MS, 2)
            self._attempts.append(Attempt(via=self._via, outcome=outcome, ms=ms, detail=detail, cost_usd=self.cost_usd))
        self._open = False

    def page(self, page: Page) -> Page:
        """Return the page with all attempts in it."""
        self.record("page")
        return page.model_copy(update={"attempts": tuple(self._attempts)})

    def failure(self, fault: FetchFault) -> FetchFailure:
        """Return the failure with all attempts in it."""
        self.record(fault.kind, fault.message)
        return failure_from(self._url, fault, via=self._via, attempts=tuple(self._attempts))
