"""What the router asks of a provider, and what comes back. Plain records: they are made for every call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one call, as the provider billed them.

    Attributes:
        input: everything read, what came from or went into the prompt cache included.
        output: everything written, reasoning included.
        cached: part of `input` read from the provider's prompt cache.
        cache_write: part of `input` written to the provider's prompt cache.
        reasoning: part of `output` the model thought with.
        estimated: the provider reported nothing, and these are upper estimates.
    """

    input: int = 0
    output: int = 0
    cached: int = 0
    cache_write: int = 0
    reasoning: int = 0
    estimated: bool = False


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"
    LENGTH = "length"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier turn of the conversation; only a repair has any."""

    role: str  # "user" or "assistant"
    text: str


@dataclass(frozen=True, slots=True)
class JsonShape:
    """The shape an answer must have.

    Attributes:
        name: of the schema, as providers accept it: letters, digits, underscores.
        schema: JSON Schema in the subset all providers take.
        closed: every object lists all its properties, as the strict modes demand.
        text: the schema as JSON.
    """

    name: str
    schema: dict[str, Any]
    closed: bool
    text: str


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request to one model. There is no field for tools: a model of ours never has any."""

    model: str
    system: str
    turns: tuple[Turn, ...]
    max_output_tokens: int
    timeout_s: float
    shape: JsonShape | None = None
    effort: str | None = None
    cache_key: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole answer. `tokens` is None when the provider reported no usage."""

    text: str
    finish: Finish
    tokens: Tokens | None
    model: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a streamed answer: some text, or what became known on the way."""

    text: str = ""
    finish: Finish | None = None
    tokens: Tokens | None = None


@dataclass(frozen=True, slots=True)
class EmbedCall:
    """Texts for one embedding model. `dimensions` asks for shorter vectors where the model can."""

    model: str
    texts: Sequence[str]
    timeout_s: float
    dimensions: int | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """One vector a text, in order."""

    vectors: list[list[float]]
    tokens: Tokens | None


class Provider(Protocol):
    """One provider's API. An instance is bound to the event loop it was made for, and is kept."""

    async def complete(self, call: ModelCall) -> Completion:
        """Raises ModelFailure."""
        ...

    def stream(self, call: ModelCall) -> AsyncIterator[Piece]:
        """Yield pieces. A stream that ended as its protocol says has yielded one with `finish`. Raises ModelFailure."""
        ...

    async def embed(self, call: EmbedCall) -> Embedded:
        """Raises ModelFailure."""
        ...

    async def aclose(self) -> None: ...
