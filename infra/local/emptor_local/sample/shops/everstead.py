"""An American store for everything but electronics: one JSON-LD product a page, a table of specifications, plain listings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emptor_local.sample.chatter import reviews
from emptor_local.sample.html import document, esc, join, pick, script_json
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import EVERSTEAD, others, stock_of
from emptor_local.sample.sections import SECTIONS

SITE = "https://www.everstead.example"
SCHEMA = "https://schema.org"
RELATED = 2


def pages() -> Iterator[SitePage]:
    """Product pages, and a listing of each section."""
    for product, offer in stock_of(EVERSTEAD):
        yield _product_page(product, offer)
    for section in SECTIONS:
        yield _listing(section)


def _address(product: Product) -> str:
    return f"{SITE}/{product.section}/{product.key}"


def _title(product: Product) -> str:
    return f"{product.name} {product.kind.title()}"


def _sku(product: Product) -> str:
    return f"ES{product.article[-6:]}"


def _product_page(product: Product, offer: Offer) -> SitePage:
    return SitePage(
        url=_address(product),
        body=_frame(_title(product), _body(product, offer), script_json(_node(product, offer))),
        truth=Truth(
            "product", name=_title(product), brand=product.brand, price=offer.price, list_price=offer.was, currency="USD",
            availability=offer.stock, condition="new", gtin=product.gtin, mpn=product.mpn, sku=_sku(product), specs=product.specs,
        ),
    )  # fmt: skip


def _node(product: Product, offer: Offer) -> dict[str, Any]:
    return {
        "@context": SCHEMA,
        "@type": "Product",
        "name": _title(product),
        "brand": {"@type": "Brand", "name": product.brand},
        "category": SECTIONS[product.section],
        "description": product.blurb,
        "image": f"{SITE}/img/{product.key}.jpg",
        "sku": _sku(product),
        "mpn": product.mpn,
        "gtin13": product.gtin,
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": offer.rating[0], "reviewCount": offer.rating[1]},
        "offers": {
            "@type": "Offer",
            "url": _address(product),
            "price": str(offer.price),
            "priceCurrency": "USD",
            "availability": f"{SCHEMA}/{offer.stock}",
            "itemCondition": f"{SCHEMA}/NewCondition",
        },
    }


def _body(product: Product, offer: Offer) -> str:
    was = f' <s class="was">{usd(offer.was)}</s>' if offer.was else ""
    stock = "In stock, leaves tomorrow" if offer.stock == "InStock" else "Out of stock"
    table = "".join(f"<tr><th>{esc(label)}</th><td>{esc(value)}</td></tr>" for label, value in rows(product, hide=offer.hide))
    said = "".join(
        f"<li><b>{esc(who)}</b> <span>{'★' * stars}</span> {esc(what)}</li>"
        for who, stars, what in reviews("everyday", f"everstead/{product.key}", 2)
    )
    cards = "".join(_card(other, deal) for other, deal in pick(product.key, others(EVERSTEAD, product), RELATED))
    return join((
        f'<nav class="crumbs"><a href="/">Home</a> › <a href="/{product.section}">{esc(SECTIONS[product.section])}</a></nav>',
        f'<h1>{esc(_title(product))}</h1><p class="rating">{offer.rating[0]} of 5, {offer.rating[1]} reviews</p>',
        f'<div class="buy"><p class="price">{usd(offer.price)}{was}</p><p class="stock">{stock}</p><button>Add to cart</button></div>',
        f"<p>{esc(product.blurb)}</p><h2>Specifications</h2><table>{table}<tr><th>EAN</th><td>{product.gtin}</td></tr></table>",
        f'<h2>Reviews</h2><ul class="reviews">{said}</ul><section class="related"><h2>Similar</h2><ul>{cards}</ul></section>',
    ))  # fmt: skip


def _card(product: Product, offer: Offer) -> str:
    return f'<li><a href="{_address(product).removeprefix(SITE)}">{esc(_title(product))}</a> <span>{usd(offer.price)}</span></li>'


def _listing(section: str) -> SitePage:
    items = [(product, offer) for product, offer in stock_of(EVERSTEAD) if product.section == section]
    body = f'<h1>{esc(SECTIONS[section])}</h1><ul class="products">{"".join(_card(*item) for item in items)}</ul>'
    elements = [{"@type": "ListItem", "position": at, "url": _address(product)} for at, (product, _) in enumerate(items, 1)]
    head = script_json({"@context": SCHEMA, "@type": "ItemList", "itemListElement": elements})
    return SitePage(url=f"{SITE}/{section}", body=_frame(SECTIONS[section], body, head), truth=Truth("listing"))


def _frame(title: str, body: str, head: str) -> str:
    links = "".join(f'<a href="/{section}">{esc(name)}</a> ' for section, name in SECTIONS.items())
    top = f'<header><a class="logo" href="/">Everstead</a> <a href="/cart">Cart</a></header><main>{body}</main>'
    bottom = (
        f"<footer><nav>{links}</nav><p>Everstead, 9 Mill Lane. Shipping $5.95, free over $60. 30 days to return.</p></footer>"
    )
    return document(title=f"{title} | Everstead", language="en-US", head=head, body=f"{top}\n{bottom}")
