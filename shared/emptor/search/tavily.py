"""Tavily: POST /search (https://docs.tavily.com/documentation/api-reference/endpoint/search)."""

from __future__ import annotations

import httpx

from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.prices import PRICES_USD

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
    cost_usd = PRICES_USD["tavily"]

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Tavily", client, base_url, headers={"authorization": f"Bearer {key}"}, timeout_s=timeout_s)

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
