"""Made-up goods: categories from data, and products, siblings and parts from a seed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from tests.evals.frame import Split, split_of
from tests.evals.webs.language import DATA, LANGUAGES, Naming, capital, words

GRAMS = Decimal(1000)
LIGHT_KG = Decimal(2)  # below this, weights are printed in grams
_STARTS = "Bel Cor Dra Fen Gal Hal Jor Kel Lum Mar Nor Or Pel Quen Ral Sol Tam Ul Vel Wen Zar".split()
_MIDDLES = "a e i o u an el in or ul".split()
_ENDS = "vik mont dine ra tis gard nova sen lux deau beck rio stal wyn".split()
_LINES = (
    "Aster Brisa Cirro Dune Ember Fjord Gale Haven Isla Jade Krona Lark Mesa Nimbus Opal Pine Quill Ridge Sable Terra".split()
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A figure that stands in no table of the product: `water tank`, litres."""

    key: str
    unit: str
    low: Decimal
    high: Decimal
    step: Decimal
    more_is_better: bool
    adjective: str
    names: dict[str, Naming]


@dataclass(frozen=True, slots=True)
class Feature:
    """What a product has or has not."""

    key: str
    names: dict[str, Naming]


@dataclass(frozen=True, slots=True)
class PartKind:
    """A spare part or an accessory, and what it costs as a share of the product's price."""

    key: str
    kind: str
    share: Decimal
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of goods with its own attributes, features and parts."""

    key: str
    electronics: bool
    genders: dict[str, str]
    singular: dict[str, str]
    plural: dict[str, str]
    price: tuple[int, int]
    attributes: tuple[Attribute, ...]
    features: tuple[Feature, ...]
    parts: tuple[PartKind, ...]
    materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    packs: bool = False

    @property
    def split(self) -> Split:
        """Whole categories are held out."""
        return split_of(f"goods of the kind {self.key}")

    def attribute(self, key: str) -> Attribute:
        return next(a for a in self.attributes if a.key == key)


@dataclass(frozen=True, slots=True)
class Product:
    """A product and everything that is true of it. `name` is without the brand."""

    key: str
    category: Category
    brand: str
    line: str
    tier: str
    gtin: str
    mpn: str
    facts: dict[str, Decimal]
    features: dict[str, bool]
    price_eur: Decimal
    colours: tuple[str, ...]
    material: str | None
    sizes: tuple[str, ...]
    rating: Decimal = Decimal("4.2")

    def name(self, language: str) -> str:
        """Brand, line and tier: `Corvik Aster 15 Pro`."""
        tier = words(language).data["second"] if self.tier == "second" else self.tier
        tier = f"({tier})" if self.tier == "second" else tier
        return f"{self.brand} {self.line} {tier}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """A spare part or accessory made for one product."""

    key: str
    kind: PartKind
    product: Product
    price_eur: Decimal

    def name(self, language: str) -> str:
        part, product = self.kind.names[language], self.product.name(language)
        text = str(words(language).data["for_product"]).format(part=part, product=product)
        return capital(text)


@dataclass(slots=True)
class Goods:
    """All goods of one web."""

    products: list[Product] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def of(self, category: Category) -> list[Product]:
        return [p for p in self.products if p.category.key == category.key]

    def siblings(self, product: Product) -> list[Product]:
        return [p for p in self.products if p.brand == product.brand and p.line == product.line and p is not product]


@lru_cache(maxsize=1)
def categories() -> tuple[Category, ...]:
    """All categories of the data, by name."""
    files = sorted((DATA / "categories").glob("*.toml"))
    return tuple(category_of(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files)


def category_of(key: str, data: dict[str, Any]) -> Category:
    """A category as its file describes it."""
    split = [name.split("|") for name in data["names"]]
    low, high = (Decimal(str(n)) for n in data["weight"])
    grams = high < LIGHT_KG
    unit, step = ("g", Decimal(10)) if grams else ("kg", Decimal("0.1"))
    scale = GRAMS if grams else Decimal(1)
    weights = {lang: Naming.parse(words(lang).data["weight"]) for lang in LANGUAGES}
    weight = Attribute("weight", unit, low * scale, high * scale, step, False, "light", weights)
    return Category(
        key,
        data.get("electronics", False),
        *({lang: row[place] for lang, row in zip(LANGUAGES, split, strict=True)} for place in range(3)),
        tuple(data["price"]),
        (*(_attribute(name, row) for name, row in data["attribute"].items()), weight),
        tuple(Feature(name, _namings(row["names"])) for name, row in data["feature"].items()),
        tuple(
            PartKind(name, row["kind"], Decimal(str(row["share"])), dict(zip(LANGUAGES, row["names"], strict=True)))
            for name, row in data["part"].items()
        ),
        tuple(data.get("materials", ())),
        tuple(data.get("sizes", ())),
        data.get("packs", False),
    )


def _attribute(key: str, row: dict[str, Any]) -> Attribute:
    low, high, step = (Decimal(str(n)) for n in (*row["range"], row["step"]))
    return Attribute(key, row["unit"], low, high, step, row["better"] == "more", row["adjective"], _namings(row["names"]))


def _namings(names: list[str]) -> dict[str, Naming]:
    return {lang: Naming.parse(text) for lang, text in zip(LANGUAGES, names, strict=True)}


# The siblings of a family, of eight products in four families. A digit in a line is part of the name.
_FAMILIES = (("15", ("", "Pro", "Mini")), ("K40", ("", "Max")), ("", ("", "second")), ("300", ("S",)))
COLOURS = ("black", "white", "red", "blue", "green", "grey")


def make_goods(seed: str, kinds: tuple[Category, ...]) -> Goods:
    """The products and parts of a web: eight products a category, in families of siblings. The same for the same seed."""
    rng = Random(f"goods {seed}")
    names = _brand_names(rng)
    lines = list(_LINES)
    rng.shuffle(lines)
    goods = Goods()
    for category in kinds:
        goods.products.extend(_products(rng, category, names, lines))
    goods.parts.extend(parts_of(rng, goods.products, _PART_SHARE))
    return goods


_PART_SHARE = 0.4  # of products have a given part on sale


def _brand_names(rng: Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        name = rng.choice(_STARTS) + rng.choice(_MIDDLES) + rng.choice(_ENDS)
        if name not in seen:
            seen.add(name)
            yield name


def _products(rng: Random, category: Category, names: Iterator[str], lines: list[str]) -> Iterator[Product]:
    def named() -> Iterator[Named]:
        for number, tiers in _FAMILIES:
            brand, line = next(names), f"{lines.pop()} {number}".strip()
            yield from (Named(brand, line, tier) for tier in tiers)

    def mpn(name: Named) -> str:
        return f"{name.brand[:2].upper()}{rng.randint(1000, 9999)}{name.tier[:1].upper()}"

    for product in products_of(rng, category, sum(len(tiers) for _, tiers in _FAMILIES), named(), mpn):
        yield replace(product, rating=Decimal(rng.randint(38, 48)) / 10)


class Named(NamedTuple):
    """What a product is called."""

    brand: str
    line: str
    tier: str


def products_of(
    rng: Random, category: Category, count: int, names: Iterable[Named], mpn: Callable[[Named], str]
) -> Iterator[Product]:
    """Products of a category that bear these names, one after the other: names may be drawn while products are.

    Args:
        rng: chance.
        category: what they are.
        count: of the names.
        names: in the order of the products.
        mpn: makes the maker's number.
    """
    figures = {a.key: _spread(rng, a, count) for a in category.attributes}
    prices = _prices(rng, category.price, count)
    has = {f.key: _halves(rng, count) for f in category.features}
    for place, name in enumerate(names):
        yield Product(
            key=f"{category.key}/{place}",
            category=category,
            brand=name.brand,
            line=name.line,
            tier=name.tier,
            gtin=_gtin(rng),
            mpn=mpn(name),
            facts={key: values[place] for key, values in figures.items()},
            features={key: values[place] for key, values in has.items()},
            price_eur=prices[place],
            colours=tuple(rng.sample(COLOURS, 2)),
            material=rng.choice(category.materials) if category.materials else None,
            sizes=tuple(s for s in category.sizes if rng.random() < _SIZE_SHARE) or category.sizes[:1],
        )


_SIZE_SHARE = 0.6  # of a category's sizes that a product is made in


def parts_of(rng: Random, products: Iterable[Product], share: float) -> Iterator[Part]:
    """The parts on sale: that share of those which are made for each product."""
    for product in products:
        for kind in product.category.parts:
            if rng.random() < share:
                price = max(product.price_eur * kind.share, _LEAST_PART_PRICE)
                yield Part(f"{product.key}#{kind.key}", kind, product, price)


_LEAST_PART_PRICE = Decimal(3)  # EUR


def _spread(rng: Random, attribute: Attribute, count: int) -> list[Decimal]:
    """Figures over the whole range, with room between them."""
    steps = int((attribute.high - attribute.low) / attribute.step)
    places = [round(i * steps / (count - 1)) for i in range(count)]
    values = [attribute.low + attribute.step * place for place in places]
    rng.shuffle(values)
    return values


def _prices(rng: Random, bounds: tuple[int, int], count: int) -> list[Decimal]:
    """Prices in equal ratios over the range, jittered a little."""
    low, high = bounds
    ratio = (high / low) ** (1 / (count - 1))
    values = [Decimal(str(round(low * ratio**i * rng.uniform(0.98, 1.02), 2))) for i in range(count)]
    rng.shuffle(values)
    return values


def _halves(rng: Random, count: int) -> list[bool]:
    """As many that have something as have not."""
    values = [i < count // 2 for i in range(count)]
    rng.shuffle(values)
    return values


def _gtin(rng: Random) -> str:
    """Thirteen digits with a right check digit."""
    digits = [4, 0, *(rng.randint(0, 9) for _ in range(10))]
    check = -sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    return "".join(map(str, (*digits, check)))
