"""Loading embeddings and searching among them, here and through vecs in one run: `python tests/benchmarks/bench_vectors.py`."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path
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
DIMENSION, SIZES, QUERIES = 384, (1_000, 5_000, 20_000), 30


async def measure(name: str, store: VectorStore, vectors: list[StoredVector]) -> None:
    """Print the time of a bulk load, and of a query right after it."""
    scope = VectorScope(user_id=uuid4(), namespace="bench", model="maker:small", dimension=DIMENSION)
    began, cpu = time.perf_counter(), time.process_time()
    await store.upsert(scope, vectors)
    loaded_s, cpu_s = time.perf_counter() - began, time.process_time() - cpu
    began = time.perf_counter()
    for vector in vectors[:QUERIES]:
        await store.nearest(scope, vector.values, limit=10)
    query_ms = (time.perf_counter() - began) / QUERIES * 1000
    print(
        f"{name}: {len(vectors):,} vectors of {DIMENSION} numbers loaded in {loaded_s:.1f} s ({cpu_s:.1f} of it our CPU); "
        f"nearest 10 of them: {query_ms:.1f} ms"
    )


async def main() -> None:
    chance = random.Random(7)
    vectors = [StoredVector(ref=f"r{n}", values=tuple(chance.gauss(0, 1) for _ in range(DIMENSION))) for n in range(SIZES[-1])]
    with tempfile.TemporaryDirectory() as scratch:
        async with embedded_postgres(Path(scratch), durable=True) as url:
            await migrate(url, REPOSITORY / "supabase" / "migrations")
            async with Database(url, pool_size=1) as db:
                settings = Settings(_env_file=None).model_copy(update={"vector_store": "vecs"})
                other = make_store(settings, db)
                for size in SIZES:
                    await measure("here", VectorRepository(db), vectors[:size])
                    await measure("vecs", other, vectors[:size])
                await other.aclose()
        remove(Path(scratch))


if __name__ == "__main__":
    asyncio.run(main())
