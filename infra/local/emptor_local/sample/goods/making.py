"""A product out of its name: the first word is the maker's."""

from __future__ import annotations

from emptor_local.sample.model import Product, SpecValue

BRAND_LETTERS = 3
ARTICLE_DIGITS = 4


def make(section: str, kind: str, name: str, article: str, blurb: str, **specs: SpecValue) -> Product:
    """Return the product with a slug and a maker's part number that follow from its name and article number."""
    brand, model = name.split(" ", 1)
    part = f"{brand[:BRAND_LETTERS].upper()}-{article[-ARTICLE_DIGITS:]}"
    return Product(name.lower().replace(" ", "-"), brand, model, kind, section, article, part, blurb, specs)
