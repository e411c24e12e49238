"""Paid ways to read a page under a job's budget: reserved at the most a page can cost, settled at what it did, paid for once."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any, Protocol

from emptor.db.ledger import JobLedger
from emptor.models.page import FetchFailure, FetchResult, Page
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.services.pages.scrape import cost_lines

_NODE = "scrape"


class KeepsPages(Protocol):
    """Where the body of a page that was paid for lies; the ledger holds the rest of it."""

    async def put(self, page: Page) -> str: ...

    async def get(self, snapshot_id: str) -> Page | None: ...


class BudgetedFetcher:
    """The ladder for one job. When the budget does not allow the paid rungs, the free ones still are tried."""

    def __init__(self, inner: Fetcher, ledger: JobLedger, most_usd: Decimal, pages: KeepsPages) -> None:
        """`most_usd` is what one page can cost when every paid rung is tried."""
        self.name = inner.name
        self._inner = inner
        self._ledger = ledger
        self._most_usd = most_usd
        self._pages = pages

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. What was paid for before, by this worker or one before it, is not paid for again."""
        digest = hashlib.sha256(request.model_dump_json(exclude={"deadline_s"}).encode()).hexdigest()
        if (kept := await self._kept(digest)) is not None:
            return kept
        reservation = await self._ledger.reserve(self._most_usd, what="scraping", node=_NODE)
        if reservation is None:
            return await self._inner.fetch(request.model_copy(update={"max_cost_usd": Decimal(0)}))
        spent = self._most_usd  # unless we learn better: a fetch that is cut off may have been billed
        try:
            result = await self._inner.fetch(request)
            spent = sum((attempt.cost_usd for attempt in result.attempts), Decimal(0))
            if spent:
                await self._ledger.put(_NODE, digest, await self._row(result), cost_usd=spent)
        finally:
            await self._ledger.settle(reservation, spent)
        for line in cost_lines(result, _NODE):
            await self._ledger.record(line)
        return result

    async def _row(self, result: FetchResult) -> dict[str, Any]:
        """The result as the ledger keeps it: bodies are snapshots."""
        page = result.answer if isinstance(result, FetchFailure) else result
        return {
            "failure": result.model_dump(mode="json") if isinstance(result, FetchFailure) else None,
            "page": page.model_dump(mode="json", exclude={"body"}) if page else None,
            "snapshot": await self._pages.put(page) if page else None,
        }

    async def _kept(self, digest: str) -> FetchResult | None:
        row = await self._ledger.get(_NODE, digest)
        if row is None:
            return None
        page: Page | None = None
        if row["snapshot"] is not None:
            snapshot = await self._pages.get(row["snapshot"])
            if snapshot is None:  # removed for its age: the page has to be read again
                return None
            page = Page(body=snapshot.body, **row["page"])
        return FetchFailure(answer=page, **row["failure"]) if row["failure"] else page

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
