"""Who is forgotten is forgotten in the vector store too, wherever that is."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from emptor.core.errors import NotFound, Unavailable
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.jobs import NewJob
from emptor.models.jobs import JobOptions
from emptor.models.vectors import StoredVector, VectorScope
from emptor.services.wiring import Services
from emptor.vectors.port import VectorStore
from tests.fakes.vector_servers import Chroma
from tests.integration.vectors.conftest import DIMENSION

ANYWHERE = (1.0, 0.0, 0.0, 0.0)
MODELS = ("maker:embedding-small", "maker:embedding-large")


def scopes_of(user_id: UUID) -> list[VectorScope]:
    return [VectorScope(user_id=user_id, namespace="products", model=model, dimension=DIMENSION) for model in MODELS]


def services_on(db: Database, **more: object) -> Services:
    return Services(Settings().model_copy(update={"database_url": Settings(database_url=db.url).database_url, **more}))


async def kept_of(store: VectorStore, user_id: UUID) -> int:
    return sum([len(await store.nearest(scope, ANYWHERE, limit=10)) for scope in scopes_of(user_id)])


async def test_the_vectors_of_a_forgotten_user_are_gone_and_those_of_others_stay(db: Database, store: VectorStore) -> None:
    """Of every model, in every store, through the operator's one call."""
    leaving, staying = uuid4(), uuid4()
    services = services_on(db)
    services.vectors = store
    for user_id in (leaving, staying):
        await services.jobs.create(user_id, NewJob(question="quiet headphones", options=JobOptions()))
        for scope in scopes_of(user_id):
            await store.upsert(scope, [StoredVector(ref="one", content="headphones", values=ANYWHERE)])
    assert (await services.operator.forget_user(leaving)).jobs == 1
    assert (await kept_of(store, leaving), await kept_of(store, staying)) == (0, len(MODELS))
    with pytest.raises(NotFound):
        await services.operator.forget_user(leaving)
    await services.aclose()


async def test_while_the_store_is_away_nothing_is_forgotten_and_the_call_can_be_made_again(db: Database) -> None:
    """Else the rows would be gone, the vectors would stay, and nobody could ask for them to go."""
    with Chroma() as chroma:
        services = services_on(db, vector_store="chroma", vector_url=chroma.url)
        user_id = uuid4()
        await services.jobs.create(user_id, NewJob(question="quiet headphones", options=JobOptions()))
        await services.vectors.upsert(scopes_of(user_id)[0], [StoredVector(ref="one", content="headphones", values=ANYWHERE)])
        chroma.down = True
        with pytest.raises(Unavailable, match="EMPTOR_VECTOR_URL"):
            await services.operator.forget_user(user_id)
        chroma.down = False
        assert (await services.operator.forget_user(user_id)).jobs == 1
        assert await kept_of(services.vectors, user_id) == 0
        await services.aclose()
