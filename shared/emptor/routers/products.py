"""Products your jobs and watches have read, and their prices over time."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from emptor.core.auth import CurrentUser
from emptor.core.chosen_fields import Fields, only
from emptor.models.api import PAGE_SIZE_DEFAULT, CursorPage
from emptor.models.extraction import Condition
from emptor.models.products import PriceObservation, PriceSeries, PriceSummaries, ProductDetails, ProductMatches, ProductView
from emptor.models.watches import URL_MAX_CHARS
from emptor.routers.dependencies import NextCursor, PageSize, ProductId, ServicesDep

WORDS_MAX_CHARS = 200
SEARCH_DEFAULT, SEARCH_MAX = 10, 50
SUMMARY_DAYS, SUMMARY_DAYS_MAX = 365, 3_650


router = APIRouter(prefix="/products", tags=["products"])


@router.get("", response_model=CursorPage[ProductView])
async def list_products(
    *,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
    q: Annotated[
        str | None, Query(max_length=WORDS_MAX_CHARS, description="Words that brand, name and GTIN must hold, all of them.")
    ] = None,
    url: Annotated[str | None, Query(max_length=URL_MAX_CHARS, description="The product of this page alone.")] = None,
    fields: Fields = None,
) -> Any:
    """List the products your jobs and watches have read, each with its newest price; last read first."""
    return only(fields, await services.products.page(user.user_id, limit, cursor, q, url), CursorPage[ProductView])


@router.get("/search")
async def search_products(
    user: CurrentUser,
    services: ServicesDep,
    q: Annotated[str, Query(min_length=1, max_length=WORDS_MAX_CHARS, description="What is looked for, in words of your own.")],
    limit: Annotated[int, Query(ge=1, le=SEARCH_MAX, description="How many products at most.")] = SEARCH_DEFAULT,
) -> ProductMatches:
    """Find products your jobs and watches have read by what they are: `running headphones that survive rain`; best first.

    Without an embedding model the words of `q` must all occur in brand, name or GTIN; `mode` and `note` say so.
    """
    return await services.product_search.search(user.user_id, q, limit)


@router.get("/{product_id}", response_model=ProductDetails)
async def get_product(product_id: ProductId, user: CurrentUser, services: ServicesDep, fields: Fields = None) -> Any:
    """Read a product: its newest price, and what its page said when it was last read, with the words that say it."""
    return only(fields, await services.products.get(user.user_id, product_id))


@router.get("/{product_id}/prices")
async def list_prices(
    product_id: ProductId,
    *,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
    since: Annotated[AwareDatetime | None, Query(description="Only prices observed then or later; with a time zone.")] = None,
    currency: Annotated[str | None, Query(pattern=r"^[A-Z]{3}$", description="Only prices in this currency, ISO 4217.")] = None,
) -> CursorPage[PriceObservation]:
    """List the product's prices as dated observations, newest first, each with the words of the page that show it."""
    return await services.products.prices(user.user_id, product_id, limit, cursor, since=since, currency=currency)


@router.get("/{product_id}/price-summary")
async def get_price_summary(
    product_id: ProductId,
    user: CurrentUser,
    services: ServicesDep,
    days: Annotated[int, Query(ge=1, le=SUMMARY_DAYS_MAX, description="How far back prices count.")] = SUMMARY_DAYS,
) -> PriceSummaries:
    """Sum up the product's prices: low, average, high, and whether the latest one is good by its own history.

    A struck-through price that was never seen charged is named: a discount from it is none.
    """
    return await services.products.price_summary(user.user_id, product_id, days)


@router.get("/{product_id}/price-series")
async def get_price_series(
    product_id: ProductId,
    *,
    user: CurrentUser,
    services: ServicesDep,
    days: Annotated[int, Query(ge=1, le=SUMMARY_DAYS_MAX, description="How far back prices count.")] = SUMMARY_DAYS,
    currency: Annotated[
        str | None,
        Query(pattern=r"^[A-Z]{3}$", description="Prices in this currency, ISO 4217; the product's most frequent if not given."),
    ] = None,
    condition: Annotated[Condition | None, Query(description="Prices of this condition; `new` if not given.")] = None,
) -> PriceSeries:
    """Read the product's prices at all shops where its GTIN was seen, ready to plot: a row of times, and one of prices a shop.

    A price holds until the next reading; null stands where there was none yet, or it could not be bought.
    """
    return await services.products.price_series(user.user_id, product_id, days, currency=currency, condition=condition)


@router.delete("/{product_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_product(product_id: ProductId, user: CurrentUser, services: ServicesDep) -> None:
    """Forget a product with its prices. A watch on its page goes on, and begins a new product."""
    await services.products.delete(user.user_id, product_id)
