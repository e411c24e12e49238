"""Products a user's jobs and watches have read, and their prices over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ValidationError

from emptor.core.errors import NotFound
from emptor.db.products import ProductRepository
from emptor.models.api import CursorPage
from emptor.models.base import Model
from emptor.models.products import CachedProduct, PriceObservation, PriceSeries, PriceSummaries, ProductDetails, ProductView
from emptor.models.report import ReportFact, ReportOffer
from emptor.services.links import product_links
from emptor.services.products.price_series import SeenAt, series
from emptor.services.products.price_summary import summaries

SHOPS_MAX = 20  # pages of one product in a series
SUMMED_UP_MAX = 5_000  # observations, the newest ones: a year of one every two hours

M = TypeVar("M", bound=Model)


class ProductService:
    """The use cases of known products, for one user at a time."""

    def __init__(self, products: ProductRepository) -> None:
        self._products = products

    async def page(
        self, user_id: UUID, limit: int, cursor: str | None, words: str | None, url: str | None = None
    ) -> CursorPage[ProductView]:
        """List products, last read first. Raises InvalidInput for a cursor that is not one of ours."""
        found = await self._products.page(user_id, limit=limit, cursor=cursor, words=words, url=url)
        views = await self._views({product.id: product for product in found.items}, user_id)
        return CursorPage(items=tuple(views.values()), next_cursor=found.next_cursor)

    async def shown(self, product_ids: Sequence[UUID], user_id: UUID) -> dict[UUID, ProductView]:
        """Return those of some products that are the user's, each with its newest price."""
        return await self._views(await self._products.some(product_ids, user_id), user_id)

    async def _views(self, products: Mapping[UUID, CachedProduct], user_id: UUID) -> dict[UUID, ProductView]:
        latest = await self._products.latest(list(products), user_id)
        return {id_: ProductView(**_shown(product), latest=latest.get(id_)) for id_, product in products.items()}

    async def get(self, user_id: UUID, product_id: UUID) -> ProductDetails:
        """Return the product. Raises NotFound for another user's as for one that does not exist."""
        product = await self._owned(user_id, product_id)
        latest = await self._products.latest([product_id], user_id)
        facts = product.product.get("facts")
        return ProductDetails(
            **_shown(product),
            latest=latest.get(product_id),
            offer=_stored(ReportOffer, product.product.get("offer")),
            facts=tuple(fact for item in facts or () if (fact := _stored(ReportFact, item))) if isinstance(facts, list) else (),
        )

    async def prices(
        self,
        user_id: UUID,
        product_id: UUID,
        limit: int,
        cursor: str | None,
        *,
        since: datetime | None = None,
        currency: str | None = None,
    ) -> CursorPage[PriceObservation]:
        """List prices, newest first. Raises NotFound for another user's product, InvalidInput for a wrong cursor."""
        await self._owned(user_id, product_id)
        found = await self._products.prices(product_id, user_id, limit=limit, cursor=cursor, since=since, currency=currency)
        return CursorPage(items=tuple(found.items), next_cursor=found.next_cursor)

    async def price_summary(self, user_id: UUID, product_id: UUID, days: int) -> PriceSummaries:
        """Sum up the prices of the last so many days. Raises NotFound for another user's product."""
        await self._owned(user_id, product_id)
        now = datetime.now(UTC)
        since = now - timedelta(days=days)
        found = await self._products.prices(product_id, user_id, limit=SUMMED_UP_MAX, since=since)
        return PriceSummaries(items=summaries(found.items, now))

    async def price_series(
        self, user_id: UUID, product_id: UUID, days: int, *, currency: str | None, condition: str | None
    ) -> PriceSeries:
        """Return the prices at all shops where the product's GTIN was seen. Raises NotFound for another user's product."""
        pages = await self._products.alike(product_id, user_id, limit=SHOPS_MAX)
        if not pages:
            raise _missing(product_id)
        since = datetime.now(UTC) - timedelta(days=days)
        observed = await self._products.observed(list(pages), user_id, since=since, limit=SUMMED_UP_MAX)
        seen = [SeenAt(id_, pages[id_], price) for id_, price in observed]
        return series(seen, list(pages), currency=currency, condition=condition)

    async def delete(self, user_id: UUID, product_id: UUID) -> None:
        """Forget a product with its prices. Raises NotFound."""
        if not await self._products.delete(product_id, user_id):
            raise _missing(product_id)

    async def _owned(self, user_id: UUID, product_id: UUID) -> CachedProduct:
        product = await self._products.get(product_id, user_id)
        if product is None:
            raise _missing(product_id)
        return product


def _missing(product_id: UUID) -> NotFound:
    return NotFound(f"There is no product {product_id}. Check the id, or list yours with GET /api/v1/products.")


def _shown(product: CachedProduct) -> Mapping[str, Any]:
    shown = product.model_dump(include={"id", "url", "name", "brand", "gtin", "fetched_at", "snapshot_id"})
    return {**shown, "links": product_links(product.id)}


def _stored(model: type[M], value: object) -> M | None:
    """A stored value as the model of today; None for one of another form, as an older version may have written."""
    try:
        return None if value is None else model.model_validate(value)
    except ValidationError:
        return None
