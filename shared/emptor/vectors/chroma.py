"""Chroma (https://trychroma.com), by its own HTTP client: a collection a model, the user in the metadata."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from emptor.core.errors import Unavailable
from emptor.models.vectors import StoredVector, VectorHit, VectorScope
from emptor.vectors.naming import collection_of, id_of

if TYPE_CHECKING:
    from chromadb.api import AsyncClientAPI
    from chromadb.api.models.AsyncCollection import AsyncCollection

_PAGE = 100  # collections listed at once


class ChromaStore:
    """Vectors in a Chroma server. It is a `VectorStore`."""

    def __init__(self, open_client: Callable[[], Awaitable[AsyncClientAPI]], prefix: str) -> None:
        """Take what opens a client, which asks the server at once, and the word with which the names of all collections begin."""
        self._open = open_client
        self._client: AsyncClientAPI | None = None
        self._prefix = prefix
        self._known: dict[str, AsyncCollection] = {}

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        embeddings: list[Sequence[float] | Sequence[int]] = [list(vector.values) for vector in vectors]
        async with _answering():
            collection = await self._collection(scope)
            await collection.upsert(
                ids=[id_of(scope.user_id, vector.ref) for vector in vectors],
                embeddings=embeddings,
                metadatas=[{"user_id": str(scope.user_id), "ref": vector.ref} for vector in vectors],
                documents=[vector.content for vector in vectors],
            )

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        async with _answering():
            collection = await self._collection(scope)
            asked: list[Sequence[float] | Sequence[int]] = [list(values)]
            found = await collection.query(
                query_embeddings=asked,
                n_results=limit,
                where={"user_id": str(scope.user_id)},
                include=["metadatas", "documents", "distances"],
            )
        rows = zip((found["metadatas"] or [[]])[0], (found["documents"] or [[]])[0], (found["distances"] or [[]])[0], strict=True)
        return [VectorHit(ref=str(meta["ref"]), score=1 - distance, content=content or "") for meta, content, distance in rows]

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        async with _answering():
            collection = await self._collection(scope)
            await collection.delete(ids=[id_of(scope.user_id, ref) for ref in refs])

    async def forget_user(self, user_id: UUID) -> None:
        async with _answering():
            offset = 0
            client = await self._opened()
            while collections := await client.list_collections(limit=_PAGE, offset=offset):
                for collection in collections:
                    if collection.name.startswith(f"{self._prefix}-"):
                        await collection.delete(where={"user_id": str(user_id)})
                offset += len(collections)

    async def aclose(self) -> None:
        self._known.clear()
        self._client = None

    async def _opened(self) -> AsyncClientAPI:
        if self._client is None:
            self._client = await self._open()
        return self._client

    async def _collection(self, scope: VectorScope) -> AsyncCollection:
        name = collection_of(self._prefix, scope)
        if name not in self._known:
            self._known[name] = await (await self._opened()).get_or_create_collection(
                name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
            )
        return self._known[name]


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """Say in our words that Chroma does not answer."""
    try:
        yield
    except Exception as error:  # its client raises a bare Exception for a server error
        raise Unavailable(
            f"Chroma does not answer: {type(error).__name__}. Check EMPTOR_VECTOR_URL and EMPTOR_VECTOR_API_KEY."
        ) from error
