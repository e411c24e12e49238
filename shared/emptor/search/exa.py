"""Exa: POST /search (https://exa.ai/docs/reference/search)."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import httpx

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.port import Clients

BASE_URL = "https://api.exa.ai"
MAX_RESULTS = 10  # more are billed on top
NAMES = Names(snippet="highlights", published="publishedDate", score="score")


class ExaSearch:
    """Search by meaning. Page contents are not asked for: they are billed apart and every page is read anyway."""

    name = "exa"
    cost_usd = Decimal("0.007")  # up to 10 results, no page contents; list price on 20 November 2026

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Exa", client, base_url, headers={"x-api-key": key}, timeout_s=timeout_s)

    @classmethod
    def from_settings(cls, settings: Settings, clients: Clients) -> Self | None:
        """Make it, where EXA_API_KEY is set."""
        key = settings.exa_api_key
        return cls(clients.public, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        body: dict[str, object] = {"query": query.text, "numResults": min(query.count, MAX_RESULTS), "type": "auto"}
        if query.region:
            body["userLocation"] = query.region
        answer = await self._api.post("/search", body)
        return to_hits(answer.get("results"), NAMES, query.count)

    async def aclose(self) -> None:
        """The client is the caller's."""
