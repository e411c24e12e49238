"""Catalogues in JSON: Shopify's `/products.json` and WooCommerce's Store API.

Shopify: `{"products": [{"title", "handle", "variants": [{"price": "129.00", "available": true}], "images": [{"src"}]}]}`; prices
are decimal texts, and no currency is named. Up to 250 products a page (`limit`, `page`).
WooCommerce (Store API, `wc/store/v1/products`): `[{"name", "permalink", "prices": {"price": "12900", "currency_code": "EUR",
"currency_minor_unit": 2}, "is_in_stock", "images": [{"src"}], "average_rating"}]`; prices are integers in the minor unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from emptor.extract.catalogues.items import (
    Catalogue,
    CatalogueFault,
    currency,
    decimal_amount,
    distinct,
    mapping,
    minor_amount,
    picture,
    same_shop,
    sequence,
    texts,
)
from emptor.extract.sources.node import quote_json
from emptor.models.extraction import Availability, ItemLink

SHOPIFY_PAGE, WOO_PAGE = 250, 100  # products in one page at most, by the platforms' rules
_MAX_PAGE = 40
_BEST_RATING = Decimal(5)


def shopify_items(source: str, url: str) -> Catalogue:
    """Read a page of `/products.json`. Raises CatalogueFault when it is none."""
    products = mapping(_parsed(source)).get("products")
    if not isinstance(products, list):
        raise CatalogueFault("it has no list of products.")
    items = distinct(_shopify(source, url, products))
    return Catalogue(items, _next(url) if len(products) >= SHOPIFY_PAGE else None)


def _shopify(source: str, url: str, products: list[Any]) -> Iterator[ItemLink]:
    for product in map(mapping, sequence(products)):
        handle = product.get("handle")
        address = same_shop(url, f"/products/{quote(handle, safe='')}") if isinstance(handle, str) and handle else None
        title = texts(product.get("title"))
        if address is None or not title:
            continue
        variants = [mapping(v) for v in sequence(product.get("variants"))]
        available = [v.get("available") for v in variants if isinstance(v.get("available"), bool)]
        buyable = [v for v in variants if v.get("available") is not False] or variants
        priced = [(amount, v["price"]) for v in buyable if (amount := decimal_amount(v.get("price")))]
        amount, literal = min(priced, default=(None, ""))
        image = next((mapping(i).get("src") for i in sequence(product.get("images"))), None)
        yield ItemLink(
            url=address,
            title=title,
            price=quote_json(source, "price", literal) if amount else None,
            amount=amount,
            availability=_stock(any(available)) if available else None,
            image=picture(url, image),
        )


def woo_items(source: str, url: str) -> Catalogue:
    """Read a page of WooCommerce's Store API. Raises CatalogueFault when it is none."""
    products = _parsed(source)
    if not isinstance(products, list):
        raise CatalogueFault("it is no list of products.")
    items = distinct(item for product in map(mapping, sequence(products)) if (item := _woo(source, url, product)))
    return Catalogue(items, _next(url) if len(products) >= WOO_PAGE else None)


def _woo(source: str, url: str, product: Mapping[str, Any]) -> ItemLink | None:
    address, title = same_shop(url, product.get("permalink")), texts(product.get("name"))
    if address is None or not title:
        return None
    prices = mapping(product.get("prices"))
    code = currency(prices.get("currency_code"))
    amount = minor_amount(prices.get("price"), prices.get("currency_minor_unit")) if code else None
    stock, image = product.get("is_in_stock"), next((mapping(i).get("src") for i in sequence(product.get("images"))), None)
    return ItemLink(
        url=address,
        title=title,
        price=quote_json(source, "price", prices["price"]) if amount else None,
        amount=amount,
        currency=code,
        availability=_stock(stock) if isinstance(stock, bool) else None,
        image=picture(url, image),
        rating=_rating(product.get("average_rating")),
    )


def _rating(value: object) -> Decimal | None:
    """On a scale of five; `0` means that nobody rated."""
    found = decimal_amount(value) if isinstance(value, str) and "." in value else None
    return found if found is not None and found <= _BEST_RATING else None


def _stock(available: bool) -> Availability:
    return Availability.IN_STOCK if available else Availability.OUT_OF_STOCK


def _parsed(source: str) -> object:
    """The JSON value, numbers as they are written: an integer of a million digits is a text, too."""
    try:
        return json.loads(source, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise CatalogueFault("its values are nested too deeply.") from None
    except ValueError:
        raise CatalogueFault("it is no JSON.") from None


def _next(url: str) -> str | None:
    """The address of the page after this one."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    page = query.get("page", "1")
    number = int(page) + 1 if page.isdecimal() and len(page) <= len(str(_MAX_PAGE)) else _MAX_PAGE + 1
    return parts._replace(query=urlencode({**query, "page": str(number)})).geturl() if number <= _MAX_PAGE else None
