"""Models and routes as data: the file that comes with the package, then the user's file, then the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

from emptor.core.errors import ConfigurationError
from emptor.llm.models_file import ModelRow, ModelsFile, checked_ref, parse_models, text_of
from emptor.llm.port import Task
from emptor.llm.servers import Server

UNKNOWN_CONTEXT_TOKENS = 128_000
UNKNOWN_OUTPUT_TOKENS = 8_192
_MAX_SUCCESSIONS = 8
_LIMIT = re.compile(r"(?:[1-9]\d*)?")


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
class Catalog:
    """All models, routes, limits and further servers in force. `local_context_tokens` is the window of unlisted local models."""

    as_of: date
    models: Mapping[str, ModelCard]
    routes: Mapping[Task, Route]
    limits: Mapping[str, RateLimit] = field(default_factory=dict)
    servers: Mapping[str, Server] = field(default_factory=dict)
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
        if ref in self.models:
            return self.models[ref]
        provider, _, model = ref.partition(":")
        server = self.servers.get(provider)
        like = server.like if server else _SAME_MODELS.get(provider)
        if like and (twin := self.models.get(f"{like}:{model}")):
            return replace(twin, ref=ref, ends=None, successor=None, price=None)
        window = self.local_context_tokens if provider == "local" else server and server.context_tokens
        return ModelCard(ref=ref, context_tokens=window or UNKNOWN_CONTEXT_TOKENS)

    def cards(self, task: Task, *, tokens: int = 0, today: date | None = None) -> list[ModelCard]:
        """Return a task's models in order, each once, the ended ones replaced."""
        cards = (self.card(ref, today=today) for ref in self.routes[task].for_size(tokens))
        return list({card.ref: card for card in cards}.values())


_SAME_MODELS = {"vertex": "gemini"}  # a built-in provider, and the one whose models it serves under the same names
_EMPTY = Catalog(as_of=date.min, models={}, routes={})


def load_catalog(path: str | None = None, routes: Mapping[Task, str] | None = None, limits: str | None = None) -> Catalog:
    """Read the package's file, then the user's, then what the environment says.

    Args:
        path: a TOML file in the form of the package's.
        routes: task to `provider:model,provider:model`.
        limits: `provider=requests/tokens` a minute, separated by commas; a missing number is no limit.

    Raises:
        ConfigurationError: a file or a value cannot be understood; the message names the place.
    """
    catalog = _with(_EMPTY, parse_models(files("emptor.llm").joinpath("models.toml").read_text("utf-8"), "models.toml"))
    if path:
        catalog = _with(catalog, parse_models(text_of(path), path))
    own = {task: Route(models=_refs(task, text)) for task, text in (routes or {}).items()}
    return replace(catalog, routes={**catalog.routes, **own}, limits={**catalog.limits, **_limits_of(limits or "")})


def _with(base: Catalog, file: ModelsFile) -> Catalog:
    """The catalog with a file's entries in place of its own."""
    routes = {
        task: Route(tuple(row.models), tuple(row.small_models), row.small_below_tokens) for task, row in file.routes.items()
    }
    limits = {name: RateLimit(row.requests_per_minute, row.tokens_per_minute) for name, row in file.limits.items()}
    return Catalog(
        as_of=file.as_of or base.as_of,
        models={**base.models, **{ref: _card(ref, row) for ref, row in file.models.items()}},
        routes={**base.routes, **routes},
        limits={**base.limits, **limits},
        servers={**base.servers, **file.providers},
    )


def _card(ref: str, row: ModelRow) -> ModelCard:
    """The card of a row. What it does not say is what is assumed of any model."""
    said = {name: value for name, value in row if value is not None and name != "price"}
    return ModelCard(ref=ref, **said, price=Price(**dict(row.price)) if row.price else None)


def _refs(task: Task, text: str) -> tuple[str, ...]:
    """The models that a setting names."""
    place = f"EMPTOR_ROUTE_{task.value.upper()}"
    try:
        refs = tuple(checked_ref(name) for name in text.split(",") if name.strip())
    except ValueError as error:
        raise ConfigurationError(f"{place}: {error}") from error
    if not refs:
        raise ConfigurationError(f"{place}: {text!r} names no model, such as openai:gpt-6-luna")
    return refs


def _limits_of(text: str) -> dict[str, RateLimit]:
    limits = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = entry.partition("=")
        requests, _, tokens = value.partition("/")
        numbers = [number.strip() for number in (requests, tokens)]
        if not (name.strip() and equals and any(numbers)) or not all(_LIMIT.fullmatch(number) for number in numbers):
            raise ConfigurationError(f"EMPTOR_LLM_LIMITS: {entry!r} is not of the form openai=500/200000")
        limits[name.strip()] = RateLimit(*(int(number) if number else None for number in numbers))
    return limits
