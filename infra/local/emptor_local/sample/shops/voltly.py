"""A shop whose pages are an empty shell: a script fetches JSON and builds the page. Shell, script and data are all archived."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from emptor_local.sample.html import document
from emptor_local.sample.labels import rows
from emptor_local.sample.model import Offer, Product, SitePage, Truth
from emptor_local.sample.offers import VOLTLY, stock_of

SITE = "https://voltly.example"
JSON_TYPE = "application/json"

SCRIPT = """const root = document.getElementById("root");
const money = (cents) => "$" + (cents / 100).toFixed(2);
const el = (tag, text, cls) => { const node = document.createElement(tag); if (text) node.textContent = text;
  if (cls) node.className = cls; return node; };
function product(p) {
  document.title = p.title + " | Voltly";
  const box = el("div", "", "buy");
  box.append(el("span", money(p.price.cents), "price"));
  if (p.price.wasCents) box.append(el("s", money(p.price.wasCents), "was"));
  box.append(el("p", p.stock.message, "stock"), el("button", "Add to bag"));
  const table = el("table", "", "specs");
  for (const [label, value] of p.specs) { const row = el("tr"); row.append(el("th", label), el("td", value)); table.append(row); }
  root.replaceChildren(el("h1", p.title), el("p", "by " + p.brand), box, el("p", p.description), el("h2", "Specs"), table,
    el("p", "Free returns for 30 days. Orders over $35 ship free."));
}
function category(list) {
  const items = el("ul");
  for (const p of list.products) { const link = el("a", p.title + " " + money(p.cents)); link.href = "/item/" + p.slug;
    const item = el("li"); item.append(link); items.append(item); }
  root.replaceChildren(el("h1", list.name), items);
}
const [, kind, slug] = location.pathname.split("/");
fetch("/api/" + (kind === "item" ? "products" : "categories") + "/" + slug + ".json")
  .then((answer) => answer.json()).then(kind === "item" ? product : category)
  .catch(() => root.replaceChildren(el("p", "Something went wrong. Try again.")));
"""


def pages() -> Iterator[SitePage]:
    """Shells, script and data."""
    yield SitePage(f"{SITE}/static/app.7f3a.js", SCRIPT, Truth("script"), content_type="text/javascript; charset=utf-8")
    for product, offer in stock_of(VOLTLY):
        yield SitePage(f"{SITE}/item/{_slug(product)}", _shell(), _truth(product, offer))
        yield _data(f"products/{_slug(product)}", _product(product, offer))
    for section in ("headphones", "vacuums"):
        yield SitePage(f"{SITE}/category/{section}", _shell(), Truth("listing", note="filled by a script"))
        yield _data(f"categories/{section}", _category(section))


def _data(name: str, value: dict[str, Any]) -> SitePage:
    return SitePage(f"{SITE}/api/{name}.json", json.dumps(value, ensure_ascii=False), Truth("data"), content_type=JSON_TYPE)


def _truth(product: Product, offer: Offer) -> Truth:
    return Truth(
        "product",
        name=_title(product),
        brand=product.brand,
        price=offer.price,
        list_price=offer.was,
        currency="USD",
        availability=offer.stock,
        gtin=product.gtin,
        mpn=product.mpn,
        sku=_sku(product),
        specs=product.specs,
        note="filled by a script: nothing of this is in the page's source",
    )


def _slug(product: Product) -> str:
    return f"{product.key}-{product.kind.replace(' ', '-')}"


def _title(product: Product) -> str:
    return f"{product.name} {product.kind}"


def _sku(product: Product) -> str:
    return f"V{product.article[-5:]}"


def _product(product: Product, offer: Offer) -> dict[str, Any]:
    return {
        "slug": _slug(product),
        "title": _title(product),
        "brand": product.brand,
        "sku": _sku(product),
        "gtin": product.gtin,
        "mpn": product.mpn,
        "price": {"cents": _cents(offer.price), "wasCents": _cents(offer.was) if offer.was else None, "currency": "USD"},
        "stock": {"available": offer.stock == "InStock", "message": "In stock, arrives in 2 to 4 days"},
        "rating": {"value": offer.rating[0], "count": offer.rating[1]},
        "description": product.blurb,
        "specs": rows(product),
    }


def _category(section: str) -> dict[str, Any]:
    listed = [(product, offer) for product, offer in stock_of(VOLTLY) if product.section == section]
    items = [{"slug": _slug(product), "title": _title(product), "cents": _cents(offer.price)} for product, offer in listed]
    return {"name": section.title(), "products": items}


def _cents(amount: Any) -> int:
    return int(amount * 100)


def _shell() -> str:
    head = '<link rel="preload" href="/static/app.7f3a.js" as="script">\n<script defer src="/static/app.7f3a.js"></script>'
    body = '<noscript>You need to enable JavaScript to run this app.</noscript>\n<div id="root"></div>'
    return document(title="Voltly", language="en", head=head, body=body)
