"""vecs (https://supabase.github.io/vecs), Supabase's Python client of pgvector, where other programs read its collections.

It is synchronous: every call runs in a thread. It keeps its collections in a schema of its own, which only the owner of the
database reads; the user is a filter on the metadata, not row level security. No index is made: behind a filter an HNSW index
returns fewer rows than asked for, and one user's rows are few enough to be compared one by one.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from emptor.core.errors import Unavailable
from emptor.models.vectors import StoredVector, VectorHit, VectorScope
from emptor.vectors.naming import collection_of, id_of

if TYPE_CHECKING:
    import vecs

T = TypeVar("T")


class VecsStore:
    """Vectors in the collections of vecs. It is a `VectorStore`."""

    def __init__(self, open_client: Callable[[], vecs.Client], prefix: str) -> None:
        """Take what opens a client, which connects at once, and the word with which the names of all collections begin."""
        self._open = open_client
        self._client: vecs.Client | None = None
        self._opening = asyncio.Lock()
        self._prefix = prefix

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        records = [
            (
                id_of(scope.user_id, vector.ref),
                list(vector.values),
                {"user_id": str(scope.user_id), "ref": vector.ref, "content": vector.content},
            )
            for vector in vectors
        ]
        await self._run(lambda client: self._collection(client, scope).upsert(records))

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        def query(client: vecs.Client) -> list[VectorHit]:
            rows = self._collection(client, scope).query(
                data=list(values),
                limit=limit,
                filters={"user_id": {"$eq": str(scope.user_id)}},
                include_value=True,
                include_metadata=True,
            )
            return [VectorHit(ref=meta["ref"], score=1 - distance, content=meta["content"]) for _, distance, meta in rows]

        return await self._run(query)

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        ids = [id_of(scope.user_id, ref) for ref in refs]
        await self._run(lambda client: self._collection(client, scope).delete(ids=ids))

    async def forget_user(self, user_id: UUID) -> None:
        def forget(client: vecs.Client) -> None:
            for collection in client.list_collections():
                if collection.name.startswith(f"{self._prefix}-"):
                    collection.delete(filters={"user_id": {"$eq": str(user_id)}})

        await self._run(forget)

    async def aclose(self) -> None:
        if self._client is not None:
            await asyncio.to_thread(self._client.disconnect)
            self._client = None

    def _collection(self, client: vecs.Client, scope: VectorScope) -> vecs.Collection:
        return client.get_or_create_collection(name=collection_of(self._prefix, scope), dimension=scope.dimension)

    async def _run(self, work: Callable[[vecs.Client], T]) -> T:
        """Do something with the client in a thread."""
        async with _answering():
            async with self._opening:
                if self._client is None:
                    warnings.filterwarnings("ignore", message="Query does not have a covering index")
                    self._client = await asyncio.to_thread(self._open)
            return await asyncio.to_thread(work, self._client)


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """Say in our words that the database does not answer."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise Unavailable(f"The database of vecs does not answer: {type(error).__name__}. Check DATABASE_URL.") from error
