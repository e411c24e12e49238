"""What a bulk load of embeddings and a search among them cost on pgvector: `python tests/benchmarks/bench_vectors.py`."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from emptor.db import Database
from emptor.db.migrate import migrate
from emptor.db.vectors import VectorRepository
from emptor.models.vectors import StoredVector, VectorScope
from emptor_local.postgres import embedded_postgres, remove

REPOSITORY = Path(__file__).resolve().parents[2]
DIMENSION, VECTORS, QUERIES = 384, 20_000, 50


async def measure(db: Database) -> None:
    """Print the time of a bulk load, and of a query right after it."""
    chance = random.Random(7)
    vectors = [StoredVector(ref=f"r{n}", values=tuple(chance.gauss(0, 1) for _ in range(DIMENSION))) for n in range(VECTORS)]
    scope = VectorScope(user_id=uuid4(), namespace="bench", model="maker:small", dimension=DIMENSION)
    store = VectorRepository(db)
    began = time.perf_counter()
    await store.upsert(scope, vectors)
    print(f"{VECTORS:,} vectors of {DIMENSION} numbers loaded in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    for vector in vectors[:QUERIES]:
        await store.nearest(scope, vector.values, limit=10)
    print(f"nearest 10 of them: {(time.perf_counter() - began) / QUERIES * 1000:.1f} ms")


async def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        async with embedded_postgres(Path(scratch), durable=True) as url:
            await migrate(url, REPOSITORY / "supabase" / "migrations")
            async with Database(url, pool_size=1) as db:
                await measure(db)
        remove(Path(scratch))


if __name__ == "__main__":
    asyncio.run(main())
