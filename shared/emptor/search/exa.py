"""Exa: POST /search (https://exa.ai/docs/reference/search)."""

from __future__ import annotations

import httpx

from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.prices import PRICES_USD

BASE_URL = "https://api.exa.ai"
MAX_RESULTS = 10  # more are billed on top
NAMES = Names(snippet="highlights", published="publishedDate", score="score")


class ExaSearch:
    """Search by meaning. Page contents are not asked for: they are billed apart and every page is read anyway."""

    name = "exa"
    cost_usd = PRICES_USD["exa"]

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Exa", client, base_url, headers={"x-api-key": key}, timeout_s=timeout_s)

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        body: dict[str, object] = {"query": query.text, "numResults": min(query.count, MAX_RESULTS), "type": "auto"}
        if query.region:
            body["userLocation"] = query.region
        answer = await self._api.post("/search", body)
        return to_hits(answer.get("results"), NAMES, query.count)

    async def aclose(self) -> None:
        """The client is the caller's."""
