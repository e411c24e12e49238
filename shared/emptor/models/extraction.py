"""What extraction reads from one page: typed values, each with the words it rests on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal, PlainFloat

T = TypeVar("T")


class PageKind(StrEnum):
    PRODUCT = "product"
    LISTING = "listing"
    ARTICLE = "article"  # article, review, test, buying guide
    FORUM = "forum"
    BLOCKED = "blocked"
    ERROR = "error"
    OTHER = "other"


class Availability(StrEnum):
    """The schema.org ItemAvailability names."""

    IN_STOCK = "InStock"
    OUT_OF_STOCK = "OutOfStock"
    PRE_ORDER = "PreOrder"
    PRE_SALE = "PreSale"
    BACK_ORDER = "BackOrder"
    LIMITED = "LimitedAvailability"
    ONLINE_ONLY = "OnlineOnly"
    IN_STORE_ONLY = "InStoreOnly"
    SOLD_OUT = "SoldOut"
    DISCONTINUED = "Discontinued"
    MADE_TO_ORDER = "MadeToOrder"
    RESERVED = "Reserved"


class Condition(StrEnum):
    NEW = "new"
    USED = "used"
    REFURBISHED = "refurbished"
    DAMAGED = "damaged"


class PriceTerms(StrEnum):
    """Why a printed amount is not what anybody pays for the thing: under which condition, or for which part, it stands."""

    NET = "net"  # without tax
    DEPOSIT = "deposit"  # the rest is due later
    INSTALMENT = "instalment"  # one of several payments, or the rent for a time
    MEMBER = "member"  # for members, subscribers, holders of a card or contract
    BID = "bid"  # what somebody has offered so far
    TRADE_IN = "trade_in"  # where the buyer hands in an old one
    FROM = "from"  # the lowest of several prices; which form of the thing costs that is not said
    PLEDGE = "pledge"  # money collected for something that does not exist yet


class Found(Model, Generic[T]):
    """A value read from a page, with where it stands. `quote` and `path` mean what they mean in Evidence."""

    value: T = Field(description="The value, normalised.")
    confidence: PlainFloat = Field(ge=0, le=1, description="How sure the reading is, from 0 to 1.")
    quote: str = Field(description="The exact words on the page that say it.")
    path: str = Field(description="Where on the page the words stand.")


class Spec(Model):
    """One row of a specification: as printed, and normalised where it is a number or a yes/no."""

    label: str = Field(description="Attribute as the page prints it: `Akkulaufzeit`.")
    text: str = Field(description="Value as the page prints it: `bis zu 30 Std.`")
    attribute: str = Field(description="Canonical snake_case name (`battery_life`) or the label in that form.")
    number: PlainDecimal | None = Field(
        default=None, description="Value in `unit`; the upper end of a range or of several values."
    )
    unit: str | None = Field(default=None, description="Canonical unit symbol: h, kg, mm, inch, W, GB, dB, Hz, mAh …")
    yes: bool | None = Field(default=None, description="For attributes that are answered by yes or no.")
    confidence: PlainFloat = Field(default=0.8, ge=0, le=1, description="How sure the reading is, from 0 to 1.")
    quote: str = Field(description="Exact words; contain label and value where they stand together, else the value.")
    path: str = Field(description="Where on the page the row stands.")


class Offer(Model):
    """A price at which a seller sells, as one page shows it."""

    price: Found[PlainDecimal] | None = Field(default=None, description="The price a buyer pays, in the main unit of `currency`.")
    currency: Found[str] | None = Field(
        default=None, description="Currency of the prices, ISO 4217; null when the page does not say it."
    )
    list_price: Found[PlainDecimal] | None = Field(default=None, description="The struck-through or usual price, when higher.")
    terms: Found[PriceTerms] | None = Field(
        default=None, description="The condition that the page puts on the price; null where everybody pays it."
    )
    availability: Found[Availability] | None = Field(default=None, description="Whether it can be bought.")
    condition: Found[Condition] | None = Field(default=None, description="New, used, refurbished, …")
    seller: Found[str] | None = Field(default=None, description="Who sells it.")
    shipping: Found[PlainDecimal] | None = Field(
        default=None, description="Cost of delivery, in the same currency; 0 when delivery is free."
    )
    deposit: Found[PlainDecimal] | None = Field(
        default=None, description="A refundable deposit that comes on top, as for bottles; in the same currency."
    )
    delivery_days: Found[int] | None = Field(default=None, description="The longest time that delivery takes, in days.")
    return_days: Found[int] | None = Field(default=None, description="Within how many days it can be sent back.")
    valid_until: Found[date] | None = Field(default=None, description="The last day of the price.")
    unit_price: Found[PlainDecimal] | None = Field(default=None, description="What one `unit` costs, in the same currency.")
    unit: str | None = Field(default=None, description="What `unit_price` is for, as printed: `kg`, `100 g`.")
    url: str | None = Field(default=None, description="Address of the offer, where it is not the page itself.")


class Variant(Model):
    """One of several forms of the product on a page: a colour, a size."""

    name: str = Field(description="Name of the variant, as printed.")
    sku: str | None = Field(default=None, description="The shop's number of the variant.")
    gtin: str | None = Field(default=None, description="Global trade item number (EAN, UPC) of the variant.")
    options: dict[str, str] = Field(default_factory=dict, description='Its options by name: `{"colour": "black"}`.')
    offer: Offer = Field(default=Offer(), description="Price and availability of the variant.")


class Product(Model):
    """The product a page is about."""

    name: Found[str] | None = Field(default=None, description="Name of the product, as the page gives it.")
    brand: Found[str] | None = Field(default=None, description="Maker's brand.")
    sku: Found[str] | None = Field(default=None, description="The shop's number of the product.")
    gtin: Found[str] | None = Field(default=None, description="8 to 14 digits whose check digit is right.")
    mpn: Found[str] | None = Field(default=None, description="The maker's part number.")
    offer: Offer = Field(default=Offer(), description="The offer the buyer of this page sees.")
    rating: Found[PlainDecimal] | None = Field(default=None, description="On a scale whose best is 5.")
    review_count: Found[int] | None = Field(default=None, description="How many reviews the rating rests on.")
    description: Found[str] | None = Field(default=None, description="What the page says about it, as running text.")
    energy_class: Found[str] | None = Field(
        default=None, description="Of the European energy label: `A` to `G`, or `A+` to `A+++`."
    )
    category: Found[tuple[str, ...]] | None = Field(default=None, description="Breadcrumb, widest first.")
    images: tuple[str, ...] = Field(default=(), description="Addresses of the product's pictures, the main one first.")
    specs: tuple[Spec, ...] = Field(default=(), description="Rows of the specification tables.")
    variants: tuple[Variant, ...] = Field(default=(), description="Other forms of the product on the same page.")


class Mention(Model):
    """A product that an article or a thread speaks of."""

    name: str = Field(description="Name of the product, as written.")
    quote: str = Field(description="The sentence that does.")
    url: str | None = Field(default=None, description="Where the mention links to.")


class ItemLink(Model):
    """An item of a listing, and what the listing says of it. A hint for what to read: the item's own page decides."""

    url: str = Field(description="Address of the item's own page.")
    title: str = Field(default="", description="Name of the item, as the listing prints it.")
    price: str | None = Field(default=None, description="The words that show its price.")
    amount: PlainDecimal | None = Field(default=None, description="The price in the currency's main unit.")
    currency: str | None = Field(default=None, description="ISO 4217 code; null when the listing does not say.")
    availability: Availability | None = Field(default=None, description="Whether it can be bought, as the listing says.")
    image: str | None = Field(default=None, description="Address of the item's picture.")
    rating: PlainDecimal | None = Field(default=None, description="On a scale whose best is 5.")


