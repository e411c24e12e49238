"""Every vector store behaves alike: pgvector and vecs on PostgreSQL, Qdrant's client in its local mode, the others on fakes."""

from __future__ import annotations

import math
import random
import re
from uuid import UUID, uuid4

import pytest

from emptor.core.errors import ConfigurationError, Unavailable
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.sql import queries
from emptor.db.vectors import VectorRepository
from emptor.models.vectors import StoredVector, VectorScope
from emptor.vectors.factory import make_store
from emptor.vectors.port import VectorStore
from tests.fakes.vector_servers import KEY, Chroma, Pinecone
from tests.integration.vectors.conftest import DIMENSION

MODEL = "maker:embedding-small"
NEAR, MIDDLE, FAR = (0.9, 0.1, 0.0, 0.0), (0.5, 0.5, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0)
ASKED = (1.0, 0.0, 0.0, 0.0)


def scope_of(user_id: UUID, **changes: object) -> VectorScope:
    return VectorScope.model_validate(
        {"user_id": user_id, "namespace": "products", "model": MODEL, "dimension": DIMENSION, **changes}
    )


def three() -> list[StoredVector]:
    return [
        StoredVector(ref="far", content="a toaster", values=FAR),
        StoredVector(ref="near", content="over-ear headphones", values=NEAR),
        StoredVector(ref="middle", content="a speaker", values=MIDDLE),
    ]


async def test_the_nearest_come_first_with_their_similarity_and_text(store: VectorStore) -> None:
    scope = scope_of(uuid4())
    await store.upsert(scope, three())
    hits = await store.nearest(scope, ASKED, limit=2)
    assert [(hit.ref, hit.content) for hit in hits] == [("near", "over-ear headphones"), ("middle", "a speaker")]
    assert hits[0].score == pytest.approx(0.9939, abs=1e-3)
    assert hits[1].score == pytest.approx(0.7071, abs=1e-3)


async def test_nothing_is_near_where_nothing_is_kept(store: VectorStore) -> None:
    assert await store.nearest(scope_of(uuid4()), ASKED, limit=3) == []


async def test_a_text_that_is_there_is_replaced(store: VectorStore) -> None:
    scope = scope_of(uuid4())
    await store.upsert(scope, three())
    await store.upsert(scope, [StoredVector(ref="far", content="now headphones too", values=ASKED)])
    hits = await store.nearest(scope, ASKED, limit=10)
    assert [hit.ref for hit in hits] == ["far", "near", "middle"]
    assert hits[0].content == "now headphones too"


async def test_another_user_finds_nothing_and_cannot_delete(store: VectorStore) -> None:
    owner, other = scope_of(uuid4()), scope_of(uuid4())
    await store.upsert(owner, three())
    assert await store.nearest(other, ASKED, limit=10) == []
    await store.delete(other, ["near"])
    assert len(await store.nearest(owner, ASKED, limit=10)) == 3


async def test_vectors_of_two_models_are_not_compared(store: VectorStore) -> None:
    user_id = uuid4()
    await store.upsert(scope_of(user_id), three())
    assert await store.nearest(scope_of(user_id, model="maker:embedding-large"), ASKED, limit=10) == []


async def test_deleted_texts_are_gone_and_unknown_ones_are_ignored(store: VectorStore) -> None:
    scope = scope_of(uuid4())
    await store.upsert(scope, three())
    await store.delete(scope, ["near", "never seen"])
    assert [hit.ref for hit in await store.nearest(scope, ASKED, limit=10)] == ["middle", "far"]


async def test_a_user_is_forgotten_in_every_model_and_others_are_not(store: VectorStore) -> None:
    gone, kept = uuid4(), uuid4()
    scopes = [scope_of(gone), scope_of(gone, model="maker:embedding-large"), scope_of(kept)]
    for scope in scopes:
        await store.upsert(scope, three())
    await store.forget_user(gone)
    assert [len(await store.nearest(scope, ASKED, limit=10)) for scope in scopes] == [0, 0, 3]


