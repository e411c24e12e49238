"""An American audio shop: JSON-LD with a graph, ProductGroup for colours, and much around the product."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from emptor_local.sample.chatter import reviews
from emptor_local.sample.html import document, esc, join, pick, script_json
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import AUDIORAMA, others, stock_of

SITE = "https://www.audiorama.example"
SCHEMA = "https://schema.org"
INSTALMENTS = 4
GONE = "halvik-meridian-30"
FORM_SLUGS = {"over-ear headphones": "over-ear", "on-ear headphones": "on-ear", "in-ear headphones": "in-ear"}


def pages() -> Iterator[SitePage]:
    """Product pages, the category page and a product that is no more."""
    for product, offer in stock_of(AUDIORAMA):
        yield _product_page(product, offer)
    yield _listing()
    yield SitePage(
        url=f"{SITE}/products/{GONE}",
        status=404,
        body=_frame(
            "Page not found", "<h1>Sorry, we cannot find that page</h1><p>The product may have been discontinued.</p>", ""
        ),
        truth=Truth("error", note="a product that is gone: 404"),
    )


def address(product: Product) -> str:
    return f"{SITE}/products/{product.key}"


def _title(product: Product) -> str:
    wireless = "Wireless " if product.specs["wireless"] else "Wired "
    cancelling = " with Noise Cancelling" if product.specs["noise_cancelling"] else ""
    return f"{product.name} {wireless}{product.kind.title()}{cancelling}"


def _sku(product: Product, colour: str) -> str:
    return f"AR-{product.mpn}-{colour[:3].upper()}"


def _product_page(product: Product, offer: Offer) -> SitePage:
    colour = product.colours[0]
    return SitePage(
        url=address(product),
        body=_frame(_title(product), _product_body(product, offer), script_json(_graph(product, offer))),
        truth=Truth(
            "product",
            name=_title(product),
            brand=product.brand,
            price=offer.price,
            list_price=offer.was,
            currency="USD",
            availability=offer.stock,
            condition="new",
            gtin=product.gtin,
            mpn=product.mpn,
            sku=_sku(product, colour),
            specs=product.specs,
            note="markup states the price before the sale" if offer.stated else "",
        ),
    )


def _graph(product: Product, offer: Offer) -> dict[str, Any]:
    organisation = {"@type": "Organization", "@id": f"{SITE}/#org", "name": "Audiorama", "url": SITE}
    crumbs = ["Home", "Headphones", FORM_SLUGS[product.kind].title()]
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": at, "name": name} for at, name in enumerate(crumbs, start=1)],
    }
    return {"@context": SCHEMA, "@graph": [organisation, trail, _product_node(product, offer)]}


def _product_node(product: Product, offer: Offer) -> dict[str, Any]:
    common: dict[str, Any] = {
        "name": _title(product),
        "brand": {"@type": "Brand", "name": product.brand},
        "description": product.blurb,
        "image": [f"https://cdn.audiorama.example/{product.key}-1.jpg"],
        "aggregateRating": {"@type": "AggregateRating", "ratingValue": offer.rating[0], "reviewCount": offer.rating[1]},
    }
    variants = [_variant(product, offer, colour) for colour in product.colours]
    if len(variants) == 1:
        return {**common, **variants[0], "name": _title(product)}
    return {
        **common,
        "@type": "ProductGroup",
        "@id": f"{address(product)}#group",
        "productGroupID": product.mpn,
        "variesBy": f"{SCHEMA}/color",
        "hasVariant": variants,
    }


def _variant(product: Product, offer: Offer, colour: str) -> dict[str, Any]:
    """The first colour is the one the page shows; it alone carries the GTIN that other shops print."""
    first = colour == product.colours[0]
    gtin = {"gtin13": product.gtin} if first else {}
    return {
        "@type": "Product",
        "sku": _sku(product, colour),
        "mpn": product.mpn,
        **gtin,
        "name": f"{_title(product)}, {colour}",
        "color": colour,
        "offers": {
            "@type": "Offer",
            "url": f"{address(product)}?color={colour.lower()}",
            "price": str(offer.stated or offer.price if first else _colour_price(offer, colour)),
            "priceCurrency": "USD",
            "availability": f"{SCHEMA}/{_colour_stock(offer, colour)}",
            "itemCondition": f"{SCHEMA}/NewCondition",
            "seller": {"@id": f"{SITE}/#org"},
        },
    }


def _colour_price(offer: Offer, colour: str) -> Decimal:
    return (offer.stated or offer.price) + (Decimal(5) if colour == "Sand" else 0)


def _colour_stock(offer: Offer, colour: str) -> str:
    return "OutOfStock" if colour == "Navy" else offer.stock


def _product_body(product: Product, offer: Offer) -> str:
    return join((
        f'<ol class="crumbs"><li><a href="/">Home</a><li><a href="/c/headphones">Headphones</a><li>{esc(product.brand)}</ol>',
        '<div class="pdp"><div class="gallery"><img src="//cdn.audiorama.example/'
        f'{product.key}-1.jpg" alt="{esc(product.name)} in {product.colours[0].lower()}"></div>',
        f'<section class="buy-box"><h1>{esc(_title(product))}</h1>',
        f'<p class="by">by <a href="/b/{product.brand.lower()}">{esc(product.brand)}</a></p>',
        f'<div class="stars" aria-label="{offer.rating[0]} out of 5">★★★★☆ <a href="#reviews">{offer.rating[1]} reviews</a></div>',
        _price_box(offer),
        _swatches(product, offer),
        _stock_box(offer),
        "</section></div>",
        f'<section id="about"><h2>About this product</h2><p>{esc(product.blurb)}</p><ul>{_highlights(product)}</ul></section>',
        _spec_table(product, offer),
        _reviews(product, offer),
        _related(product),
    ))  # fmt: skip


def _price_box(offer: Offer) -> str:
    was = (
        f'<s class="price-was">{usd(offer.was)}</s> <span class="save">Save {usd(offer.was - offer.price)}</span>'
        if offer.was
        else ""
    )
    part = offer.price / INSTALMENTS
    return (
        f'<div class="price-box"><span class="price-now">{usd(offer.price)}</span> {was}'
        f'<p class="split">or {INSTALMENTS} × {usd(part)} with PayLater, interest free</p>'
        '<p class="perk">Free shipping over $50 · 60-day returns</p></div>'
    )


def _swatches(product: Product, offer: Offer) -> str:
    items = "".join(
        f'<label><input type="radio" name="color" value="{colour.lower()}"{" disabled" if _colour_stock(offer, colour) != "InStock" else ""}>'
        f"{colour}{' (+$5.00)' if colour == 'Sand' else ''}</label>"
        for colour in product.colours
    )
    return f'<fieldset class="swatches"><legend>Color: {product.colours[0]}</legend>{items}</fieldset>'


def _stock_box(offer: Offer) -> str:
    if offer.stock == "OutOfStock":
        return (
            '<p class="stock stock--none">Out of stock</p><form class="notify"><label>E-mail me when it is back '
            '<input type="email"></label><button>Notify me</button></form>'
        )
    return '<p class="stock">In stock, ships within 24 hours</p><button class="add-to-cart">Add to cart</button>'


def _highlights(product: Product) -> str:
    specs = product.specs
    lines = []
    if "battery_life_h" in specs:
        more = f" ({specs['battery_with_case_h']} hours with the charging case)" if "battery_with_case_h" in specs else ""
        lines.append(f"Up to {specs['battery_life_h']} hours of battery life{more}")
    lines.append(f"Connects by {specs['connectivity']}")
    lines.append("Active noise cancelling" if specs["noise_cancelling"] else "Natural passive isolation")
    return "".join(f"<li>{esc(line)}</li>" for line in lines)


def _spec_table(product: Product, offer: Offer) -> str:
    body = "".join(f"<tr><th>{esc(label)}</th><td>{esc(value)}</td></tr>" for label, value in rows(product, hide=offer.hide))
    extra = f"<tr><th>Model number</th><td>{product.mpn}</td></tr><tr><th>UPC/EAN</th><td>{product.gtin}</td></tr>"
    return f'<section id="specs"><h2>Tech specs</h2><table class="specs"><tbody>{body}{extra}</tbody></table></section>'


def _reviews(product: Product, offer: Offer) -> str:
    items = "".join(
        f'<article class="review"><b>{esc(who)}</b> <span>{"★" * stars}</span><p>{esc(what)}</p></article>'
        for who, stars, what in reviews("headphones", f"audiorama/{product.key}")
    )
    return f'<section id="reviews"><h2>Customer reviews ({offer.rating[1]})</h2>{items}</section>'


def _related(product: Product) -> str:
    cards = "".join(_card(other, offer) for other, offer in pick(product.key, others(AUDIORAMA, product), 4))
    return f'<section class="related"><h2>You may also like</h2><div class="grid">{cards}</div></section>'


def _card(product: Product, offer: Offer) -> str:
    was = f" <s>{usd(offer.was)}</s>" if offer.was else ""
    sold = '<span class="tag">Sold out</span>' if offer.stock != "InStock" else ""
    return (
        f'<div class="card"><a href="/products/{product.key}"><img src="//cdn.audiorama.example/{product.key}-s.jpg" alt="">'
        f'<span>{esc(product.name)}</span></a><span class="card-price">{usd(offer.price)}{was}</span>{sold}</div>'
    )


def _listing() -> SitePage:
    cards = "".join(_card(product, offer) for product, offer in stock_of(AUDIORAMA))
    body = (
        f'<h1>Headphones</h1><p class="count">{len(AUDIORAMA)} products</p><aside class="filters"><b>Price</b>'
        '<label><input type="checkbox">Under $100</label><label><input type="checkbox">$100 to $200</label><b>Type</b>'
        '<label><input type="checkbox">Over-ear</label><label><input type="checkbox">On-ear</label></aside>'
        f'<div class="grid">{cards}</div>'
    )
    items = [
        {"@type": "ListItem", "position": at, "url": address(product)} for at, (product, _) in enumerate(stock_of(AUDIORAMA), 1)
    ]
    return SitePage(
        url=f"{SITE}/c/headphones",
        body=_frame("Headphones", body, script_json({"@context": SCHEMA, "@type": "ItemList", "itemListElement": items})),
        truth=Truth("listing"),
    )


def _frame(title: str, body: str, head: str) -> str:
    top = (
        '<div class="promo">Holiday deals: up to 30% off, free shipping over $50</div><header><a class="logo" href="/">Audiorama</a>'
        '<nav><a href="/c/headphones">Headphones</a><a href="/c/speakers">Speakers</a><a href="/c/turntables">Turntables</a>'
        '<a href="/gift-cards">Gift cards from $25</a></nav><form role="search"><input name="q" placeholder="Search 4,000 products">'
        '</form><a href="/cart">Cart (0) $0.00</a></header><main>'
    )
    bottom = (
        '</main><footer><p>Audiorama, 14 Wharf Street. Call 555-0134, Mon to Fri 9 to 5.</p><ul><li><a href="/shipping">Shipping: '
        '$6.95, free over $50</a><li><a href="/returns">60-day returns</a><li><a href="/price-match">Price match</a></ul>'
        '<p>Sign up and get $10 off your first order over $100.</p></footer><div class="cookie-banner" role="dialog">We use cookies '
        "to make the shop work. <button>Accept all</button><button>Only necessary</button></div>"
    )
    style = "<style>.price-was{text-decoration:line-through}.cookie-banner{position:fixed;bottom:0}</style>"
    meta = f'<meta property="og:site_name" content="Audiorama">\n{style}\n{head}'
    return document(title=f"{title} | Audiorama", language="en-US", head=meta, body=f"{top}\n{body}\n{bottom}")
