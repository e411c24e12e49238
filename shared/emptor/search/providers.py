"""Which providers the settings ask for."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.search.brave import BraveSearch
from emptor.search.duckduckgo import DuckDuckGoSearch
from emptor.search.exa import ExaSearch
from emptor.search.port import Clients, SearchProvider
from emptor.search.searxng import SearxngSearch
from emptor.search.serper import SerperSearch
from emptor.search.tavily import TavilySearch

Make = Callable[[Settings, Clients], SearchProvider | None]

# Every provider, by the name that EMPTOR_SEARCH_ORDER gives it. None where the settings lack what it needs.
MAKERS: dict[str, Make] = {
    "tavily": TavilySearch.from_settings,
    "brave": BraveSearch.from_settings,
    "serper": SerperSearch.from_settings,
    "exa": ExaSearch.from_settings,
    "searxng": SearxngSearch.from_settings,
    "duckduckgo": DuckDuckGoSearch.from_settings,
}


def providers_from_settings(
    settings: Settings, client: httpx.AsyncClient, *, operator_client: httpx.AsyncClient | None = None
) -> list[SearchProvider]:
    """The providers of EMPTOR_SEARCH_ORDER that have what they need, in that order.

    Args:
        settings: order, keys and addresses.
        client: for the fixed hosts of the providers.
        operator_client: for a SearXNG instance, whose address the operator chose and which may be in a private network.

    Raises:
        ConfigurationError: the order names a provider that does not exist (any more).
    """
    names = [name.strip().lower() for name in settings.search_order.split(",") if name.strip()]
    for name in names:
        _check(name)
    clients = Clients(client, operator_client or client)
    made = (MAKERS[name](settings, clients) for name in dict.fromkeys(names))
    return [provider for provider in made if provider is not None]


def _check(name: str) -> None:
    known = ", ".join(MAKERS)
    if name == "bing":
        raise ConfigurationError(
            "EMPTOR_SEARCH_ORDER names bing, but Microsoft retired the Bing Web Search API on 11 August 2025. "
            f"Use one or more of: {known}."
        )
    if name not in MAKERS:
        raise ConfigurationError(f"EMPTOR_SEARCH_ORDER names {name!r}, which is not a search provider. Known: {known}.")
