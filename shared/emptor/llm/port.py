"""The port through which everything else speaks to models."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, Field

from emptor.models.base import Model

M = TypeVar("M", bound=BaseModel)


class Task(StrEnum):
    """What a model is wanted for; each task has a route."""

    REASONING = "reasoning"
    PLANNING = "planning"
    EXTRACTION = "extraction"
    SUMMARIZATION = "summarization"
    JUDGING = "judging"
    WRITING = "writing"
    CHEAP = "cheap"
    EMBEDDING = "embedding"


class NoModel(Exception):
    """No model can answer: none is configured, all failed, or the job's budget does not allow it.

    Callers take their deterministic path. `reason` is one line for the report's notes.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Prompt(Model):
    """What is said to a model. `data` is page text: quoted, never obeyed.

    `page` names the snapshot that all of it is about, where nothing in it is a user's: then its answer serves every job that asks
    the same. It is not said to the model.
    """

    system: str
    user: str
    data: tuple[str, ...] = ()
    page: str = ""
    max_output_tokens: int = Field(default=1_024, ge=1)


class Delta(Model):
    """A piece of streamed text.

    `restart` voids what came before: another model took over in mid-stream. `cut` comes last, when the model had no room for
    more: the text may end in the middle of a sentence.
    """

    kind: Literal["text", "restart", "cut"] = "text"
    text: str = ""


class Embeddings(Model):
    """Vectors and the model they are from. Vectors of different models cannot be compared: store the model with them."""

    model: str = Field(description="`provider:model`.")
    dimension: int = Field(ge=0)
    vectors: list[list[float]] = Field(description="One a text, in order.")


class Llm(Protocol):
    """One job's access to models: cost, deadline and ledger of that job are inside."""

    async def structured(self, task: Task, prompt: Prompt, schema: type[M], *, node: str) -> M:
        """Return an instance of `schema`.

        Raises:
            NoModel: take the deterministic path.
        """
        ...

    def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        """Yield text as it is written. Raises NoModel before the first delta, or after a `restart` when all models failed."""
        ...

    async def embed(self, texts: Sequence[str], *, node: str) -> list[list[float]]:
        """Return one vector a text. Raises NoModel."""
        ...
