"""Which providers the settings ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import httpx
import pytest
from pydantic import SecretStr

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.search.providers import MAKERS, providers_from_settings

KEYS = {name: f"{name.upper()}" for maker in MAKERS if (name := f"{maker}_api_key") in Settings.model_fields}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client that no test here uses."""
    async with httpx.AsyncClient() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*KEYS.values(), "SEARXNG_URL", "EMPTOR_SEARCH_ORDER"):
        monkeypatch.delenv(name, raising=False)


async def test_without_any_key_there_is_duckduckgo(client: httpx.AsyncClient) -> None:
    """It needs none."""
    assert [provider.name for provider in providers_from_settings(Settings(), client)] == ["duckduckgo"]


def test_the_usual_order_names_every_provider() -> None:
    """One that is left out is never asked, though its key is set."""
    assert set(Settings().search_order.split(",")) == set(MAKERS)


async def test_the_order_is_the_operators(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case, spaces, empty entries and repetition do not matter; those without a key are passed over."""
    monkeypatch.setenv("EMPTOR_SEARCH_ORDER", " Exa, tavily ,,serper,exa,searxng")
    monkeypatch.setenv("TAVILY_API_KEY", "k")
    monkeypatch.setenv("EXA_API_KEY", "k")
    monkeypatch.setenv("SEARXNG_URL", "http://searx.internal:8080/")
    assert [provider.name for provider in providers_from_settings(Settings(), client)] == ["exa", "tavily", "searxng"]


async def test_bing_is_refused_with_the_alternatives(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its API was retired; the message says when, and what there is."""
    monkeypatch.setenv("EMPTOR_SEARCH_ORDER", "bing,tavily")
    with pytest.raises(ConfigurationError, match=rf"11 August 2025.*{', '.join(MAKERS)}"):
        providers_from_settings(Settings(), client)


async def test_an_unknown_name_is_refused_with_the_known(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing mistake must not silently search nowhere."""
    monkeypatch.setenv("EMPTOR_SEARCH_ORDER", "tavili")
    with pytest.raises(ConfigurationError, match=r"'tavili', which is not a search provider. Known: tavily"):
        providers_from_settings(Settings(), client)


async def test_every_provider_has_a_price(client: httpx.AsyncClient) -> None:
    """Cost is reserved before a call, so it must be known."""
    settings = Settings.model_construct(
        **{**Settings().model_dump(), **dict.fromkeys(KEYS, SecretStr("k")), "searxng_url": "https://searx.example"}
    )
    settings = settings.model_copy(update={"search_order": ",".join(MAKERS)})
    made = providers_from_settings(settings, client)
    assert [provider.name for provider in made] == list(MAKERS)
    assert all(isinstance(provider.cost_usd, Decimal) and provider.cost_usd < Decimal("0.05") for provider in made)
    assert {provider.name for provider in made if not provider.cost_usd} == {"searxng", "duckduckgo"}
