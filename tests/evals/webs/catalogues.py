"""What some shops publish for software: Shopify's and WooCommerce's catalogues in JSON, a product feed in XML."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from html import escape
from urllib.parse import urlsplit

from tests.evals.webs.pages import OTHERS, Item, WebPage
from tests.evals.webs.shops import Shop

_CENTS = Decimal(100)
_FEED_PATH, _SHOPIFY_PATH, _WOO_PATH = (
    "feeds/products.xml",
    "products.json?limit=250",
    "wp-json/wc/store/v1/products?per_page=100",
)


def catalogue_head(shop: Shop) -> str:
    """What the pages of a shop say of its catalogue; empty for shops without one."""
    return {
        "shopify": '<script src="https://cdn.shopify.com/s/files/1/theme.js"></script>',
        "woo": f'<link rel="https://api.w.org/" href="{shop.url("wp-json/")}"><meta name="generator" content="woocommerce">',
        "microdata": f'<link rel="alternate" type="application/rss+xml" title="Products" href="/{_FEED_PATH}">',
    }.get(shop.markup, "")


def catalogue_page(shop: Shop, items: list[Item]) -> WebPage | None:
    """The catalogue of a shop; None for shops without one."""
    maker = _MAKERS.get(shop.markup)
    if maker is None or shop.lie:
        return None
    path, media_type, body = maker(shop, items)
    return WebPage(shop.url(path), body, "catalogue", shop.language, scope=[(OTHERS, body)], media_type=media_type)


def _shopify(shop: Shop, items: list[Item]) -> tuple[str, str, str]:
    products = [
        {
            "id": 7700 + n,
            "title": item.title,
            "handle": urlsplit(item.url).path.rpartition("/")[2],
            "vendor": item.brand,
            "variants": [{"price": f"{item.price:.2f}", "available": item.in_stock}],
        }
        for n, item in enumerate(items)
    ]
    return _SHOPIFY_PATH, "application/json", json.dumps({"products": products}, ensure_ascii=False)


def _woo(shop: Shop, items: list[Item]) -> tuple[str, str, str]:
    products = [
        {
            "name": item.title,
            "permalink": item.url,
            "prices": {"price": f"{item.price * _CENTS:.0f}", "currency_code": shop.currency, "currency_minor_unit": 2},
            "is_in_stock": item.in_stock,
        }
        for item in items
    ]
    return _WOO_PATH, "application/json", json.dumps(products, ensure_ascii=False)


def _feed(shop: Shop, items: list[Item]) -> tuple[str, str, str]:
    entries = "".join(
        f"<item><g:id>{item.sku}</g:id><title>{escape(item.title)}</title><link>{escape(item.url)}</link>"
        f"<g:price>{item.price:.2f} {shop.currency}</g:price><g:availability>in_stock</g:availability></item>"
        for item in items
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
    return _FEED_PATH, "application/rss+xml", f"{head}{entries}</channel></rss>"


_MAKERS: dict[str, Callable[[Shop, list[Item]], tuple[str, str, str]]] = {"shopify": _shopify, "woo": _woo, "microdata": _feed}
