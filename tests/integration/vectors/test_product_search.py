"""Search by meaning among the products that a user's jobs and watches have read."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from emptor.db import Database
from emptor.db.products import ProductRepository
from emptor.db.sql import queries
from emptor.db.vectors import VectorRepository
from emptor.llm.port import Embeddings, NoModel
from emptor.models.products import NewCachedProduct, ProductMatches
from emptor.models.vectors import VectorScope
from emptor.services.products.known import ProductService
from emptor.services.products.search import BATCH, MAX_BATCHES, NAMESPACE, ProductSearch

MODEL = "maker:embedding-small"
DIMENSION = 512
READ_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
# What this model takes to mean the same: a stand-in for what a real one has learned.
MEANINGS = {"earphones": "headphones", "headset": "headphones", "waterproof": "rain", "kettle": "boils"}


class WordModel:
    """An embedding model that knows a few synonyms: a text is the sum of its words."""

    def __init__(self, model: str = MODEL) -> None:
        self.model = model
        self.texts: list[str] = []

    async def embeddings(self, texts: Sequence[str], *, node: str) -> Embeddings:
        self.texts += texts
        return Embeddings(model=self.model, dimension=DIMENSION, vectors=[self._of(text) for text in texts])

    def _of(self, text: str) -> list[float]:
        vector = [0.0] * DIMENSION
        for word in "".join(char if char.isalnum() else " " for char in text.lower()).split():
            vector[zlib.crc32(MEANINGS.get(word, word).encode()) % DIMENSION] += 1.0
        return vector


class NoEmbeddings:
    """No embedding model is configured."""

    async def embeddings(self, texts: Sequence[str], *, node: str) -> Embeddings:
        raise NoModel("no model is configured for embedding")


class Shelf:
    """A database with a user's products, and the search over them."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.products = ProductRepository(db)
        self.vectors = VectorRepository(db)
        self.model: WordModel | NoEmbeddings = WordModel()
        service = ProductService(self.products)
        self.finder = ProductSearch(self.products, service, self.vectors, lambda user_id: self.model)
        self.user_id = uuid4()

    async def put(self, name: str, *, user_id: UUID | None = None, at: datetime = READ_AT, **facts: str) -> UUID:
        stated = [{"attribute": label, "label": label, "value": value, "unit": None} for label, value in facts.items()]
        product = NewCachedProduct(
            url=f"https://shop.example/{name.replace(' ', '-')}", name=name, product={"facts": stated}, fetched_at=at
        )
        owner = user_id or self.user_id
        await self.db.run(queries("jobs")["know_user"], {"user_id": owner})
        return await self.products.upsert(owner, product)

    async def find(self, query: str, limit: int = 10) -> ProductMatches:
        return await self.finder.search(self.user_id, query, limit)

    @property
    def embedded(self) -> list[str]:
        assert isinstance(self.model, WordModel)
        return self.model.texts


@pytest.fixture
def shelf(db: Database) -> Shelf:
    return Shelf(db)


def names(found: ProductMatches) -> list[str | None]:
    return [match.product.name for match in found.items]


async def test_products_are_found_by_what_they_are_not_by_their_words(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", use="earphones", protection="waterproof")
    await shelf.put("Nordbryg K2", use="kettle")
    await shelf.put("Halvik Studio", use="headset for work")
    found = await shelf.find("headphones rain")
    assert found.mode == "meaning"
    assert found.model == MODEL
    assert names(found)[:2] == ["Tarvane Drift", "Halvik Studio"]
    assert found.items[0].score > found.items[1].score > found.items[2].score


async def test_a_product_is_embedded_once(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", use="earphones")
    await shelf.find("headphones")
    await shelf.find("something else")
    assert shelf.embedded == ["headphones", "Tarvane Drift. use: earphones", "something else"]


async def test_a_product_read_again_is_embedded_again_only_if_it_changed(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", use="earphones")
    await shelf.find("q")
    later = datetime.now(UTC) + timedelta(minutes=1)
    await shelf.put("Tarvane Drift", at=later, use="earphones")
    await shelf.find("q")
    assert shelf.embedded == ["q", "Tarvane Drift. use: earphones", "q"]
    await shelf.put("Tarvane Drift", at=later + timedelta(minutes=1), use="kettle")
    assert names(await shelf.find("boils")) == ["Tarvane Drift"]
    assert shelf.embedded[-1] == "Tarvane Drift. use: kettle"


async def test_another_model_embeds_everything_anew(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", use="earphones")
    await shelf.find("q")
    shelf.model = WordModel("maker:embedding-large")
    found = await shelf.find("headphones")
    assert found.model == "maker:embedding-large"
    assert names(found) == ["Tarvane Drift"]
    assert "Tarvane Drift. use: earphones" in shelf.embedded


async def test_the_products_of_others_are_not_found(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", user_id=uuid4(), use="earphones")
    assert names(await shelf.find("headphones")) == []
    assert shelf.embedded == ["headphones"]


async def test_without_a_model_every_word_must_occur_and_the_answer_says_so(shelf: Shelf) -> None:
    await shelf.put("Tarvane Drift", use="earphones")
    await shelf.put("Halvik Drift")
    shelf.model = NoEmbeddings()
    found = await shelf.find("drift tarvane")
    assert (found.mode, found.note) == ("words", "no model is configured for embedding")
    assert names(found) == ["Tarvane Drift"]
    assert found.items[0].score is None


async def test_a_deleted_product_is_not_found_and_its_vector_goes(shelf: Shelf) -> None:
    product_id = await shelf.put("Tarvane Drift", use="earphones")
    await shelf.find("headphones")
    await shelf.products.delete(product_id, shelf.user_id)
    assert names(await shelf.find("headphones")) == []
    scope = VectorScope(user_id=shelf.user_id, namespace=NAMESPACE, model=MODEL, dimension=DIMENSION)
    assert await shelf.vectors.nearest(scope, [1.0] * DIMENSION, limit=5) == []


async def test_more_than_one_search_can_embed_are_embedded_by_the_next(shelf: Shelf) -> None:
    count = BATCH * MAX_BATCHES + 5
    for number in range(count):
        await shelf.put(f"Lamp {number}")
    await shelf.find("q")
    assert len(shelf.embedded) == 1 + BATCH * MAX_BATCHES
    await shelf.find("q")
    assert len(shelf.embedded) == 2 + count
