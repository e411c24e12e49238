"""The presets against servers that refuse what the real ones refuse, and Vertex AI with Google's own way of signing in."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from emptor.core.settings import Settings
from emptor.llm.calls import ModelCall, Turn
from emptor.llm.catalog import load_catalog
from emptor.llm.providers.registry import build
from emptor.llm.shape import shape_of
from tests.fakes.http_wire import HttpServer, Request, Wire
from tests.fakes.model_apis import GeminiApi, OpenAiApi
from tests.fakes.model_servers import ModelServer, Reply
from tests.integration.llm.conftest import Product

GOOD = '{"name": "Aria 3", "price": 99}'
CALL = ModelCall(
    model="some-model",
    system="Extract the product.",
    turns=(Turn(role="user", text="Aria 3, 99 EUR"),),
    max_output_tokens=200,
    timeout_s=20.0,
    shape=shape_of(Product),
)
KEYS: dict[str, Any] = {
    "AZURE_OPENAI_API_KEY": "the-key",
    "AWS_BEARER_TOKEN_BEDROCK": "the-key",
    "OPENROUTER_API_KEY": "the-key",
    "GROQ_API_KEY": "the-key",
    "MISTRAL_API_KEY": "the-key",
    "DEEPSEEK_API_KEY": "the-key",
}
# The parameters of a request that each server takes, by its documentation or by the refusals that users report.
COMMON = {"model", "messages", "stream", "response_format", "reasoning_effort"}
TAKEN = {
    "azure": COMMON | {"max_completion_tokens", "stream_options"},
    "bedrock": COMMON | {"max_tokens", "stream_options"},
    "openrouter": COMMON | {"max_tokens", "stream_options"},
    "groq": COMMON | {"max_completion_tokens", "stream_options"},
    "mistral": COMMON | {"max_tokens"},
    "deepseek": COMMON | {"max_tokens", "stream_options"},
    "ollama": COMMON | {"max_tokens", "stream_options"},
    "vllm": COMMON | {"max_tokens", "stream_options"},
}


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with ModelServer(OpenAiApi(), reply=Reply(text=GOOD)) as started:
        yield started


@pytest.mark.parametrize("name", sorted(TAKEN))
async def test_a_preset_sends_only_what_its_server_takes(server: ModelServer, name: str) -> None:
    """With its key, the whole answer and the stream alike."""
    preset = load_catalog().servers[name].model_copy(update={"base_url": server.base_url})
    provider = build(name, Settings(**KEYS), {name: preset})
    try:
        completion = await provider.complete(CALL)
        pieces = [piece async for piece in provider.stream(CALL)]
    finally:
        await provider.aclose()
    assert completion.text == GOOD
    assert "".join(piece.text for piece in pieces) == GOOD
    assert any(piece.tokens for piece in pieces)
    assert len(server.requests) == 2
    for request in server.requests:
        assert request.json.keys() <= TAKEN[name]
        assert request.headers["authorization"] == ("Bearer the-key" if preset.api_key_env else "Bearer not-needed")


async def test_a_server_without_schemas_gets_it_in_words(server: ModelServer) -> None:
    """With the promise of a JSON object, and without a first request that is refused."""
    preset = load_catalog().servers["deepseek"].model_copy(update={"base_url": server.base_url})
    provider = build("deepseek", Settings(**KEYS), {"deepseek": preset})
    await provider.complete(CALL)
    await provider.aclose()
    (request,) = server.requests
    assert request.json["response_format"] == {"type": "json_object"}
    assert '"required": ["name", "price"]' in request.json["messages"][0]["content"]


async def test_vertex_is_asked_with_a_token_of_the_service_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the account buys a token, and that goes with the call to the project's address."""

    async def give_token(_: Request, wire: Wire) -> None:
        await wire.send(200, json.dumps({"access_token": "the-token", "expires_in": 3600, "token_type": "Bearer"}).encode())

    async with HttpServer(give_token) as tokens, ModelServer(GeminiApi(), reply=Reply(text=GOOD)) as server:
        account = tmp_path / "account.json"
        account.write_text(json.dumps(_account(f"http://127.0.0.1:{tokens.port}/token")))
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(account))
        settings: dict[str, Any] = {"GOOGLE_CLOUD_PROJECT": "ours", "VERTEX_BASE_URL": server.base_url}
        provider = build("vertex", Settings(**settings), {})
        completion = await provider.complete(replace(CALL, model="gemini-3.8-flash"))
        await provider.aclose()
    assert completion.text == GOOD
    (request,) = server.requests
    assert request.headers["authorization"] == "Bearer the-token"
    assert "/projects/ours/locations/global/publishers/google/models/gemini-3.8-flash:generateContent" in request.path


def _account(token_uri: str) -> dict[str, str]:
    """A service account's key file, as Google Cloud gives it."""
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    text = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return {
        "type": "service_account",
        "project_id": "ours",
        "private_key_id": "1",
        "private_key": text.decode(),
        "client_email": "research@ours.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": token_uri,
    }
