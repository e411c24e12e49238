"""An American general store: microdata, a list price, and a second price for members that is not for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from emptor_local.sample.chatter import reviews
from emptor_local.sample.html import document, esc, join, pick
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import HOMEWARD, others, stock_of

SITE = "https://homeward.example"
SECTIONS = {"headphones": "Headphones", "vacuums": "Robot Vacuums", "monitors": "Computer Monitors"}
MEMBER_SHARE = Decimal("0.95")
CENT = Decimal("0.01")


def pages() -> Iterator[SitePage]:
    """Product pages and a category page for each section."""
    for number, (product, offer) in enumerate(stock_of(HOMEWARD)):
        yield _product_page(product, offer, _item_number(number))
    for section in SECTIONS:
        yield _listing(section)


def _item_number(at: int) -> str:
    return str(70411200 + at * 37)


def _address(product: Product, item: str) -> str:
    return f"{SITE}/p/{product.key}/{item}"


def _title(product: Product) -> str:
    kind = (
        product.kind.title()
        if product.section != "monitors"
        else f"{product.specs['screen_inch']}-Inch {product.specs['panel']} Monitor"
    )
    return f"{product.name} {kind}"


def _product_page(product: Product, offer: Offer, item: str) -> SitePage:
    head = f'<link rel="canonical" href="{_address(product, item)}">'
    return SitePage(
        url=_address(product, item),
        body=_frame(_title(product), _body(product, offer, item), head),
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
            sku=item,
            specs=product.specs,
        ),
    )


def _body(product: Product, offer: Offer, item: str) -> str:
    section = SECTIONS[product.section]
    return join((
        '<div itemscope itemtype="https://schema.org/BreadcrumbList" class="bc">'
        f'<span itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/s/{product.section}">'
        f'<span itemprop="name">{section}</span></a><meta itemprop="position" content="1"></span></div>',
        '<div itemscope itemtype="https://schema.org/Product" class="product">',
        f'<h1 itemprop="name">{esc(_title(product))}</h1><p>Item <span itemprop="sku">{item}</span> · Model '
        f'<span itemprop="mpn">{product.mpn}</span> · <span itemprop="brand" itemscope itemtype="https://schema.org/Brand">'
        f'<span itemprop="name">{esc(product.brand)}</span></span></p><meta itemprop="gtin13" content="{product.gtin}">',
        f'<img itemprop="image" src="/img/{item}.jpg" alt="{esc(product.name)}">',
        f'<div itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">Rated <b itemprop="ratingValue">'
        f'{offer.rating[0]}</b> of 5 by <b itemprop="reviewCount">{offer.rating[1]}</b> customers</div>',
        _offer_box(offer),
        f'<div class="desc" itemprop="description"><p>{esc(product.blurb)}</p></div>',
        _specs(product),
        _reviews(product),
        "</div>",
        _also(product),
    ))  # fmt: skip


def _offer_box(offer: Offer) -> str:
    was = f'<span class="list">List price: <del>{usd(offer.was)}</del></span>' if offer.was else ""
    member = (offer.price * MEMBER_SHARE).quantize(CENT)
    stock = (
        '<strong class="avail">Temporarily out of stock</strong>'
        if offer.stock == "OutOfStock"
        else '<strong class="avail">In stock</strong> <button>Add to basket</button>'
    )
    return (
        '<div itemprop="offers" itemscope itemtype="https://schema.org/Offer" class="offer">'
        f'<meta itemprop="priceCurrency" content="USD"><span itemprop="price" content="{offer.price}" class="amount">{usd(offer.price)}'
        f'</span> {was}<link itemprop="availability" href="https://schema.org/{offer.stock}">'
        f'<link itemprop="itemCondition" href="https://schema.org/NewCondition">{stock}'
        f'<p class="club">Homeward Club members pay {usd(member)}. Membership $49 a year.</p>'
        "<p>Delivery $9.99 or free with orders of $75 and more. 2-year protection plan: $24.99</p></div>"
    )


def _specs(product: Product) -> str:
    items = "".join(
        f'<div itemprop="additionalProperty" itemscope itemtype="https://schema.org/PropertyValue"><dt itemprop="name">{esc(label)}</dt>'
        f'<dd itemprop="value">{esc(value)}</dd></div>'
        for label, value in rows(product)
    )
    return f"<h2>Specifications</h2><dl>{items}</dl>"


def _reviews(product: Product) -> str:
    items = "".join(
        '<div itemprop="review" itemscope itemtype="https://schema.org/Review"><span itemprop="author" itemscope '
        f'itemtype="https://schema.org/Person"><span itemprop="name">{esc(who)}</span></span> <span itemprop="reviewRating" itemscope '
        f'itemtype="https://schema.org/Rating"><meta itemprop="worstRating" content="1"><span itemprop="ratingValue">{stars}</span>/5'
        f'</span><p itemprop="reviewBody">{esc(what)}</p></div>'
        for who, stars, what in reviews(product.section, f"homeward/{product.key}")
    )
    return f"<h2>What customers say</h2>{items}"


def _also(product: Product) -> str:
    cards = "".join(_card(other, offer) for other, offer in pick(product.key, others(HOMEWARD, product), 4))
    return f'<div class="carousel"><h3>Customers also viewed</h3>{cards}</div>'


def _card(product: Product, offer: Offer) -> str:
    item = _item_number(next(at for at, candidate in enumerate(HOMEWARD) if candidate is offer))
    return (
        f'<div class="tile"><a href="/p/{product.key}/{item}">{esc(_title(product))}</a> <span class="tile-price">{usd(offer.price)}'
        "</span></div>"
    )


def _listing(section: str) -> SitePage:
    tiles = "".join(_card(product, offer) for product, offer in stock_of(HOMEWARD) if product.section == section)
    body = f'<h1>{SECTIONS[section]}</h1><p>Sort by: Featured | Price | Rating</p><div class="tiles">{tiles}</div>'
    return SitePage(url=f"{SITE}/s/{section}", body=_frame(SECTIONS[section], body, ""), truth=Truth("listing"))


def _frame(title: str, body: str, head: str) -> str:
    menu = "".join(f'<li><a href="/s/{slug}">{name}</a></li>' for slug, name in SECTIONS.items())
    top = (
        f'<div id="hdr"><a href="/">Homeward</a><ul class="menu">{menu}<li><a href="/s/garden">Garden</a></li><li><a href="/deals">'
        'Deals under $20</a></li></ul></div><div id="content">'
    )
    bottom = (
        '</div><div id="ftr"><p>Free delivery from $75. Questions? 555-0177.</p><p>© Homeward Stores. Prices and offers may differ in '
        'stores.</p><p>Gift card balance: from $10 to $500</p></div><div id="consent">Homeward uses cookies. <a href="#">OK</a></div>'
    )
    return document(title=f"{title} - Homeward", language="en", head=head, body=f"{top}\n{body}\n{bottom}")