class Extraction(Model):
    """Everything read from one page."""

    url: str = Field(description="Address of the page, after redirects.")
    kind: PageKind = Field(description="Kind of page.")
    blocked_by: str | None = Field(default=None, description="For a blocked page, who blocks and how one knows.")
    language: str | None = Field(default=None, description="Language of the page, as a tag such as `en` or `pt-BR`.")
    title: str | None = Field(default=None, description="Title of the page.")
    text: str = Field(default="", description="Main text, paragraphs separated by a line feed.")
    author: str | None = Field(default=None, description="Author of the article or the first post.")
    published_at: datetime | None = Field(default=None, description="When the text was published.")
    product: Product | None = Field(
        default=None, description="The product the page is about; null when it is about none or several."
    )
    mentions: tuple[Mention, ...] = Field(default=(), description="Products that the text names.")
    links: tuple[ItemLink, ...] = Field(default=(), description="The items of a listing.")
    items: int = Field(default=0, ge=0, description="How many items a listing or catalogue names; `links` may hold fewer.")
    next_page: str | None = Field(default=None, description="Where a listing goes on.")
    catalogues: tuple[str, ...] = Field(
        default=(), description="Addresses at which the page says that its shop lists products for software."
    )
    search: str | None = Field(default=None, description="The address of the shop's own search, `{query}` for its words.")
    fault: str | None = Field(default=None, description="Why a catalogue could not be read, in one sentence.")
    needs_browser: bool = Field(default=False, description="The page is an empty shell that a script fills.")
