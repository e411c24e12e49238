"""Goods of the bazaar: kinds that suite webs does not have, in families whose members differ by a numeral or one word."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from random import Random

from tests.evals.bazaar.saying import DATA
from tests.evals.webs.goods import (
    COLOURS,
    Category,
    Goods,
    Part,
    Product,
    category_of,
    gtin_of,
    halves,
    prices_of,
    spread,
)

PART_SHARE = 0.5  # of products have a given part on sale
SIZE_SHARE = 0.6  # of a kind's sizes that a product is made in
_HEADS = "Ash Bron Clar Dov Eld Fros Grim Hux Iver Jas Kest Lind Mox Nev Oak Pry Rud Sten Thor Vask".split()
_TAILS = "by er ford holm ic low man ness ock quist sson ton well wick".split()
_LINES = (
    "Atlas Bolt Comet Delta Echo Falco Giro Halo Ion Juno Kite Lynx Mira Nova Orbit Pico Quest Rhino Solo Tempo Unity Vento Yeti"
).split()
# Members of a family: bare, a numeral, a word behind, letters and digits, a number within the line.
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("II", "III")),
    ("", ("", "Plus", "XL")),
    ("GT 240", ("", "Lite")),
    ("7", ("Duo",)),
    ("VX-90", ("",)),
)


@lru_cache(maxsize=1)
def kinds() -> tuple[Category, ...]:
    """All kinds of the bazaar, by name."""
    files = sorted((DATA / "kinds").glob("*.toml"))
    return tuple(category_of(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files)


def make_wares(seed: str, chosen: tuple[Category, ...]) -> Goods:
    """Nine products a kind with their parts. The same for the same seed."""
    rng = Random(f"wares {seed}")
    makers = [f"{a}{b}" for a in _HEADS for b in _TAILS]
    rng.shuffle(makers)
    goods = Goods()
    for category in chosen:
        goods.products.extend(_products(rng, category, makers))
    for product in goods.products:
        for kind in product.category.parts:
            if rng.random() < PART_SHARE:
                goods.parts.append(Part(f"{product.key}#{kind.key}", kind, product, max(product.price_eur * kind.share, 3)))
    return goods


def _products(rng: Random, category: Category, makers: list[str]) -> list[Product]:
    count = sum(len(members) for _, members in _FAMILIES)
    figures = {a.key: spread(rng, a, count) for a in category.attributes}
    prices = prices_of(rng, category.price, count)
    has = {f.key: halves(rng, count) for f in category.features}
    names = rng.sample(_LINES, len(_FAMILIES))
    made: list[Product] = []
    for line, (number, members) in zip(names, _FAMILIES, strict=True):
        brand = makers.pop()
        for member in members:
            place = len(made)
            made.append(
                Product(
                    key=f"{category.key}/{place}",
                    category=category,
                    brand=brand,
                    line=f"{line} {number}".strip(),
                    tier=member,
                    gtin=gtin_of(rng),
                    mpn=f"{line[:3].upper()}-{rng.randint(100, 999)}-{rng.randint(10, 99)}",
                    facts={key: values[place] for key, values in figures.items()},
                    features={key: values[place] for key, values in has.items()},
                    price_eur=prices[place],
                    colours=tuple(rng.sample(COLOURS, 2)),
                    material=rng.choice(category.materials) if category.materials else None,
                    sizes=tuple(s for s in category.sizes if rng.random() < SIZE_SHARE) or category.sizes[:1],
                )
            )
    return made
