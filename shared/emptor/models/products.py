"""Products that were seen before, and what they cost when."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal, PlainFloat
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

    observed_at: datetime = Field(description="When the page was read.")
    price: PlainDecimal = Field(ge=0, description="The price a buyer paid then, in the main unit of `currency`.")
    list_price: PlainDecimal | None = Field(default=None, description="The price it was struck down from, as the shop claims.")
    currency: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="Currency of the prices, ISO 4217; null when the page does not say it."
    )
    seller: str | None = Field(default=None, description="Who sold it.")
    availability: str | None = Field(default=None, description="Whether it could be bought.")
    condition: str | None = Field(default=None, description="New, used, refurbished, …")
    snapshot_id: str | None = Field(default=None, description="SHA-256 of the stored page, for `GET /snapshots/{id}`.")
    quote: str | None = Field(default=None, description="Exact words that show the price.")


class PriceSummary(Model):
    """A product's prices in one currency and condition, and how good the latest one is among them."""

    currency: str = Field(description="Currency of all the amounts, ISO 4217.")
    condition: str = Field(description="`new`, `used`, `refurbished`, …")
    latest: PlainDecimal = Field(description="The price that was seen last.")
    latest_at: datetime = Field(description="When it was seen.")
    lowest: PlainDecimal = Field(description="The lowest price that was seen.")
    lowest_at: datetime = Field(description="When it was seen last.")
    highest: PlainDecimal = Field(description="The highest price that was seen.")
    average: PlainDecimal = Field(description="Each price counts for as long as it held.")
    observations: int = Field(description="How often it was seen.")
    days: PlainFloat = Field(description="Since how many days it has been seen.")
    score: PlainFloat | None = Field(
        description="The part of the time before in which it cost more than now: 1 is as good as it gets, 0.5 usual. Null while "
        "the history is too short (three observations, seven days)."
    )
    trend: Literal["rising", "falling", "steady"] | None = Field(
        description="Where the price goes: its average in the later half of the time against the earlier; `steady` within two "
        "percent. Null like `score`."
    )
    lowest_in_days: int | None = Field(description="For how many days nothing lower was seen; null like `score`.")
    list_price: PlainDecimal | None = Field(description="The price that the shop strikes through now.")
    list_price_charged: bool | None = Field(
        description="Whether that much was ever asked for. False: the discount is one from a price nobody was seen to pay. Null "
        "without a list price, or like `score`."
    )


class PriceSummaries(Model):
    """A product's prices in short."""

    items: tuple[PriceSummary, ...] = Field(description="One a currency and condition, the one seen last first.")


class ShopPrices(Model):
    """What one seller asked for on one page, along the times of its series."""

    product_id: UUID = Field(description="The product of that page: GET /products/{id}.")
    url: str = Field(description="Address of the page.")
    seller: str | None = Field(description="Who sells it there.")
    prices: tuple[PlainDecimal | None, ...] = Field(
        description="One for each of `times`: the price that held then. Null before the first reading, and while it could not be "
        "bought."
    )
    list_prices: tuple[PlainDecimal | None, ...] = Field(
        description="One for each of `times`: the price that was struck through then; null without one."
    )


class PriceSeries(Model):
    """A product's prices at all shops where it was seen, as a chart takes them: one row of times, a row of prices a shop."""

    currency: str | None = Field(description="Currency of all prices, ISO 4217; null when no price was seen.")
    currencies: tuple[str, ...] = Field(description="The currencies in which it was seen, the most frequent first.")
    condition: str = Field(description="`new`, `used`, `refurbished`, …")
    times: tuple[datetime, ...] = Field(description="When a price was read, oldest first; a price holds until the next one.")
    shops: tuple[ShopPrices, ...] = Field(description="One a page and seller, this product's own page first.")
    lowest: tuple[PlainDecimal | None, ...] = Field(
        description="One for each of `times`: the best price at any shop; null while it could not be bought at any."
    )


class ProductLinks(Model):
    """Where to go on from a product; addresses relative to the server."""

    self: str = Field(description="The product, with what its page said.")
    prices: str = Field(description="Its prices as dated observations.")
    price_summary: str = Field(description="Low, average, high, and whether the latest price is good.")
    price_series: str = Field(description="Its prices at all shops, ready to plot.")


class ProductView(Model):
    """A product in a list."""

    id: UUID = Field(description="Id of the product.")
    url: str = Field(description="Address of its page.")
    name: str | None = Field(default=None, description="Name of the product, as its page gives it.")
    brand: str | None = Field(default=None, description="Maker's brand.")
    gtin: str | None = Field(default=None, description="Global trade item number (EAN, UPC).")
    fetched_at: datetime = Field(description="When its page was last read.")
    snapshot_id: str | None = Field(default=None, description="SHA-256 of its newest stored page, for `GET /snapshots/{id}`.")
    latest: PriceObservation | None = Field(default=None, description="The newest price; null when none was ever seen.")
    links: ProductLinks = Field(description="Where to go on from this product.")


class ProductDetails(ProductView):
    """A product in full: what its page said when it was last read."""

    offer: ReportOffer | None = Field(
        default=None, description="The offer on its page when it was last read; null when there was none."
    )
    facts: tuple[ReportFact, ...] = Field(default=(), description="Properties that its page states.")


class UnembeddedProduct(Model):
    """A product whose text is to be embedded."""

    id: UUID
    name: str | None = None
    brand: str | None = None
    product: dict[str, Any] = Field(default_factory=dict)
    digest: str | None = Field(default=None, description="SHA-256 of the text that was embedded last.")


class ProductMatch(Model):
    """A product with how well it fits what was asked for."""

    product: ProductView = Field(description="The product.")
    score: PlainFloat | None = Field(default=None, description="Cosine similarity, -1 to 1; null when found by words.")


class ProductMatches(Model):
    """What fits a description, best first."""

    mode: Literal["meaning", "words"] = Field(
        description="`meaning`: by embeddings. `words`: no embedding model could be asked, and every word had to occur."
    )
    model: str | None = Field(default=None, description="`provider:model` of the embeddings.")
    note: str | None = Field(default=None, description="Why it was not by meaning.")
    items: tuple[ProductMatch, ...] = Field(default=(), description="The products, best first.")
