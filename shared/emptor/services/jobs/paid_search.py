"""Search providers under a job's budget: reserved before the call, settled after it, and never paid twice for the same query."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from pydantic import TypeAdapter

from emptor.db.ledger import JobLedger
from emptor.models.ledger import UsageLine
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.port import SearchError, SearchErrorKind, SearchProvider

_HITS = TypeAdapter(list[SearchHit])
_STEP = "search"


class BudgetedProvider:
    """A provider that costs money, for one job. Free ones need no such care."""

    def __init__(self, inner: SearchProvider, ledger: JobLedger) -> None:
        self.name = inner.name
        self.cost_usd = inner.cost_usd
        self._inner = inner
        self._ledger = ledger

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """See SearchProvider.search; raises SearchError(QUOTA) when the job's budget does not allow the call."""
        digest = hashlib.sha256(f"{self.name}\n{query.model_dump_json()}".encode()).hexdigest()
        if (known := await self._ledger.get(_STEP, digest)) is not None:
            return _HITS.validate_python(known["hits"])
        reservation = await self._ledger.reserve(self.cost_usd, what=self.name, node=_STEP)
        if reservation is None:
            raise SearchError(SearchErrorKind.QUOTA, "the job's budget does not allow this search")
        spent = self.cost_usd  # unless it is refused: a search that is cut off may have been billed
        try:
            hits = await self._inner.search(query)
            await self._ledger.put(_STEP, digest, {"hits": _HITS.dump_python(hits, mode="json")}, cost_usd=spent)
        except SearchError as refusal:
            if refusal.kind is not SearchErrorKind.TIMEOUT:
                spent = Decimal(0)
            raise
        finally:
            await self._ledger.settle(reservation, spent)
        await self._ledger.record(UsageLine(kind="search", what=self.name, node=_STEP, usd=spent))
        return hits

    async def aclose(self) -> None:
        await self._inner.aclose()