async def test_as_many_are_found_as_are_asked_for_among_those_of_many_users(store: VectorStore) -> None:
    """An index that looks at its nearest few before the filter returns too few."""
    chance = random.Random(7)

    def some(count: int) -> list[StoredVector]:
        return [StoredVector(ref=f"r{i}", values=tuple(chance.gauss(0, 1) for _ in range(DIMENSION))) for i in range(count)]

    scope = scope_of(uuid4())
    for _ in range(4):
        await store.upsert(scope_of(uuid4()), some(150))
    mine = some(120)
    await store.upsert(scope, mine)
    hits = await store.nearest(scope, ASKED, limit=100)
    assert len(hits) == 100
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


async def test_many_are_kept_at_once(db: Database) -> None:
    """More than go into one statement; of one text given twice the last counts."""
    store, scope = VectorRepository(db), scope_of(uuid4())
    many = [StoredVector(ref=f"r{n}", content=str(n), values=(1.0, n / 2_000, 0.0, 0.0)) for n in range(1_200)]
    await store.upsert(scope, [*many, StoredVector(ref="r0", content="again", values=ASKED)])
    hits = await store.nearest(scope, ASKED, limit=1_500)
    assert len(hits) == 1_200
    assert (hits[0].ref, hits[0].content) == ("r0", "again")


async def test_a_users_vectors_are_found_among_many_nearer_ones_of_others(db: Database) -> None:
    """Right after a bulk load of the others, of the dimension of the built-in model too: none is missed."""
    store, dimension = VectorRepository(db), 384
    tail = (0.0,) * (dimension - 2)
    others, own = scope_of(uuid4(), dimension=dimension), scope_of(uuid4(), dimension=dimension)
    await store.upsert(others, [StoredVector(ref=f"r{n}", values=(1.0, n / 100_000, *tail)) for n in range(1_200)])
    await store.upsert(own, [StoredVector(ref=f"own{n}", values=(1.0, 1.0 + n, *tail)) for n in range(20)])
    hits = await store.nearest(own, (1.0, 0.0, *tail), limit=20)
    assert [hit.ref for hit in hits] == [f"own{n}" for n in range(20)]


async def test_half_precision_finds_the_nearest_with_their_scores(db: Database) -> None:
    """The nearest ten of 400 are those of the exact comparison, and no score is further from its own than 0.001."""
    chance, dimension = random.Random(11), 64
    store, scope = VectorRepository(db), scope_of(uuid4(), dimension=dimension)
    kept = {f"r{n}": tuple(chance.gauss(0, 1) for _ in range(dimension)) for n in range(400)}
    asked = tuple(chance.gauss(0, 1) for _ in range(dimension))
    await store.upsert(scope, [StoredVector(ref=ref, values=values) for ref, values in kept.items()])
    exact = {ref: cosine(asked, values) for ref, values in kept.items()}
    hits = await store.nearest(scope, asked, limit=10)
    assert [hit.ref for hit in hits] == sorted(exact, key=lambda ref: -exact[ref])[:10]
    assert [hit.score for hit in hits] == pytest.approx([exact[hit.ref] for hit in hits], abs=1e-3)


@pytest.mark.parametrize("size", [1e-9, 1e6, 1e30], ids=["tiny", "large", "huge"])
async def test_vectors_of_any_length_are_compared_by_their_angle(size: float, db: Database) -> None:
    """Half precision ends at 65,504, and below 0.00000006: vectors are brought to length 1 first."""
    store, scope = VectorRepository(db), scope_of(uuid4())
    await store.upsert(scope, [StoredVector(ref=v.ref, values=tuple(x * size for x in v.values)) for v in three()])
    hits = await store.nearest(scope, tuple(x * size for x in ASKED), limit=3)
    assert [hit.ref for hit in hits] == ["near", "middle", "far"]
    assert hits[0].score == pytest.approx(0.9939, abs=1e-3)


