"""Models and routes as data: the file that comes with the package, then the user's file, then the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from pathlib import Path
from typing import Any

from emptor.core.errors import ConfigurationError
from emptor.llm.port import Task

UNKNOWN_CONTEXT_TOKENS = 128_000
UNKNOWN_OUTPUT_TOKENS = 8_192
_MAX_SUCCESSIONS = 8


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens. A missing cache price means such tokens cost as much as any other input."""

    input: Decimal
    output: Decimal
    cache_read: Decimal | None = None
    cache_write: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model.

    Attributes:
        ref: `provider:model`, the name used in routes and settings.
        context_tokens: longest prompt with its answer.
        max_output_tokens: longest answer.
        effort: how much it thinks, in its provider's words; None leaves it to the provider.
        reasoning_tokens: room for that on top of the answer.
        dimensions: length of its vectors, for an embedding model.
        ends: the day its provider shuts it down.
        successor: the model asked from that day on.
        price: overrides the library's.
    """

    ref: str
    context_tokens: int = UNKNOWN_CONTEXT_TOKENS
    max_output_tokens: int = UNKNOWN_OUTPUT_TOKENS
    effort: str | None = None
    reasoning_tokens: int = 0
    dimensions: int | None = None
    ends: date | None = None
    successor: str | None = None
    price: Price | None = None

    @property
    def provider(self) -> str:
        return self.ref.partition(":")[0]

    @property
    def model(self) -> str:
        return self.ref.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Route:
    """The models of a task, in order, and cheaper ones for small prompts."""

    models: tuple[str, ...]
    small_models: tuple[str, ...] = ()
    small_below_tokens: int = 0

    def for_size(self, tokens: int) -> tuple[str, ...]:
        """The models for a prompt of about so many tokens, each once."""
        small = self.small_models if tokens < self.small_below_tokens else ()
        return tuple(dict.fromkeys((*small, *self.models)))


@dataclass(frozen=True, slots=True)
class RateLimit:
    """What a provider allows in a minute; None is no limit."""

    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A further OpenAI-compatible server, named in the models file."""

    name: str
    base_url: str
    api_key_env: str | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """All models, routes, limits and further servers in force. `local_context_tokens` is the window of unlisted local models."""

    as_of: date
    models: Mapping[str, ModelCard]
    routes: Mapping[Task, Route]
    limits: Mapping[str, RateLimit] = field(default_factory=dict)
    endpoints: Mapping[str, Endpoint] = field(default_factory=dict)
    local_context_tokens: int = UNKNOWN_CONTEXT_TOKENS

    def card(self, ref: str, *, today: date | None = None) -> ModelCard:
        """Return a model's card, or its successor's once it has ended. A model nobody described gets cautious limits."""
        day = today or datetime.now(UTC).date()
        card = self._listed(ref)
        for _ in range(_MAX_SUCCESSIONS):
            if card.ends is None or day < card.ends or card.successor is None:
                return card
            card = self._listed(card.successor)
        return card

    def _listed(self, ref: str) -> ModelCard:
        window = self.local_context_tokens if ref.startswith("local:") else UNKNOWN_CONTEXT_TOKENS
        return self.models.get(ref) or ModelCard(ref=ref, context_tokens=window)

    def cards(self, task: Task, *, tokens: int = 0, today: date | None = None) -> list[ModelCard]:
        """Return a task's models in order, each once, the ended ones replaced."""
        cards = (self.card(ref, today=today) for ref in self.routes[task].for_size(tokens))
        return list({card.ref: card for card in cards}.values())


def load_catalog(path: str | None = None, routes: Mapping[Task, str] | None = None, limits: str | None = None) -> Catalog:
    """Read the package's file, then the user's, then what the environment says.

    Args:
        path: a TOML file in the form of the package's.
        routes: task to `provider:model,provider:model`.
        limits: `provider=requests/tokens` a minute, separated by commas; a missing number is no limit.

    Raises:
        ConfigurationError: a file or a value cannot be understood; the message names the place.
    """
    catalog = _read(files("emptor.llm").joinpath("models.toml").read_text("utf-8"), "models.toml", None)
    if path:
        catalog = _read(_text_of(path), path, catalog)
    own = {task: Route(models=_refs(text.split(","), f"the route of {task.value}")) for task, text in (routes or {}).items()}
    return replace(catalog, routes={**catalog.routes, **own}, limits={**catalog.limits, **_limits_of(limits or "")})


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise ConfigurationError(f"EMPTOR_MODELS_FILE: cannot read {path}: {error.strerror}") from error


def _read(text: str, origin: str, base: Catalog | None) -> Catalog:
    try:
        data = tomllib.loads(text)
        models = {ref: _card(ref, row) for ref, row in data.get("models", {}).items()}
        routes = {Task(name): _route(name, row) for name, row in data.get("routes", {}).items()}
        limits = {name: RateLimit(**row) for name, row in data.get("limits", {}).items()}
        endpoints = {name: Endpoint(name=name, **row) for name, row in data.get("providers", {}).items()}
    except (tomllib.TOMLDecodeError, TypeError, ValueError, KeyError, InvalidOperation) as error:
        raise ConfigurationError(f"{origin}: {error}") from error
    if base is None:
        return Catalog(as_of=data["as_of"], models=models, routes=routes, limits=limits, endpoints=endpoints)
    return Catalog(
        as_of=data.get("as_of", base.as_of),
        models={**base.models, **models},
        routes={**base.routes, **routes},
        limits={**base.limits, **limits},
        endpoints={**base.endpoints, **endpoints},
    )


def _card(ref: str, row: dict[str, Any]) -> ModelCard:
    price = row.pop("price", None)
    _refs([ref], "a model")
    return ModelCard(ref=ref, **row, price=Price(**{key: Decimal(str(value)) for key, value in price.items()}) if price else None)


def _route(name: str, row: dict[str, Any]) -> Route:
    place = f"the route of {name}"
    return Route(
        models=_refs(row["models"], place),
        small_models=_refs(row.get("small_models", []), place),
        small_below_tokens=int(row.get("small_below_tokens", 0)),
    )


def _refs(names: list[str], place: str) -> tuple[str, ...]:
    refs = tuple(name.strip() for name in names if name.strip())
    for ref in refs:
        provider, _, model = ref.partition(":")
        if not provider or not model:
            raise ConfigurationError(f"{place}: {ref!r} is not of the form provider:model, such as openai:gpt-6-luna")
    return refs


def _limits_of(text: str) -> dict[str, RateLimit]:
    limits = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = entry.partition("=")
        requests, _, tokens = value.partition("/")
        try:
            limits[name.strip()] = RateLimit(int(requests) if requests.strip() else None, int(tokens) if tokens.strip() else None)
        except ValueError as error:
            raise ConfigurationError(f"EMPTOR_LLM_LIMITS: {entry!r} is not of the form openai=500/200000") from error
    return limits
