"""Products that a user's jobs have seen, and their prices over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from emptor.core.errors import NotFound
from emptor.db.database import Database
from emptor.db.holding import hold
from emptor.db.pages import Cursor, Slice, cut
from emptor.db.sql import queries
from emptor.db.values import jsonb, text
from emptor.models.products import CachedProduct, NewCachedProduct, PriceObservation, UnembeddedProduct

_BIGINT_MAX = 2**63 - 1


class ProductRepository:
    """Rows of cached_product_data and price_observations. Each user has their own."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("products")

    async def upsert(
        self,
        user_id: UUID,
        product: NewCachedProduct,
        prices: Sequence[PriceObservation] = (),
        *,
        held: tuple[UUID, int] | None = None,
    ) -> UUID:
        """Keep what was read of a product page, and the prices on it; return the product's id.

        An older reading than the kept one adds its prices and changes nothing else.

        Args:
            user_id: whose product it is.
            product: what the page says.
            prices: observations on it.
            held: a worker's job and fencing token.

        Raises:
            StaleWorker: the worker no longer holds that job; nothing was written.
        """
        parameters = _parameters(user_id, product)
        async with self._db.transaction() as connection:
            if held is not None:
                await hold(connection, *held)
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

    async def pages_of(self, product_id: UUID, user_id: UUID, *, limit: int) -> list[str]:
        """Addresses of a user's product: its own, then those of others of theirs with the same GTIN, last read first."""
        return list((await self.alike(product_id, user_id, limit=limit)).values())

    async def alike(self, product_id: UUID, user_id: UUID, *, limit: int) -> dict[UUID, str]:
        """Return the addresses of this product and of a user's others with its GTIN: itself first, then the last read."""
        parameters = {"product_id": product_id, "user_id": user_id, "limit": limit}
        rows = await self._db.all(self._sql["alike"], parameters, user_id=user_id)
        return {row["id"]: row["url"] for row in rows}

    async def observed(
        self, product_ids: Sequence[UUID], user_id: UUID, *, since: datetime, limit: int
    ) -> list[tuple[UUID, PriceObservation]]:
        """Return the newest `limit` prices of a user's products since a time, oldest first, each with its product."""
        parameters = {"product_ids": list(product_ids), "since": since, "limit": limit}
        rows = await self._db.all(self._sql["observed"], parameters, user_id=user_id)
        return [(row["product_id"], _observation(row)) for row in rows]

    async def by_url(self, url: str, user_id: UUID) -> CachedProduct | None:
        """What was last understood of a page, for this user."""
        row = await self._db.one(self._sql["by_url"], {"url": text(url), "user_id": user_id}, user_id=user_id)
        return CachedProduct.model_validate(row) if row else None

    async def page(
        self, user_id: UUID, *, limit: int, cursor: str | None = None, words: str | None = None, url: str | None = None
    ) -> Slice[CachedProduct]:
        """A user's products, last read first; with `words`, those whose brand, name and GTIN hold all; with `url`, its page's."""
        before = Cursor.decode(cursor) if cursor else None
        parameters = {
            "user_id": user_id,
            "words": text(words).split() if words else [],
            "url": text(url) if url else None,
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

    async def prices(
        self,
        product_id: UUID,
        user_id: UUID,
        *,
        limit: int,
        cursor: str | None = None,
        since: datetime | None = None,
        currency: str | None = None,
    ) -> Slice[PriceObservation]:
        """Prices of a user's product, newest first. Raises InvalidInput for a cursor that is not one."""
        before = Cursor.decode(cursor) if cursor else None
        parameters = {
            "product_id": product_id,
            "since": since,
            "currency": currency,
            "limit": limit + 1,
            "before_at": before.at if before else None,
            "before_id": min(before.id.int, _BIGINT_MAX) if before else None,
        }
        rows = await self._db.all(self._sql["prices"], parameters, user_id=user_id)
        # the cursor's second half is a UUID: a row's number is one with leading zeros
        cursors = [Cursor(row["observed_at"], UUID(int=row["id"])) for row in rows]
        return cut([_observation(row) for row in rows], limit, cursors)

    async def latest(self, product_ids: Sequence[UUID], user_id: UUID) -> dict[UUID, PriceObservation]:
        """The newest price of each of a user's products that has one."""
        rows = await self._db.all(self._sql["latest"], {"product_ids": list(product_ids)}, user_id=user_id)
        return {row["product_id"]: _observation(row) for row in rows}

    async def some(self, product_ids: Sequence[UUID], user_id: UUID) -> dict[UUID, CachedProduct]:
        """Those of some products that are this user's."""
        rows = await self._db.all(self._sql["some"], {"product_ids": list(product_ids), "user_id": user_id}, user_id=user_id)
        return {row["id"]: CachedProduct.model_validate(row) for row in rows}

    async def unembedded(self, user_id: UUID, model: str, *, limit: int) -> list[UnembeddedProduct]:
        """A user's products whose texts a model has not embedded, or not since they were last read."""
        rows = await self._db.all(self._sql["unembedded"], {"user_id": user_id, "model": model, "limit": limit}, user_id=user_id)
        return [UnembeddedProduct.model_validate(row) for row in rows]

    async def mark_embedded(self, user_id: UUID, model: str, digests: Mapping[UUID, str]) -> None:
        """Note by which model products' texts were embedded, and the digests of these texts."""
        done = {"product_ids": list(digests), "digests": list(digests.values())}
        await self._db.run(self._sql["embedded"], {"user_id": user_id, "model": model, **done})

    async def delete(self, product_id: UUID, user_id: UUID) -> bool:
        """Forget a user's product with its prices; return whether there was one."""
        return await self._db.run(self._sql["delete"], {"product_id": product_id, "user_id": user_id}) > 0


def _observation(row: DictRow) -> PriceObservation:
    return PriceObservation.model_validate({name: row[name] for name in PriceObservation.model_fields})


def _parameters(user_id: UUID, product: NewCachedProduct) -> dict[str, Any]:
    fields = product.model_dump(exclude={"product"})
    cleaned = {name: text(value) if isinstance(value, str) else value for name, value in fields.items()}
    return {**cleaned, "user_id": user_id, "product": jsonb(product.product)}
