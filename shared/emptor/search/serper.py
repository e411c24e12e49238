"""Serper: POST /search, results of Google (https://serper.dev)."""

from __future__ import annotations

import httpx

from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.prices import PRICES_USD

BASE_URL = "https://google.serper.dev"
MAX_RESULTS = 10  # more cost a second credit
NAMES = Names(url="link", snippet="snippet", published="date")


class SerperSearch:
    """Google's web results."""

    name = "serper"
    cost_usd = PRICES_USD["serper"]

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Serper", client, base_url, headers={"x-api-key": key}, timeout_s=timeout_s)

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        body: dict[str, object] = {"q": query.text, "num": min(query.count, MAX_RESULTS)}
        if query.region:
            body["gl"] = query.region.lower()
        if query.language:
            body["hl"] = query.language
        answer = await self._api.post("/search", body)
        return to_hits(answer.get("organic"), NAMES, query.count)

    async def aclose(self) -> None:
        """The client is the caller's."""
