"""A shop for used and refurbished things: JSON-LD that states the condition, and the price of a new one beside it."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.html import document, esc, join, script_json
from emptor_local.sample.labels import rows, usd
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import SECONDSPIN, stock_of

SITE = "https://secondspin.example"
GRADES = {"refurbished": ("Certified refurbished, grade A", "RefurbishedCondition"), "used": ("Used, good", "UsedCondition")}


def pages() -> Iterator[SitePage]:
    """Product pages and the list of everything."""
    for product, offer in stock_of(SECONDSPIN):
        yield _product_page(product, offer)
    links = "".join(
        f'<li><a href="{_path(product, offer)}">{esc(_title(product, offer))}</a> {usd(offer.price)}</li>'
        for product, offer in stock_of(SECONDSPIN)
    )
    yield SitePage(f"{SITE}/all", _frame("Everything", f"<h1>Everything in store</h1><ul>{links}</ul>", ""), Truth("listing"))


def _path(product: Product, offer: Offer) -> str:
    return f"/{offer.condition}/{product.key}"


def _title(product: Product, offer: Offer) -> str:
    return f"{product.name} ({offer.condition.title()})"


def _product_page(product: Product, offer: Offer) -> SitePage:
    sku = f"2S-{product.mpn}-{offer.condition[:1].upper()}"
    return SitePage(
        url=f"{SITE}{_path(product, offer)}",
        body=_frame(_title(product, offer), _body(product, offer), _markup(product, offer, sku)),
        truth=Truth(
            "product",
            name=_title(product, offer),
            brand=product.brand,
            price=offer.price,
            list_price=offer.was,
            currency="USD",
            availability=offer.stock,
            condition=offer.condition,
            gtin=product.gtin,
            mpn=product.mpn,
            sku=sku,
            specs=product.specs,
        ),
    )


def _markup(product: Product, offer: Offer, sku: str) -> str:
    node = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "name": _title(product, offer),
        "sku": sku,
        "mpn": product.mpn,
        "gtin": product.gtin,
        "brand": product.brand,
        "offers": [
            {
                "@type": "Offer",
                "price": float(offer.price),
                "priceCurrency": "USD",
                "itemCondition": f"https://schema.org/{GRADES[offer.condition][1]}",
                "availability": f"https://schema.org/{offer.stock}",
                "seller": {"@type": "Organization", "name": "SecondSpin"},
            }
        ],
    }
    return script_json(node)


def _body(product: Product, offer: Offer) -> str:
    new = usd(offer.was) if offer.was else ""
    table = "".join(f"<tr><td>{esc(label)}</td><td>{esc(value)}</td></tr>" for label, value in rows(product))
    return join((
        f"<h1>{esc(_title(product, offer))}</h1><p>Condition: <b>{GRADES[offer.condition][0]}</b></p>",
        f'<p class="our-price">{usd(offer.price)} <span class="compare">compare at {new} new</span></p>',
        "<p>1 in stock. 12-month SecondSpin warranty. Shipping $5.</p><button>Buy it</button>",
        "<p>Tested, cleaned, new ear pads where they touch the skin. Small marks are possible.</p>"
        if product.section == "headphones"
        else "<p>Tested for dead pixels. Small marks on the stand are possible.</p>",
        f"<h2>Details</h2><table>{table}</table>",
        "<p>Got one to sell? We pay up to $90.</p>",
    ))  # fmt: skip


def _frame(title: str, body: str, head: str) -> str:
    top = '<header><a href="/">SecondSpin</a> <a href="/all">Shop all</a> <a href="/sell">Sell yours</a></header>'
    bottom = "<footer>SecondSpin, electronics with a past. Every order plants a tree.</footer>"
    return document(title=f"{title} | SecondSpin", language="en-US", head=head, body=f"{top}\n{body}\n{bottom}")
