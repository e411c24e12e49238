"""What the sample web is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

SpecValue = int | float | str | bool


@dataclass(frozen=True)
class Product:
    """A product as its maker knows it.

    Attributes:
        key: slug, unique.
        kind: what it is, in English: `over-ear headphones`.
        section: `headphones`, `monitors`, `vacuums`, or one of `sections.SECTIONS`.
        article: twelve digits from which the GTIN follows; they begin with 952, which GS1 keeps for examples.
        specs: names end in the unit where there is one: `battery_life_h`.
    """

    key: str
    brand: str
    model: str
    kind: str
    section: str
    article: str
    mpn: str
    blurb: str
    specs: dict[str, SpecValue]
    colours: tuple[str, ...] = ("Black",)

    @property
    def name(self) -> str:
        return f"{self.brand} {self.model}"

    @property
    def gtin(self) -> str:
        """GTIN-13 with its check digit (GS1 General Specifications, 7.9)."""
        total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(self.article))
        return f"{self.article}{-total % 10}"


@dataclass(frozen=True)
class Offer:
    """A product at a shop.

    Attributes:
        was: struck-through price.
        stated: the price that the shop's markup states, where it is not the price on the page.
        hide: specs that this shop does not show.
        stock: schema.org name.
    """

    key: str
    price: Decimal
    was: Decimal | None = None
    stock: str = "InStock"
    stated: Decimal | None = None
    hide: tuple[str, ...] = ()
    condition: str = "new"
    rating: tuple[str, int] = ("4.4", 128)


@dataclass(frozen=True)
class Truth:
    """What a reader of a page can say about it."""

    kind: str
    name: str | None = None
    brand: str | None = None
    price: Decimal | None = None
    list_price: Decimal | None = None
    currency: str | None = None
    availability: str | None = None
    condition: str | None = None
    gtin: str | None = None
    mpn: str | None = None
    sku: str | None = None
    specs: dict[str, SpecValue] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class SitePage:
    """One answer of the sample web."""

    url: str
    body: str
    truth: Truth
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
