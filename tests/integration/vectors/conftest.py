"""Each vector store in turn: pgvector and vecs on PostgreSQL, Qdrant's client in its local mode, the others on fakes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import pytest

from emptor.core.settings import Settings
from emptor.db import Database
from emptor.vectors.factory import make_store
from emptor.vectors.port import VectorStore
from tests.fakes.vector_servers import KEY, Chroma, Pinecone

STORES = ("pgvector", "vecs", "qdrant", "chroma", "pinecone")
DIMENSION = 4
# A real Chroma server in place of the fake, to check the fake against: `chroma run --port 8000`.
CHROMA_URL = os.environ.get("EMPTOR_TEST_CHROMA_URL")


@pytest.fixture(params=STORES)
async def store(request: pytest.FixtureRequest, db: Database, database_url: str) -> AsyncIterator[VectorStore]:
    name = request.param
    if name == "qdrant":
        from qdrant_client import AsyncQdrantClient  # noqa: PLC0415 - only for its own row

        from emptor.vectors.qdrant import QdrantStore  # noqa: PLC0415

        made: VectorStore = QdrantStore(AsyncQdrantClient(":memory:"), "emptor")
        yield made
        await made.aclose()
        return
    with Chroma() as chroma, Pinecone(DIMENSION) as pinecone:
        url = {"chroma": CHROMA_URL or chroma.url, "pinecone": pinecone.url}.get(name)
        settings = Settings(database_url=database_url, vector_store=name, vector_url=url, vector_api_key=KEY)
        made = make_store(settings, db)
        yield made
        await made.aclose()
