"""The port of every vector store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from emptor.models.vectors import StoredVector, VectorHit, VectorScope


class VectorStore(Protocol):
    """Keeps embeddings and finds the nearest. Every call is for one user; what belongs to others is never seen.

    All methods raise `Unavailable` when the store does not answer or refuses.
    """

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        """Keep the vectors; one that is there already for the same `ref` is replaced."""
        ...

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        """Return the vectors most like `values`, best first."""
        ...

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        """Forget the vectors of some texts; those that are not there are ignored."""
        ...

    async def forget_user(self, user_id: UUID) -> None:
        """Forget everything of a user."""
        ...

    async def aclose(self) -> None:
        """Close connections. May be called twice."""
        ...
