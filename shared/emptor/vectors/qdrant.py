"""Qdrant (https://qdrant.tech), by its own client: a collection a model, a tenant a user."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from emptor.core.errors import Unavailable
from emptor.models.vectors import StoredVector, VectorHit, VectorScope
from emptor.vectors.naming import collection_of, id_of

if TYPE_CHECKING:
    from qdrant_client import AsyncQdrantClient
    from qdrant_client.models import Filter


class QdrantStore:
    """Vectors in a Qdrant server. It is a `VectorStore`."""

    def __init__(self, client: AsyncQdrantClient, prefix: str) -> None:
        """Take a client, and the word with which the names of all collections begin."""
        self._client = client
        self._prefix = prefix
        self._known: set[str] = set()

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        from qdrant_client.models import PointStruct

        points = [
            PointStruct(
                id=id_of(scope.user_id, vector.ref),
                vector=list(vector.values),
                payload={"user_id": str(scope.user_id), "ref": vector.ref, "content": vector.content},
            )
            for vector in vectors
        ]
        async with _answering():
            await self._client.upsert(await self._collection(scope), points=points, wait=True)

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        name = collection_of(self._prefix, scope)
        async with _answering():
            if not await self._exists(name):
                return []
            found = await self._client.query_points(
                name, query=list(values), query_filter=_of_user(scope.user_id), limit=limit, with_payload=True
            )
        payloads = [(point.payload or {}, point.score) for point in found.points]
        return [VectorHit(ref=payload["ref"], score=score, content=payload["content"]) for payload, score in payloads]

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        from qdrant_client.models import PointIdsList

        name = collection_of(self._prefix, scope)
        async with _answering():
            if await self._exists(name):
                ids = PointIdsList(points=[id_of(scope.user_id, ref) for ref in refs])
                await self._client.delete(name, points_selector=ids)

    async def forget_user(self, user_id: UUID) -> None:
        from qdrant_client.models import FilterSelector

        async with _answering():
            for collection in (await self._client.get_collections()).collections:
                if collection.name.startswith(f"{self._prefix}-"):
                    await self._client.delete(collection.name, points_selector=FilterSelector(filter=_of_user(user_id)))

    async def aclose(self) -> None:
        await self._client.close()

    async def _exists(self, name: str) -> bool:
        if name not in self._known and await self._client.collection_exists(name):
            self._known.add(name)
        return name in self._known

    async def _collection(self, scope: VectorScope) -> str:
        """The name of the scope's collection, which is made when it is not there; another process may make it meanwhile."""
        from qdrant_client.models import Distance, KeywordIndexParams, KeywordIndexType, VectorParams

        name = collection_of(self._prefix, scope)
        if not await self._exists(name):
            try:
                await self._client.create_collection(
                    name, vectors_config=VectorParams(size=scope.dimension, distance=Distance.COSINE)
                )
            except Exception:
                if not await self._client.collection_exists(name):
                    raise
            await self._client.create_payload_index(
                name, "user_id", field_schema=KeywordIndexParams(type=KeywordIndexType.KEYWORD, is_tenant=True)
            )
            self._known.add(name)
        return name


def _of_user(user_id: UUID) -> Filter:
    from qdrant_client.models import FieldCondition, Filter, MatchValue

    return Filter(must=[FieldCondition(key="user_id", match=MatchValue(value=str(user_id)))])


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    """Say in our words that Qdrant does not answer."""
    from qdrant_client.http.exceptions import ApiException

    try:
        yield
    except (ApiException, OSError) as error:
        raise Unavailable(
            f"Qdrant does not answer: {type(error).__name__}. Check EMPTOR_VECTOR_URL and EMPTOR_VECTOR_API_KEY."
        ) from error
