"""Products found by meaning: `running headphones that survive rain` among what a user's jobs and watches have read.

Products are embedded when they are first searched for after they were read, a batch at a time: writing a product never waits
for a model, a product that is never searched for costs nothing, and one whose text did not change is not embedded again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from emptor.db.products import ProductRepository
from emptor.llm.port import Embeddings, NoModel
from emptor.models.products import ProductMatch, ProductMatches, UnembeddedProduct
from emptor.models.vectors import StoredVector, VectorScope
from emptor.services.products.known import ProductService
from emptor.vectors.port import VectorStore

log = logging.getLogger(__name__)

NAMESPACE = "products"
NODE = "product_search"  # as which the calls stand in the usage ledger
BATCH = 64  # products embedded by one call
MAX_BATCHES = 4  # in one search; what is left is embedded by the next
MAX_FACTS = 24
MAX_CHARS = 1_200  # of a product's text: small embedding models read a few hundred tokens


class Embedder(Protocol):
    """What turns texts into vectors for one user."""

    async def embeddings(self, texts: Sequence[str], *, node: str) -> Embeddings:
        """Return a vector a text, and the model they are from. Raises NoModel."""
        ...


class ProductSearch:
    """Search by meaning, for one user at a time."""

    def __init__(
        self,
        products: ProductRepository,
        service: ProductService,
        store: VectorStore,
        embedder: Callable[[UUID], Embedder],
    ) -> None:
        """Take where products are, how they are shown, the vector store, and a user's access to embedding models."""
        self._products = products
        self._service = service
        self._store = store
        self._embedder = embedder

    async def search(self, user_id: UUID, query: str, limit: int) -> ProductMatches:
        """Return a user's products that fit a description best.

        Raises:
            Unavailable: the vector store does not answer.
        """
        embedder = self._embedder(user_id)
        try:
            asked = await embedder.embeddings([query], node=NODE)
            scope = VectorScope(user_id=user_id, namespace=NAMESPACE, model=asked.model, dimension=asked.dimension)
            await self._catch_up(scope, embedder)
        except NoModel as why:
            return await self._by_words(user_id, query, limit, why.reason)
        hits = await self._store.nearest(scope, asked.vectors[0], limit=limit)
        shown = await self._service.shown([UUID(hit.ref) for hit in hits], user_id)
        items = [ProductMatch(product=shown[id_], score=hit.score) for hit in hits if (id_ := UUID(hit.ref)) in shown]
        gone = [hit.ref for hit in hits if UUID(hit.ref) not in shown]
        if gone:
            await self._store.delete(scope, gone)
        return ProductMatches(mode="meaning", model=asked.model, items=tuple(items))

    async def _by_words(self, user_id: UUID, query: str, limit: int, why: str) -> ProductMatches:
        page = await self._service.page(user_id, limit, None, query)
        return ProductMatches(mode="words", note=why, items=tuple(ProductMatch(product=item) for item in page.items))

    async def _catch_up(self, scope: VectorScope, embedder: Embedder) -> None:
        """Embed what was read since the last search."""
        for _ in range(MAX_BATCHES):
            waiting = await self._products.unembedded(scope.user_id, scope.model, limit=BATCH)
            if not waiting:
                return
            texts = {product.id: text_of(product) for product in waiting}
            digests = {id_: _digest(scope, text) for id_, text in texts.items()}
            changed = [product.id for product in waiting if product.digest != digests[product.id]]
            if changed:
                made = await embedder.embeddings([texts[id_] for id_ in changed], node=NODE)
                if made.model != scope.model:
                    log.warning("another model embedded products than the question: %s, %s", made.model, scope.model)
                    return
                vectors = [
                    StoredVector(ref=str(id_), content=texts[id_], values=tuple(values))
                    for id_, values in zip(changed, made.vectors, strict=True)
                ]
                await self._store.upsert(scope, vectors)
            await self._products.mark_embedded(scope.user_id, scope.model, digests)


def text_of(product: UnembeddedProduct) -> str:
    """Return what a product is, in words: brand, name, and what its page states."""
    facts = product.product.get("facts")
    stated = [
        f"{fact.get('label') or fact.get('attribute')}: {fact['value']} {fact.get('unit') or ''}".rstrip()
        for fact in (facts if isinstance(facts, list) else [])[:MAX_FACTS]
        if isinstance(fact, dict) and fact.get("value")
    ]
    name = product.name or ""
    brand = product.brand or ""
    title = name if brand.casefold() in name.casefold() else f"{brand} {name}"
    return ". ".join([title.strip(), *stated])[:MAX_CHARS]


def _digest(scope: VectorScope, text: str) -> str:
    """The text together with what embedded it: a new model embeds everything again."""
    return sha256(f"{scope.model}/{scope.dimension}/{text}".encode()).hexdigest()