async def plan(db: Database, scope: VectorScope) -> str:
    """How PostgreSQL would run a search for the nearest, as that user."""
    parameters = {**scope.model_dump(), "embedding": "[1,0,0,0]", "limit": 10}
    rows = await db.all(b"explain (verbose) " + queries("vectors")["nearest"], parameters, user_id=scope.user_id)
    return "\n".join(row["QUERY PLAN"] for row in rows)


@pytest.mark.parametrize("analyzed", [False, True], ids=["right after a load", "with statistics"])
async def test_a_search_reads_its_users_rows_only(analyzed: bool, db: Database) -> None:
    """No sequential scan over the rows of all users, whether or not the planner knows the table."""
    store, mine = VectorRepository(db), scope_of(uuid4())
    for scope in (mine, *(scope_of(uuid4()) for _ in range(19))):
        await store.upsert(scope, [StoredVector(ref=f"r{n}", values=(1.0, n / 100, 0.0, 0.0)) for n in range(100)])
    if analyzed:
        await db.run(b"analyze vector_embeddings", {})
    chosen = await plan(db, mine)
    assert "Seq Scan" not in chosen
    assert re.search(r"using vector_embeddings_\w+|on vector_embeddings_\w+", chosen)


async def test_each_row_is_compared_once(db: Database) -> None:
    """The score is worked out for the few that are returned; beside the distance it would compare every row twice."""
    chosen = await plan(db, scope_of(uuid4()))
    compared = [line for line in chosen.splitlines() if line.strip().startswith("Output:") and "<=>" in line]
    assert compared
    assert all(line.count("<=>") == 1 for line in compared), chosen


def cosine(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The similarity of two vectors in double precision."""
    return sum(a * b for a, b in zip(one, other, strict=True)) / math.hypot(*one) / math.hypot(*other)


async def test_a_large_dimension_is_searched_too(db: Database) -> None:
    store = VectorRepository(db)
    scope = scope_of(uuid4(), dimension=3072)
    await store.upsert(scope, [StoredVector(ref="one", values=(1.0,) * 3072), StoredVector(ref="two", values=(-1.0,) * 3072)])
    assert [hit.ref for hit in await store.nearest(scope, (1.0,) * 3072, limit=5)] == ["one", "two"]


@pytest.mark.parametrize("name", ["chroma", "pinecone"])
async def test_a_store_that_fails_is_unavailable(name: str, db: Database, database_url: str) -> None:
    with Chroma() as chroma, Pinecone(DIMENSION) as pinecone:
        server = chroma if name == "chroma" else pinecone
        settings = Settings(database_url=database_url, vector_store=name, vector_url=server.url, vector_api_key=KEY)
        store = make_store(settings, db)
        server.down = True
        with pytest.raises(Unavailable, match="EMPTOR_VECTOR_URL"):
            await store.nearest(scope_of(uuid4()), ASKED, limit=1)
        await store.aclose()


@pytest.mark.parametrize("name", ["qdrant", "chroma"])
async def test_a_store_that_is_not_there_is_unavailable(name: str, db: Database, database_url: str) -> None:
    settings = Settings(database_url=database_url, vector_store=name, vector_url="http://127.0.0.1:9")
    store = make_store(settings, db)
    with pytest.raises(Unavailable, match="EMPTOR_VECTOR_URL"):
        await store.nearest(scope_of(uuid4()), ASKED, limit=1)


@pytest.mark.parametrize(
    ("name", "url", "missing"),
    [
        ("qdrant", None, "EMPTOR_VECTOR_URL"),
        ("chroma", None, "EMPTOR_VECTOR_URL"),
        ("pinecone", "http://127.0.0.1:9", "EMPTOR_VECTOR_API_KEY"),
    ],
)
async def test_a_missing_setting_is_named(name: str, url: str | None, missing: str, db: Database, database_url: str) -> None:
    with pytest.raises(ConfigurationError, match=missing):
        make_store(Settings(database_url=database_url, vector_store=name, vector_url=url), db)
