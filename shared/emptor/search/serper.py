"""Serper: POST /search, results of Google (https://serper.dev)."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import httpx

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, JsonApi
from emptor.search.port import Clients

BASE_URL = "https://google.serper.dev"
MAX_RESULTS = 10  # more cost a second credit
NAMES = Names(url="link", snippet="snippet", published="date")


class SerperSearch:
    """Google's web results."""

    name = "serper"
    cost_usd = Decimal("0.001")  # one credit, up to 10 results; list price on 20 November 2026

    def __init__(
        self, client: httpx.AsyncClient, key: str, *, base_url: str = BASE_URL, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._api = JsonApi("Serper", client, base_url, headers={"x-api-key": key}, timeout_s=timeout_s)

    @classmethod
    def from_settings(cls, settings: Settings, clients: Clients) -> Self | None:
        """Make it, where SERPER_API_KEY is set."""
        key = settings.serper_api_key
        return cls(clients.public, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None

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
