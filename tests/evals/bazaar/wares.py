"""Goods of the bazaar: kinds that suite webs does not have, in families whose members differ by a numeral or one word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from tests.evals.bazaar.saying import DATA
from tests.evals.webs.goods import Category, Goods, Named, Product, category_of, parts_of, products_of

PART_SHARE = 0.5  # of products have a given part on sale
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
    goods.parts.extend(parts_of(rng, goods.products, PART_SHARE))
    return goods


def _products(rng: Random, category: Category, makers: list[str]) -> Iterator[Product]:
    def named() -> Iterator[Named]:
        for line, (number, members) in zip(rng.sample(_LINES, len(_FAMILIES)), _FAMILIES, strict=True):
            brand = makers.pop()
            yield from (Named(brand, f"{line} {number}".strip(), member) for member in members)

    def mpn(name: Named) -> str:
        return f"{name.line[:3].upper()}-{rng.randint(100, 999)}-{rng.randint(10, 99)}"

    return products_of(rng, category, sum(len(members) for _, members in _FAMILIES), named(), mpn)
