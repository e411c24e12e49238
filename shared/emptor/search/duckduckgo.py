"""DuckDuckGo without a key, through the `ddgs` library, which reads the HTML page for browsers without scripts."""

from __future__ import annotations

import asyncio
import math
from decimal import Decimal
from typing import Any, Self

from emptor.core.settings import Settings
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.hits import Names, to_hits
from emptor.search.http import DEFAULT_TIMEOUT_S
from emptor.search.port import Clients, SearchError, SearchErrorKind

BACKEND = "duckduckgo"
WORLD = "wt-wt"
NOTHING_FOUND = "no results found"
NAMES = Names(url="href", snippet="body")


class DuckDuckGoSearch:
    """The provider of last resort: free, no key, and easily refused. The library is synchronous: a thread runs it."""

    name = "duckduckgo"
    cost_usd = Decimal(0)

    def __init__(self, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> None:
        self._timeout_s = timeout_s

    @classmethod
    def from_settings(cls, settings: Settings, _: Clients) -> Self:
        """Make it: it needs neither a key nor a client of ours."""
        return cls(timeout_s=settings.search_timeout_s)

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits, best first. Raises SearchError."""
        rows = await asyncio.to_thread(self._ask, query)
        return to_hits(rows, NAMES, query.count)

    async def aclose(self) -> None:
        """Nothing is kept between searches."""

    def _ask(self, query: SearchQuery) -> list[dict[str, Any]]:
        from ddgs import DDGS  # noqa: PLC0415  (brings a browser's TLS stack; loaded when it is used)
        from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException  # noqa: PLC0415

        try:
            found: list[dict[str, Any]] = DDGS(timeout=math.ceil(self._timeout_s)).text(
                query.text, region=_region(query), max_results=query.count, backend=BACKEND
            )
        except TimeoutException as error:
            raise SearchError(SearchErrorKind.TIMEOUT, f"DuckDuckGo did not answer in {self._timeout_s:g} s.") from error
        except RatelimitException as error:
            raise SearchError(SearchErrorKind.RATE_LIMITED, "DuckDuckGo asks for fewer requests.") from error
        except DDGSException as error:
            if NOTHING_FOUND in str(error).lower():
                return []
            raise SearchError(SearchErrorKind.UNAVAILABLE, "DuckDuckGo cannot be reached: check the network.") from error
        return found


def _region(query: SearchQuery) -> str:
    """DuckDuckGo's own codes: `de-de`, `us-en`, `wt-wt` for the world."""
    return f"{query.region.lower()}-{query.language or 'en'}" if query.region else WORLD
