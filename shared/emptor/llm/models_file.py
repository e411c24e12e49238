"""The form of a models file, in TOML: what may stand in it, and what is said when something else does."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt, ValidationError

from emptor.core.errors import ConfigurationError
from emptor.llm.port import Task
from emptor.llm.servers import Server

_SAID = {"extra_forbidden": "this is not known here", "missing": "this is missing"}


def checked_ref(ref: str) -> str:
    """A model's name. Raises ValueError when it is not of the form `provider:model`."""
    provider, _, model = ref.strip().partition(":")
    if not provider.strip() or not model.strip():
        raise ValueError(f"{ref!r} is not of the form provider:model, such as openai:gpt-6-luna")
    return ref.strip()


Ref = Annotated[str, AfterValidator(checked_ref)]
Usd = Annotated[Decimal, Field(ge=0)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PriceRow(_Row):
    input: Usd
    output: Usd
    cache_read: Usd | None = None
    cache_write: Usd | None = None


class ModelRow(_Row):
    context_tokens: PositiveInt | None = None
    max_output_tokens: PositiveInt | None = None
    effort: str | None = None
    reasoning_tokens: NonNegativeInt | None = None
    dimensions: PositiveInt | None = None
    ends: date | None = None
    successor: Ref | None = None
    price: PriceRow | None = None


class RouteRow(_Row):
    models: list[Ref] = Field(min_length=1)
    small_models: list[Ref] = []
    small_below_tokens: NonNegativeInt = 0


class LimitRow(_Row):
    requests_per_minute: PositiveInt | None = None
    tokens_per_minute: PositiveInt | None = None


class ModelsFile(_Row):
    """A whole file. Every part of it may be left out."""

    as_of: date | None = None
    routes: dict[Task, RouteRow] = {}
    models: dict[Ref, ModelRow] = {}
    limits: dict[str, LimitRow] = {}
    providers: dict[str, Server] = {}


def text_of(path: str) -> str:
    """The text of the file of EMPTOR_MODELS_FILE. Raises ConfigurationError."""
    try:
        return Path(path).read_text("utf-8")
    except OSError as error:
        raise ConfigurationError(f"EMPTOR_MODELS_FILE: cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"EMPTOR_MODELS_FILE: {path} is not text in UTF-8") from error


def parse_models(text: str, origin: str) -> ModelsFile:
    """Read a file's text.

    Raises:
        ConfigurationError: it is not TOML, or holds what does not belong there; the message names `origin` and the place.
    """
    try:
        return ModelsFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{origin}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"] if part != "[key]")
        said = _SAID.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        raise ConfigurationError(f"{origin}: {place}: {said}") from error
