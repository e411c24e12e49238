"""Brave: GET /res/v1/web/search (https://api-dashboard.search.brave.com/app/documentation/web-search/get-started)."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import httpx

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.port import Clients

BASE_URL = "https://api.search.brave.com"
MAX_RESULTS = 20
NAMES = Names(snippet="description", published="page_age")


class BraveSearch:
    """An index of its own, with the usual web results."""

    name = "brave"
    cost_usd = Decimal("0.005")  # list price on 20 November 2026

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Brave", client, base_url, headers={"x-subscription-token": key}, timeout_s=timeout_s)

    @classmethod
    def from_settings(cls, settings: Settings, clients: Clients) -> Self | None:
        """Make it, where BRAVE_API_KEY is set."""
        key = settings.brave_api_key
        return cls(clients.public, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        params: dict[str, str | int] = {"q": query.text, "count": min(query.count, MAX_RESULTS), "result_filter": "web"}
        if query.region:
            params["country"] = query.region
        if query.language:
            params["search_lang"] = query.language
        answer = await self._api.get("/res/v1/web/search", params)
        web = answer.get("web")
        return to_hits(web.get("results") if isinstance(web, dict) else None, NAMES, query.count)

    async def aclose(self) -> None:
        """The client is the caller's."""
