"""SearXNG: GET /search?format=json of an instance the operator names (https://docs.searxng.org/dev/search_api.html)."""

from __future__ import annotations

from decimal import Decimal
from http import HTTPStatus
from typing import Any, Self

import httpx

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S, MAX_DETAIL_CHARS, JsonApi
from emptor.search.port import Clients, SearchError, SearchErrorKind

NAMES = Names(published="publishedDate", score="score")
MAX_ENGINES = 20  # that are named in a message
NO_JSON = (
    "SearXNG refused (status 403): the instance does not serve JSON, or its limiter is on. "
    "Add `json` to `search.formats` in its settings.yml."
)


class SearxngSearch:
    """A metasearch engine. When its engines do not answer it says so beside an empty list: a failure, not a result."""

    name = "searxng"
    cost_usd = Decimal(0)

    def __init__(self, client: httpx.AsyncClient, base_url: str, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> None:
        self._api = JsonApi("SearXNG", client, base_url, timeout_s=timeout_s)

    @classmethod
    def from_settings(cls, settings: Settings, clients: Clients) -> Self | None:
        """Make it, where the address of an instance is set."""
        url = settings.searxng_url
        return cls(clients.operator, url, timeout_s=settings.search_timeout_s) if url else None

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        params: dict[str, str | int] = {"q": query.text, "format": "json", "categories": "general"}
        if query.language:
            params["language"] = f"{query.language}-{query.region}" if query.region else query.language
        try:
            answer = await self._api.get("/search", params)
        except SearchError as error:
            if error.kind == SearchErrorKind.AUTH and str(HTTPStatus.FORBIDDEN.value) in error.message:
                raise SearchError(SearchErrorKind.AUTH, NO_JSON) from error
            raise
        hits = to_hits(answer.get("results"), NAMES, query.count)
        silent = _unresponsive(answer)
        if not hits and silent:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"SearXNG's engines did not answer: {silent}.")
        return hits

    async def aclose(self) -> None:
        """The client is the caller's."""


def _unresponsive(answer: dict[str, Any]) -> str:
    """`google (CAPTCHA), bing (timeout)`; the field holds pairs of engine and reason."""
    rows = answer.get("unresponsive_engines")
    pairs = [row for row in rows if isinstance(row, list | tuple) and row] if isinstance(rows, list) else []
    said = ", ".join(f"{row[0]} ({row[1]})" if len(row) > 1 else str(row[0]) for row in pairs[:MAX_ENGINES])
    return said[:MAX_DETAIL_CHARS]
