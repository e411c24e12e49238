"""Loading embeddings and searching among them, here, through vecs and bare in one run: `make bench B=vectors`.

The bare query is what pgvector itself takes to compare so many vectors one by one: no user, no row level security, no texts.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.migrate import migrate
from emptor.db.vectors import VectorRepository
from emptor.models.vectors import StoredVector, VectorScope
from emptor.vectors.factory import make_store
from emptor.vectors.port import VectorStore
from emptor_local.postgres import embedded_postgres, remove

REPOSITORY = Path(__file__).resolve().parents[2]
# Numbers a vector (of the built-in model and of the default one), and how many vectors.
CASES = ((384, 1_000), (384, 20_000), (1_536, 5_000))
QUERIES = 30
MS = 1_000
FILL_BARE = b"""insert into bare (embedding)
  select embedding from vector_embeddings where dimension = %(dimension)s order by created_at desc limit %(count)s"""
ASK_BARE = b"select id, embedding <=> %(embedding)s::halfvec as distance from bare order by distance limit 10"


class Taken(NamedTuple):
    """Seconds of a bulk load, and of its queries in the median."""

    load_s: float
    query_s: float


async def measure(name: str, store: VectorStore, dimension: int, vectors: list[StoredVector]) -> Taken:
    """Time a bulk load, and queries right after it."""
    scope = VectorScope(user_id=uuid4(), namespace="bench", model=f"maker:{dimension}", dimension=dimension)
    began, cpu = time.perf_counter(), time.process_time()
    await store.upsert(scope, vectors)
    loaded_s, cpu_s = time.perf_counter() - began, time.process_time() - cpu
    queries = []
    for vector in vectors[:QUERIES]:
        began = time.perf_counter()
        await store.nearest(scope, vector.values, limit=10)
        queries.append(time.perf_counter() - began)
    query_s = statistics.median(queries)
    print(
        f"{name}: {len(vectors):,} vectors of {dimension:,} numbers loaded in {loaded_s:.1f} s ({cpu_s:.1f} of it our CPU); "
        f"nearest 10 of them: median {query_s * MS:.1f} ms, least {min(queries) * MS:.1f}"
    )
    return Taken(loaded_s, query_s)


async def bare_s(db: Database, dimension: int, vectors: list[StoredVector]) -> float:
    """Seconds of the nearest ten in a table of these vectors alone, in the median."""
    await db.run(b"drop table if exists bare", {})
    await db.run(
        b"create table bare (id bigint generated always as identity, embedding halfvec) with (toast_tuple_target = 8160)", {}
    )
    await db.run(FILL_BARE, {"dimension": dimension, "count": len(vectors)})
    await db.run(b"vacuum analyze bare", {})
    queries = []
    for vector in vectors[:QUERIES]:
        embedding = str(list(vector.values))
        began = time.perf_counter()
        await db.all(ASK_BARE, {"embedding": embedding})
        queries.append(time.perf_counter() - began)
    query_s = statistics.median(queries)
    print(f"bare: nearest 10 of them: median {query_s * MS:.1f} ms, least {min(queries) * MS:.1f}")
    return query_s


def some_vectors(dimension: int, count: int) -> list[StoredVector]:
    chance = random.Random(7)
    return [StoredVector(ref=f"r{n}", values=tuple(chance.gauss(0, 1) for _ in range(dimension))) for n in range(count)]


async def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        async with embedded_postgres(Path(scratch), durable=True) as url:
            await migrate(url, REPOSITORY / "supabase" / "migrations")
            async with Database(url, pool_size=1) as db:
                settings = Settings().model_copy(update={"vector_store": "vecs"})
                other = make_store(settings, db)
                for dimension, count in CASES:
                    vectors = some_vectors(dimension, count)
                    here = await measure("here", VectorRepository(db), dimension, vectors)
                    there = await measure("vecs", other, dimension, vectors)
                    bare = await bare_s(db, dimension, vectors)
                    print(f"  here / vecs: load {here.load_s / there.load_s:.2f}, query {here.query_s / there.query_s:.2f}")
                    print(f"  here / bare: query {here.query_s / bare:.2f}")
                await other.aclose()
        remove(Path(scratch))


if __name__ == "__main__":
    asyncio.run(main())
