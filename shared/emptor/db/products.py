"""Products that a user's jobs have seen, and their prices over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from emptor.core.errors import NotFound
from emptor.db.database import Database
from emptor.db.pages import Cursor, Slice, cut
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.products import CachedProduct, NewCachedProduct, PriceObservation


class ProductRepository:
    """Rows of cached_product_data and price_observations. Each user has their own."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("products")

    async def upsert(self, user_id: UUID, product: NewCachedProduct, prices: Sequence[PriceObservation] = ()) -> UUID:
        """Keep what was read of a product page, and the prices on it; return the product's id.

        An older reading than the kept one adds its prices and changes nothing else.
        """
        parameters = _parameters(user_id, product)
        async with self._db.transaction() as connection:
            row = await (await connection.execute(self._sql["upsert"], parameters)).fetchone()
            row = row or await (await connection.execute(self._sql["id_of"], parameters)).fetchone()
            if row is None:
                raise NotFound(f"The product at {product.url} was deleted meanwhile.")
            for price in prices:
                await connection.execute(self._sql["observe"], {"product_id": row["id"], **price.model_dump()})
        product_id: UUID = row["id"]
        return product_id

    async def get(self, product_id: UUID, user_id: UUID) -> CachedProduct | None:
        """A product of this user's."""
        row = await self._db.one(self._sql["get"], {"product_id": product_id}, user_id=user_id)
        return CachedProduct.model_validate(row) if row else None

    async def by_url(self, url: str, user_id: UUID) -> CachedProduct | None:
        """What was last understood of a page, for this user."""
        row = await self._db.one(self._sql["by_url"], {"url": text(url), "user_id": user_id}, user_id=user_id)
        return CachedProduct.model_validate(row) if row else None

    async def page(
        self, user_id: UUID, *, limit: int, cursor: str | None = None, words: str | None = None
    ) -> Slice[CachedProduct]:
        """A user's products, last read first; with `words`, those whose brand and name hold them."""
        before = Cursor.decode(cursor) if cursor else None
        parameters = {
            "user_id": user_id,
            "words": text(words) if words else None,
            "limit": limit + 1,
            "before_at": before.at if before else None,
            "before_id": before.id if before else None,
        }
        rows = await self._db.all(self._sql["page"], parameters, user_id=user_id)
        products = [CachedProduct.model_validate(row) for row in rows]
        return cut(products, limit, [Cursor(product.fetched_at, product.id) for product in products])

    async def history(self, product_id: UUID, user_id: UUID, *, since: datetime | None = None) -> list[PriceObservation]:
        """Prices of a user's product, oldest first."""
        rows = await self._db.all(self._sql["history"], {"product_id": product_id, "since": since}, user_id=user_id)
        return [PriceObservation.model_validate(row) for row in rows]


def _parameters(user_id: UUID, product: NewCachedProduct) -> dict[str, Any]:
    fields = product.model_dump(exclude={"product"})
    cleaned = {name: text(value) if isinstance(value, str) else value for name, value in fields.items()}
    return {**cleaned, "user_id": user_id, "product": jsonb(product.product)}
