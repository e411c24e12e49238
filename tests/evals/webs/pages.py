"""What a page is to show, and the page itself with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tests.evals.webs.shops import Shop


@dataclass(slots=True)
class Row:
    """A line of a specification, with what it states: keys of attributes or features, with spaces between."""

    label: str
    text: str
    states: str = ""


@dataclass(slots=True)
class Teaser:
    """Another product in a carousel or a comparison."""

    name: str
    url: str
    price: str
    rows: list[Row]
    cents: int = 0


@dataclass(slots=True)
class Item:
    """Everything a product page is to show, whatever its markup."""

    shop: Shop
    url: str
    title: str
    brand: str
    kind: str
    price: Decimal
    sku: str
    intro: str
    was: Decimal | None = None
    gtin: str | None = None
    mpn: str | None = None
    condition: str = "New"
    in_stock: bool = True
    rating: Decimal | None = None
    reviews: int = 0
    rows: list[Row] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)
    instalment: Decimal | None = None
    deposit: Decimal | None = None
    used_price: Decimal | None = None
    also: list[Teaser] = field(default_factory=list)
    compare: list[Teaser] = field(default_factory=list)


OWN, FRAME, OTHERS = "own", "frame", "others"


@dataclass(slots=True)
class WebPage:
    """A page of the web.

    Attributes:
        kind: offer, maker, listing, search, catalogue, home, lab, review, forum.
        sells: key of the product or part; None where the page sells nothing or many things.
        what: product, spare, accessory, kit, bundle, pack, used, refurbished, broken, empty_box, other_brand.
        price: what a buyer pays, as the page says; of honest pages.
        scope: pieces of the page's source with whose they are: OWN, OTHERS, or a product's key.
        states: keys of attributes and features that the page states of what it sells.
    """

    url: str
    html: str
    kind: str
    language: str
    sells: str | None = None
    what: str = "product"
    price: Decimal | None = None
    currency: str | None = None
    lie: str | None = None
    scope: list[tuple[str, str]] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    media_type: str = "text/html"
