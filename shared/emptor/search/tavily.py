"""Tavily: POST /search (https://docs.tavily.com/documentation/api-reference/endpoint/search)."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import httpx

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.port import Clients

BASE_URL = "https://api.tavily.com"
MAX_RESULTS = 20
NAMES = Names(published="published_date", score="score")
# Tavily wants country names; those of other regions are left out and the search is worldwide.
COUNTRIES = {
    "AT": "austria",
    "AU": "australia",
    "BE": "belgium",
    "BR": "brazil",
    "CA": "canada",
    "CH": "switzerland",
    "CZ": "czech republic",
    "DE": "germany",
    "DK": "denmark",
    "ES": "spain",
    "FI": "finland",
    "FR": "france",
    "GB": "united kingdom",
    "IE": "ireland",
    "IN": "india",
    "IT": "italy",
    "JP": "japan",
    "KR": "south korea",
    "MX": "mexico",
    "NL": "netherlands",
    "NO": "norway",
    "NZ": "new zealand",
    "PL": "poland",
    "PT": "portugal",
    "SE": "sweden",
    "US": "united states",
}


class TavilySearch:
    """Search made for agents; snippets are passages that answer the query."""

    name = "tavily"
    cost_usd = Decimal("0.008")  # one credit, search_depth basic; list price on 20 November 2026

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Tavily", client, base_url, headers={"authorization": f"Bearer {key}"}, timeout_s=timeout_s)

    @classmethod
    def from_settings(cls, settings: Settings, clients: Clients) -> Self | None:
        """Make it, where TAVILY_API_KEY is set."""
        key = settings.tavily_api_key
        return cls(clients.public, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        body: dict[str, object] = {"query": query.text, "max_results": min(query.count, MAX_RESULTS), "search_depth": "basic"}
        country = COUNTRIES.get(query.region or "")
        if country:
            body["country"] = country
        answer = await self._api.post("/search", body)
        return to_hits(answer.get("results"), NAMES, query.count)

    async def aclose(self) -> None:
        """The client is the caller's."""
