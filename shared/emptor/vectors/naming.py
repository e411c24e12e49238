"""Names that stores outside the database use for a scope and its vectors."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, UUID, uuid5

from emptor.models.vectors import VectorScope

_NOT_NAME = re.compile(r"[^a-z0-9]+")
MAX_NAME_CHARS = 63  # Chroma's limit; the others allow more


def collection_of(prefix: str, scope: VectorScope) -> str:
    """Return the collection of a namespace and model: `emptor-products-openai-text-embedding-3-small-1536`."""
    words = f"{prefix}-{scope.namespace}-{scope.model}".lower()
    end = f"-{scope.dimension}"
    return _NOT_NAME.sub("-", words).strip("-")[: MAX_NAME_CHARS - len(end)].rstrip("-") + end


def id_of(user_id: UUID, ref: str) -> str:
    """Return the id of a user's text. It is a UUID, the only form that all stores take."""
    return str(uuid5(NAMESPACE_URL, f"{user_id}/{ref}"))
