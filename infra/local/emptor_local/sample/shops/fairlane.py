"""A second store for everyday things: microdata in the markup, specifications as a definition list."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.html import document, esc, join
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import FAIRLANE, stock_of
from emptor_local.sample.sections import SECTIONS

SITE = "https://fairlane-goods.example"
SCHEMA = "https://schema.org"


def pages() -> Iterator[SitePage]:
    """Product pages only: its shelves are reached from the search."""
    for product, offer in stock_of(FAIRLANE):
        yield _product_page(product, offer)


def _title(product: Product) -> str:
    return f"{product.kind.capitalize()} {product.name}"


def _product_page(product: Product, offer: Offer) -> SitePage:
    return SitePage(
        url=f"{SITE}/p/{product.article[-6:]}/{product.key}",
        body=_frame(_title(product), _body(product, offer)),
        truth=Truth(
            "product", name=_title(product), brand=product.brand, price=offer.price, list_price=offer.was, currency="USD",
            availability=offer.stock, condition="new", gtin=product.gtin, mpn=product.mpn, specs=product.specs,
        ),
    )  # fmt: skip


def _body(product: Product, offer: Offer) -> str:
    listed = "".join(f"<dt>{esc(label)}</dt><dd>{esc(value)}</dd>" for label, value in rows(product, hide=offer.hide))
    was = f"<del>{usd(offer.was)}</del>" if offer.was else ""
    stock = "Available now" if offer.stock == "InStock" else "Sold out"
    return join((
        f'<div itemscope itemtype="{SCHEMA}/Product"><h1 itemprop="name">{esc(_title(product))}</h1>',
        f'<p>Brand: <span itemprop="brand">{esc(product.brand)}</span> · Part number: <span itemprop="mpn">{product.mpn}</span></p>',
        f'<meta itemprop="gtin13" content="{product.gtin}"><p itemprop="description">{esc(product.blurb)}</p>',
        f'<div itemprop="offers" itemscope itemtype="{SCHEMA}/Offer"><meta itemprop="priceCurrency" content="USD">',
        f'<span itemprop="price" content="{offer.price}">{usd(offer.price)}</span> {was}',
        f'<link itemprop="itemCondition" href="{SCHEMA}/NewCondition"><link itemprop="availability" href="{SCHEMA}/{offer.stock}">',
        f"{stock}</div><h2>Details</h2><dl>{listed}</dl></div>",
        f'<p class="shelf">From our shelf: {esc(SECTIONS[product.section])}</p>',
    ))  # fmt: skip


def _frame(name: str, body: str) -> str:
    top = '<header><a href="/">Fairlane Goods</a><form role="search"><input name="q"></form></header>'
    return document(
        title=f"{name} - Fairlane Goods", language="en", head="", body=f"{top}<main>{body}</main><footer>Fairlane Goods</footer>"
    )
