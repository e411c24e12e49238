"""Which providers there are, what each needs, and how its client is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from emptor.llm.calls import Provider
from emptor.llm.catalog import Endpoint, ModelCard

if TYPE_CHECKING:
    from emptor.core.settings import Settings

_NO_KEY = "not-needed"  # local servers ask for none, the SDK for some
_PACKAGES = {
    "anthropic": ("anthropic", "anthropic"),
    "gemini": ("google.genai", "gemini"),
    "builtin": ("onnxruntime", "embeddings"),
}
LOCAL_CHAT, LOCAL_EMBEDDING = "default", "embedding"


def missing(card: ModelCard, settings: Settings, endpoints: Mapping[str, Endpoint]) -> str | None:
    """What a model lacks to be asked, as one line for the table of models; None when nothing."""
    provider = card.provider
    if provider in endpoints:
        variable = endpoints[provider].api_key_env
        return f"{variable} is not set" if variable and not os.environ.get(variable) else None
    checks: dict[str, Callable[[], str | None]] = {
        "openai": lambda: None if settings.openai_api_key else "OPENAI_API_KEY is not set",
        "anthropic": lambda: None if settings.anthropic_api_key else "ANTHROPIC_API_KEY is not set",
        "gemini": lambda: None if settings.gemini_api_key else "GEMINI_API_KEY is not set",
        "local": lambda: _missing_local(card, settings),
        "builtin": lambda: _missing_builtin(settings),
    }
    if provider not in checks:
        return f"there is no provider {provider!r}: name it in the models file under [providers.{provider}]"
    return checks[provider]() or _missing_package(provider)


def _missing_local(card: ModelCard, settings: Settings) -> str | None:
    if not settings.local_base_url:
        return "EMPTOR_LOCAL_BASE_URL is not set"
    if card.model == LOCAL_EMBEDDING and not settings.local_embedding_model:
        return "EMPTOR_LOCAL_EMBEDDING_MODEL is not set"
    return None


def _missing_builtin(settings: Settings) -> str | None:
    from emptor.llm.providers.builtin import missing_files  # noqa: PLC0415 - wanted by few

    return missing_files(settings.embedding_vocabulary)


def _missing_package(provider: str) -> str | None:
    if provider not in _PACKAGES:
        return None
    package, extra = _PACKAGES[provider]
    root = package.partition(".")[0]
    found = find_spec(root) is not None and find_spec(package) is not None
    return None if found else f"the package is not installed: pip install 'emptor[{extra}]'"


def build(name: str, settings: Settings, endpoints: Mapping[str, Endpoint]) -> Provider:
    """Make a provider's client. Imports its SDK; opens no connection."""
    if name == "anthropic":
        from emptor.llm.providers.anthropic import AnthropicProvider  # noqa: PLC0415 - imports the SDK

        return AnthropicProvider(_secret(settings.anthropic_api_key), settings.anthropic_base_url)
    if name == "gemini":
        from emptor.llm.providers.gemini import GeminiProvider  # noqa: PLC0415

        return GeminiProvider(_secret(settings.gemini_api_key), settings.gemini_base_url)
    if name == "builtin":
        from emptor.llm.providers.builtin import BuiltinProvider  # noqa: PLC0415

        return BuiltinProvider(settings.embedding_vocabulary)
    return _openai(name, settings, endpoints)


def _openai(name: str, settings: Settings, endpoints: Mapping[str, Endpoint]) -> Provider:
    from emptor.llm.providers.openai import Dialect, OpenAiProvider  # noqa: PLC0415

    if name == "openai":
        return OpenAiProvider(_secret(settings.openai_api_key), settings.openai_base_url, Dialect.OPENAI)
    if name == "local":
        names = {LOCAL_CHAT: settings.local_model, LOCAL_EMBEDDING: settings.local_embedding_model or ""}
        return OpenAiProvider(_secret(settings.local_api_key), settings.local_base_url, Dialect.COMPATIBLE, names=names)
    endpoint = endpoints[name]
    key = os.environ.get(endpoint.api_key_env or "") or _NO_KEY
    return OpenAiProvider(key, endpoint.base_url, Dialect.COMPATIBLE)


def _secret(value: object) -> str:
    reveal = getattr(value, "get_secret_value", None)
    return str(reveal()) if reveal else _NO_KEY
