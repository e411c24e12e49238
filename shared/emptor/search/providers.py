"""Which providers the settings ask for."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.search.brave import BraveSearch
from emptor.search.duckduckgo import DuckDuckGoSearch
from emptor.search.exa import ExaSearch
from emptor.search.port import SearchProvider
from emptor.search.searxng import SearxngSearch
from emptor.search.serper import SerperSearch
from emptor.search.tavily import TavilySearch

Make = Callable[[Settings, httpx.AsyncClient], SearchProvider | None]


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
    made = (MAKERS[name](settings, operator_client or client if name == "searxng" else client) for name in dict.fromkeys(names))
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


def _tavily(settings: Settings, client: httpx.AsyncClient) -> SearchProvider | None:
    key = settings.tavily_api_key
    return TavilySearch(client, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None


def _brave(settings: Settings, client: httpx.AsyncClient) -> SearchProvider | None:
    key = settings.brave_api_key
    return BraveSearch(client, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None


def _serper(settings: Settings, client: httpx.AsyncClient) -> SearchProvider | None:
    key = settings.serper_api_key
    return SerperSearch(client, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None


def _exa(settings: Settings, client: httpx.AsyncClient) -> SearchProvider | None:
    key = settings.exa_api_key
    return ExaSearch(client, key.get_secret_value(), timeout_s=settings.search_timeout_s) if key else None


def _searxng(settings: Settings, client: httpx.AsyncClient) -> SearchProvider | None:
    url = settings.searxng_url
    return SearxngSearch(client, url, timeout_s=settings.search_timeout_s) if url else None


def _duckduckgo(settings: Settings, _client: httpx.AsyncClient) -> SearchProvider | None:
    return DuckDuckGoSearch(timeout_s=settings.search_timeout_s)


MAKERS: dict[str, Make] = {
    "tavily": _tavily,
    "brave": _brave,
    "serper": _serper,
    "exa": _exa,
    "searxng": _searxng,
    "duckduckgo": _duckduckgo,
}
