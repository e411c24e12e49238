"""Products that were seen before, and what they cost when."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.report import ReportFact, ReportOffer


class NewCachedProduct(Model):
    """A product page as understood at one reading."""

    url: str = Field(description="Address of the page, after redirects.")
    name: str | None = None
    brand: str | None = None
    gtin: str | None = None
    product: dict[str, Any] = Field(description="A Product in JSON.")
    snapshot_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime
    expires_at: datetime | None = Field(default=None, description="When it must be read again; null when never.")


class CachedProduct(NewCachedProduct):
    """A row of cached_product_data."""

    id: UUID
    user_id: UUID


class PriceObservation(Model):
    """A price as one page showed it at one time."""

    observed_at: datetime
    price: Decimal = Field(ge=0)
    list_price: Decimal | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    seller: str | None = None
    availability: str | None = None
    condition: str | None = None
    snapshot_id: str | None = None
    quote: str | None = Field(default=None, description="Exact words that show the price.")


class ProductView(Model):
    """A product in a list."""

    id: UUID
    url: str
    name: str | None = None
    brand: str | None = None
    gtin: str | None = None
    fetched_at: datetime = Field(description="When its page was last read.")
    snapshot_id: str | None = None
    latest: PriceObservation | None = Field(default=None, description="The newest price; null when none was ever seen.")


class ProductDetails(ProductView):
    """A product in full: what its page said when it was last read."""

    offer: ReportOffer | None = None
    facts: tuple[ReportFact, ...] = ()
