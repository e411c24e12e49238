"""Which providers there are, what each needs, and how its client is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from emptor.llm.calls import Provider
from emptor.llm.catalog import ModelCard
from emptor.llm.servers import Server

if TYPE_CHECKING:
    from emptor.core.settings import Settings

_NO_KEY = "not-needed"  # local servers ask for none, the SDK for some
_PACKAGES = {
    "anthropic": ("anthropic", "anthropic"),
    "gemini": ("google.genai", "gemini"),
    "vertex": ("google.genai", "gemini"),
    "builtin": ("onnxruntime", "embeddings"),
}
LOCAL_CHAT, LOCAL_EMBEDDING = "default", "embedding"


def missing(card: ModelCard, settings: Settings, servers: Mapping[str, Server]) -> str | None:
    """What a model lacks to be asked, as one line for the table of models; None when nothing."""
    provider = card.provider
    if provider in servers:
        return servers[provider].missing(settings.variable)
    checks: dict[str, Callable[[], str | None]] = {
        "openai": lambda: None if settings.openai_api_key else "OPENAI_API_KEY is not set",
        "anthropic": lambda: None if settings.anthropic_api_key else "ANTHROPIC_API_KEY is not set",
        "gemini": lambda: None if settings.gemini_api_key else "GEMINI_API_KEY is not set",
        "vertex": lambda: None if settings.google_cloud_project else "GOOGLE_CLOUD_PROJECT is not set",
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


def build(name: str, settings: Settings, servers: Mapping[str, Server]) -> Provider:
    """Make a provider's client. Imports its SDK; opens no connection."""
    if name == "anthropic":
        from emptor.llm.providers.anthropic import AnthropicProvider  # noqa: PLC0415 - imports the SDK

        return AnthropicProvider(_secret(settings.anthropic_api_key), settings.anthropic_base_url)
    if name == "gemini":
        from emptor.llm.providers.gemini import GeminiProvider  # noqa: PLC0415

        return GeminiProvider(settings.gemini_base_url, api_key=_secret(settings.gemini_api_key))
    if name == "vertex":
        from emptor.llm.providers.gemini import GeminiProvider, Project  # noqa: PLC0415

        project = Project(settings.google_cloud_project or "", settings.google_cloud_location)
        return GeminiProvider(settings.vertex_base_url, project=project)
    if name == "builtin":
        from emptor.llm.providers.builtin import BuiltinProvider  # noqa: PLC0415

        return BuiltinProvider(settings.embedding_vocabulary)
    return _openai(name, settings, servers)


def _openai(name: str, settings: Settings, servers: Mapping[str, Server]) -> Provider:
    from emptor.llm.providers.openai import Dialect, OpenAiProvider  # noqa: PLC0415

    if name == "openai":
        return OpenAiProvider(_secret(settings.openai_api_key), settings.openai_base_url, Dialect.OPENAI)
    if name == "local":
        names = {LOCAL_CHAT: settings.local_model, LOCAL_EMBEDDING: settings.local_embedding_model or ""}
        return OpenAiProvider(_secret(settings.local_api_key), settings.local_base_url, Dialect.COMPATIBLE, names=names)
    server = servers[name]
    key = settings.variable(server.api_key_env) if server.api_key_env else None
    return OpenAiProvider(key or _NO_KEY, server.address(settings.variable), Dialect.COMPATIBLE, takes=server)


def _secret(value: object) -> str:
    reveal = getattr(value, "get_secret_value", None)
    return str(reveal()) if reveal else _NO_KEY
