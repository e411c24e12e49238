"""Pinecone (https://pinecone.io), by its own client: one index, a namespace a user and model.

The index is made by hand, with `dimension` as the embedding model's and metric `cosine`: its place and its cost are decisions.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from emptor.core.errors import Unavailable
from emptor.models.vectors import StoredVector, VectorHit, VectorScope
from emptor.vectors.naming import collection_of, id_of

if TYPE_CHECKING:
    from pinecone import AsyncIndex

_BATCH = 100  # vectors sent at once


class PineconeStore:
    """Vectors in a Pinecone index. It is a `VectorStore`."""

    def __init__(self, index: AsyncIndex, prefix: str) -> None:
        """Take the index, and the word with which the names of all namespaces begin."""
        self._index = index
        self._prefix = prefix

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        records = [
            {
                "id": id_of(scope.user_id, vector.ref),
                "values": list(vector.values),
                "metadata": {"ref": vector.ref, "content": vector.content},
            }
            for vector in vectors
        ]
        async with _answering():
            for start in range(0, len(records), _BATCH):
                await self._index.upsert(
                    vectors=records[start : start + _BATCH], namespace=self._namespace(scope), show_progress=False
                )

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        async with _answering():
            found = await self._index.query(
                top_k=limit, vector=list(values), namespace=self._namespace(scope), include_metadata=True
            )
        known = [(match.metadata or {}, match.score or 0.0) for match in found.matches]
        return [VectorHit(ref=str(data["ref"]), score=score, content=str(data.get("content", ""))) for data, score in known]

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        async with _answering():
            await self._index.delete(ids=[id_of(scope.user_id, ref) for ref in refs], namespace=self._namespace(scope))

    async def forget_user(self, user_id: UUID) -> None:
        async with _answering():
            for name in (await self._index.describe_index_stats()).namespaces or {}:
                if name.startswith(f"{self._prefix}-") and name.endswith(f"-{user_id}"):
                    await self._index.delete(delete_all=True, namespace=name)

    async def aclose(self) -> None:
        await self._index.close()

    def _namespace(self, scope: VectorScope) -> str:
        return f"{collection_of(self._prefix, scope)}-{scope.user_id}"


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """Say in our words that Pinecone does not answer."""
    from pinecone.errors import PineconeError

    try:
        yield
    except (PineconeError, OSError) as error:
        raise Unavailable(
            f"Pinecone does not answer: {error}. Check EMPTOR_VECTOR_URL, EMPTOR_VECTOR_API_KEY and the index's dimension."
        ) from error
