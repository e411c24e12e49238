"""Paid ways to read a page under a job's budget: reserved at the most a page can cost, settled at what it did."""

from __future__ import annotations

from decimal import Decimal

from emptor.db.ledger import JobLedger
from emptor.models.ledger import UsageLine
from emptor.models.page import FetchResult
from emptor.scraping.port import Fetcher, FetchRequest

_NODE = "scrape"


class BudgetedFetcher:
    """The ladder for one job. When the budget does not allow the paid rungs, the free ones still are tried."""

    def __init__(self, inner: Fetcher, ledger: JobLedger, most_usd: Decimal) -> None:
        """`most_usd` is what one page can cost when every paid rung is tried."""
        self.name = inner.name
        self._inner = inner
        self._ledger = ledger
        self._most_usd = most_usd

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`."""
        reservation = await self._ledger.reserve(self._most_usd, what="scraping", node=_NODE)
        if reservation is None:
            return await self._inner.fetch(request.model_copy(update={"max_cost_usd": Decimal(0)}))
        spent = self._most_usd  # unless we learn better: a fetch that is cut off may have been billed
        try:
            result = await self._inner.fetch(request)
            spent = sum((attempt.cost_usd for attempt in result.attempts), Decimal(0))
        finally:
            await self._ledger.settle(reservation, spent)
        for attempt in result.attempts:
            if attempt.cost_usd:
                await self._ledger.record(UsageLine(kind="scrape", what=attempt.via, node=_NODE, usd=attempt.cost_usd))
        return result

    async def aclose(self) -> None:
        """The ladder belongs to the process, not to the job."""


class FreeFetcher:
    """The ladder's free rungs alone, for runs that have no budget."""

    def __init__(self, inner: Fetcher) -> None:
        self.name = inner.name
        self._inner = inner

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`."""
        return await self._inner.fetch(request.model_copy(update={"max_cost_usd": Decimal(0)}))

    async def aclose(self) -> None:
        """The ladder belongs to the process."""
