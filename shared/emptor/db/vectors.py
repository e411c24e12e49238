"""Embeddings in PostgreSQL, by pgvector: the default vector store."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import text
from emptor.models.vectors import StoredVector, VectorHit, VectorScope

BATCH = 500  # vectors a statement
NUMBER = "%.6g,"  # half precision, in which vectors are kept, has three to four digits


class VectorRepository:
    """Rows of vector_embeddings. It is a `VectorStore`.

    A user's vectors are compared one by one, which misses none. They are kept with length 1 and in half precision, which changes
    a score by less than 0.001. No index of neighbours is kept: it would take four fifths of the time of a load, and behind the
    filter on the user it returns fewer rows than asked for.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("vectors")

    async def upsert(self, scope: VectorScope, vectors: Sequence[StoredVector]) -> None:
        """Keep the vectors, all or none."""
        async with self._db.transaction() as connection:
            await connection.execute(queries("jobs")["know_user"], {"user_id": scope.user_id})
            rows = list({text(vector.ref): vector for vector in vectors}.items())  # of one text the last: a row is written once
            for start in range(0, len(rows), BATCH):
                batch = rows[start : start + BATCH]
                columns = {
                    "refs": [ref for ref, _ in batch],
                    "contents": [text(vector.content) for _, vector in batch],
                    "embeddings": [_literal(vector.values) for _, vector in batch],
                }
                await connection.execute(self._sql["upsert"], {**scope.model_dump(), **columns})

    async def nearest(self, scope: VectorScope, values: Sequence[float], *, limit: int) -> list[VectorHit]:
        """Return a user's vectors most like `values`, read as that user."""
        parameters = {**scope.model_dump(), "embedding": _literal(values), "limit": limit}
        rows = await self._db.all(self._sql["nearest"], parameters, user_id=scope.user_id)
        return [VectorHit.model_validate(row) for row in rows]

    async def delete(self, scope: VectorScope, refs: Sequence[str]) -> None:
        """Forget the vectors of some texts."""
        await self._db.run(self._sql["delete"], {**scope.model_dump(), "refs": list(refs)})

    async def forget_user(self, user_id: UUID) -> None:
        """Forget everything of a user."""
        await self._db.run(self._sql["forget_user"], {"user_id": user_id})

    async def aclose(self) -> None:
        """The database is closed by whoever opened it."""


def _literal(values: Sequence[float]) -> str:
    """A vector as pgvector reads it."""
    return f"[{(NUMBER * len(values) % tuple(values))[:-1]}]"
