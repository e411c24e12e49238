"""Further servers as data: their addresses, what they lack, and the models they share with a provider."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from emptor.core.settings import Settings
from emptor.llm.catalog import UNKNOWN_CONTEXT_TOKENS, load_catalog
from emptor.llm.pricing import PriceBook
from emptor.llm.providers.registry import missing
from emptor.llm.servers import Server

A_DAY = date(2026, 11, 29)
PRESETS = {"azure", "bedrock", "openrouter", "groq", "mistral", "deepseek", "ollama", "vllm"}


def test_the_presets_are_there() -> None:
    """Whoever has a key of one needs no models file."""
    assert load_catalog().servers.keys() >= PRESETS


@pytest.mark.parametrize(
    ("base_url", "variables", "address"),
    [
        ("https://api.example/v1", {}, "https://api.example/v1"),
        ("${PLACE}/openai/v1", {"PLACE": "https://me.example/"}, "https://me.example/openai/v1"),
        ("https://x.${REGION}.example/v1", {"REGION": "eu-west-1"}, "https://x.eu-west-1.example/v1"),
    ],
)
def test_variables_of_an_address_are_filled_in(base_url: str, variables: dict[str, str], address: str) -> None:
    server = Server(base_url=base_url)
    assert server.address(variables.get) == address
    assert server.missing(variables.get) is None


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({}, "PLACE and KEY are not set"),
        ({"PLACE": "https://me.example"}, "KEY is not set"),
        ({"KEY": "k", "PLACE": "me.example"}, "'me.example/v1' is no address that begins with https://"),
    ],
)
def test_what_a_server_lacks_is_said(variables: dict[str, str], why: str) -> None:
    """In the words of `emptor models`."""
    assert Server(base_url="${PLACE}/v1", api_key_env="KEY").missing(variables.get) == why


@pytest.mark.parametrize(
    ("ref", "settings", "why"),
    [
        ("groq:any", {}, "GROQ_API_KEY is not set"),
        ("groq:any", {"GROQ_API_KEY": "k"}, None),
        ("ollama:qwen3", {}, None),
        ("azure:ours", {"AZURE_OPENAI_API_KEY": "k"}, "AZURE_OPENAI_ENDPOINT is not set"),
        ("vertex:gemini-3.8-flash", {}, "GOOGLE_CLOUD_PROJECT is not set"),
        ("vertex:gemini-3.8-flash", {"GOOGLE_CLOUD_PROJECT": "ours"}, None),
        ("elsewhere:any", {}, "there is no provider 'elsewhere': name it in the models file under [providers.elsewhere]"),
    ],
)
def test_a_preset_is_passed_over_until_it_is_set_up(ref: str, settings: dict[str, str], why: str | None) -> None:
    catalog = load_catalog()
    assert missing(catalog.card(ref), Settings(**settings), catalog.servers) == why  # type: ignore[arg-type]


def test_a_key_that_lies_elsewhere_is_the_one_that_was_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment holds a reference to it; the settings hold the secret."""
    monkeypatch.setenv("GROQ_API_KEY", "ssm:/emptor/prod/GROQ_API_KEY")
    assert Settings(GROQ_API_KEY="fetched").variable("GROQ_API_KEY") == "fetched"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["GEMINI_API_KEY", "GOOGLE_API_KEY"])
def test_a_setting_of_several_names_is_found_by_each(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whichever of its variables is set, a server that names another of them gets the key."""
    monkeypatch.setenv(name, "ssm:/emptor/prod/GEMINI")
    assert Settings(GOOGLE_API_KEY="fetched").variable("GEMINI_API_KEY") == "fetched"  # type: ignore[arg-type]


def test_models_of_another_provider_are_described_as_theirs() -> None:
    """A deployment that bears its model's name has that model's window and effort."""
    catalog = load_catalog()
    ours, theirs = (catalog.card(f"{provider}:gpt-6.1-sol", today=A_DAY) for provider in ("azure", "openai"))
    assert (ours.ref, ours.context_tokens, ours.effort) == ("azure:gpt-6.1-sol", theirs.context_tokens, theirs.effort)
    same = [catalog.card(f"{provider}:gemini-3.8-flash", today=A_DAY) for provider in ("vertex", "gemini")]
    assert same[0].context_tokens == same[1].context_tokens != UNKNOWN_CONTEXT_TOKENS
    assert catalog.card("azure:our-name").context_tokens == UNKNOWN_CONTEXT_TOKENS
    assert catalog.card("ollama:qwen3").context_tokens == 8_192


@pytest.mark.parametrize("ref", ["azure:gpt-4o-mini", "openrouter:openai/gpt-4o-mini", "vertex:gemini-3.8-flash"])
async def test_prices_of_presets_are_known(ref: str) -> None:
    """From the library, by its own names of providers."""
    rates = await PriceBook(lambda: datetime(2026, 11, 29, tzinfo=UTC), servers=load_catalog().servers).rates(
        load_catalog().card(ref)
    )
    assert rates is not None
    assert rates.input.at(1_000) > 0


async def test_tokens_of_servers_of_ones_own_cost_nothing() -> None:
    rates = await PriceBook(servers=load_catalog().servers).rates(load_catalog().card("ollama:qwen3"))
    assert rates is not None
    assert rates.output.at(1_000) == 0


def test_a_server_of_the_users_file_replaces_the_preset(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_text('[providers.groq]\nbase_url = "${GROQ_URL}/v1"\n')
    assert load_catalog(path=str(file)).servers["groq"] == Server(base_url="${GROQ_URL}/v1")
