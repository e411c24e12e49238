"""Makers' pages: what the maker says of its product, with a recommended price at most, and nothing to buy."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from emptor_local.sample.goods import CATALOGUE
from emptor_local.sample.html import document, esc
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Product, SitePage, Truth

# product → recommended price, where the maker prints one
SHEETS: dict[str, Decimal | None] = {
    "halvik-meridian-45": Decimal("159.00"),
    "halvik-meridian-pro": Decimal("159.00"),
    "quillon-arc-lite": None,
    "quillon-arc-max": Decimal("299.00"),
    "sonnika-longhaul-80": None,
    "mirefold-haven": None,
    "lumetra-l27q": None,
    "vantor-view-27c": None,
    "domovik-r5": Decimal("379.00"),
    "sweepra-max-plus": None,
}
NOTES = {
    "quillon-arc-lite": "Battery life measured at 50 % volume with noise cancelling off. With noise cancelling on it is shorter.",
    "halvik-meridian-45": "Battery life measured with noise cancelling on at 70 dB; up to 60 hours with it off.",
    "sonnika-longhaul-80": "This model has been discontinued. Spare cushions remain available until 2029.",
}


def pages() -> Iterator[SitePage]:
    """A page with the data sheet of each."""
    for key, recommended in SHEETS.items():
        yield _sheet(CATALOGUE[key], recommended)


def address(product: Product) -> str:
    return f"https://www.{product.brand.lower()}.example/products/{product.key.removeprefix(product.brand.lower() + '-')}"


def _sheet(product: Product, recommended: Decimal | None) -> SitePage:
    cells = "".join(
        f'<div class="row"><div class="k">{esc(label)}</div><div class="v">{esc(value)}</div></div>'
        for label, value in rows(product)
    )
    price = f"<p>Recommended retail price {usd(recommended)}. Available from selected dealers.</p>" if recommended else ""
    note = f'<p class="footnote">{esc(NOTES[product.key])}</p>' if product.key in NOTES else ""
    body = (
        f'<header><a href="/">{esc(product.brand)}</a><nav><a href="/products">Products</a><a href="/support">Support</a></nav></header>'
        f'<main><h1>{esc(product.model)}</h1><p class="lead">{esc(product.blurb)}</p>{price}<a href="/dealers">Find a dealer</a>'
        f'<h2>Data sheet</h2>{cells}<div class="row"><div class="k">Article number</div><div class="v">{product.mpn}</div></div>'
        f'<div class="row"><div class="k">EAN</div><div class="v">{product.gtin}</div></div>{note}</main>'
        f"<footer>© 2026 {esc(product.brand)}. Specifications may change without notice.</footer>"
    )
    return SitePage(
        url=address(product),
        body=document(title=f"{product.name}: data sheet | {product.brand}", language="en", head="", body=body),
        truth=Truth(
            "product", name=product.model, brand=product.brand, gtin=product.gtin, mpn=product.mpn, specs=product.specs,
            list_price=recommended, note="maker's page: recommended price at most, no offer",
        ),
    )  # fmt: skip
