"""Embeddings of texts, and what is near them."""

from __future__ import annotations

from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainFloat


class VectorScope(Model):
    """Whose vectors, of what, and from which model: only vectors of one scope are compared."""

    user_id: UUID
    namespace: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="What the texts are: `products`.")
    model: str = Field(min_length=1, description="`provider:model` of the embeddings.")
    dimension: int = Field(ge=1, le=16_000)


class StoredVector(Model):
    """The embedding of one text."""

    ref: str = Field(min_length=1, description="What the text belongs to: the id of a product.")
    content: str = Field(default="", description="The text.")
    values: tuple[float, ...]


class VectorHit(Model):
    """A stored text near the one asked for."""

    ref: str
    score: PlainFloat = Field(description="Cosine similarity, -1 to 1.")
    content: str = ""
