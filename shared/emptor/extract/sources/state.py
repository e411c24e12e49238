"""The product in the state of a page's application, in the shape of a schema.org node.

Names of keys are those that shop systems share: Next, Nuxt, Shopify, Magento, WooCommerce, BigCommerce, PrestaShop, tag managers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from emptor.extract.context import Context, overlap, words
from emptor.extract.sources.json_text import Literal
from emptor.extract.sources.minor_units import CENT_KEYS, CENT_PLACES, PLACES_KEYS, places_of
from emptor.extract.sources.node import Node

MAX_OBJECTS = 40_000
PLACES = "#places"  # of an offer: how many digits of its price are cents
_DEEP = 40
_LIKE = 0.7
_MAX_FOUND = 4
_MIN_WORDS = 2

_NAME = ("name", "title", "productName", "product_name", "displayName", "item_name", "productTitle", "fullName", "label")
_SKU = ("sku", "skuCode", "skuId", "productCode", "product_code", "item_id", "itemNumber", "articleNumber", "article_number",
    "productNumber", "reference",
        "code", "partNumber", "styleNumber", "productId", "product_id", "catentryId")  # fmt: skip
_GTIN = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean", "ean13", "upc", "barcode", "isbn", "isbn13")
_MPN = (
    "mpn",
    "manufacturerPartNumber",
    "mfrPartNumber",
    "manufacturer_part_number",
    "manufacturerSku",
    "manufacturerNumber",
    "modelNumber",
    "model_number",
)
_BRAND = ("brand", "brandName", "brand_name", "item_brand", "vendor", "manufacturer", "manufacturerName", "productBrand")
_PRICE = ("salePrice", "sale_price", "currentPrice", "current_price", "finalPrice", "final_price", "sellingPrice",
    "specialPrice", "special_price", "priceValue",
          "display_price", "price", "price_amount", "priceInCents", "price_in_cents", "priceCents", "price_cents",
          "unitPrice", "prices", "pricing", "priceInfo", "offers")  # fmt: skip
_AMOUNT = ("value", "amount", "current", "final", "sale", "price", "now", "sellingPrice", "currentPrice", "salePrice",
    "finalPrice", "withTax", "with_tax", "gross",
           "priceValue", "minimum", "min", "lowPrice", "centAmount", "cents", "amountInCents", "amount_in_cents")  # fmt: skip
_CURRENCY = (
    "priceCurrency",
    "currencyCode",
    "currency",
    "currency_code",
    "currencyIsoCode",
    "currencyIso",
    "currencyId",
    "isoCode",
)
_STOCK = ("availability", "stockStatus", "stock_status", "availabilityStatus", "inStock", "in_stock", "isInStock",
    "is_in_stock", "isAvailable", "available", "purchasable",
          "is_purchasable", "soldOut", "outOfStock", "isOutOfStock")  # fmt: skip
_MEANS_OUT = frozenset({"soldOut", "outOfStock", "isOutOfStock"})


def state_nodes(context: Context) -> list[Node]:
    """Return what the page's state says about the product that its heading or title names, the fullest first."""
    title = context.heading[1] if context.heading else context.page_title
    if len(words(title)) < _MIN_WORDS:
        title = context.page_title
    if not words(title):
        return []
    found: list[tuple[float, Node]] = []
    for path, value, raw in context.states:
        for place, data in _objects(value):
            node = _product(data, f"{path}{place}", raw, title)
            if node is not None:
                found.append((len(node.data) + overlap(str(node.data["name"]), title), node))
    found.sort(key=lambda item: -item[0])
    return [node for _, node in found[:_MAX_FOUND]]


def _objects(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a value with its place, outer ones first."""
    queue: list[tuple[str, Any, int]] = [("", value, 0)]
    seen = 0
    while queue and seen < MAX_OBJECTS:
        place, item, depth = queue.pop()
        seen += 1
        if depth > _DEEP:
            continue
        if isinstance(item, dict):
            yield place, item
            queue.extend((f"{place}.{key}", part, depth + 1) for key, part in item.items() if isinstance(part, (dict, list)))
        elif isinstance(item, list):
            queue.extend(
                (f"{place}[{number}]", part, depth + 1) for number, part in enumerate(item) if isinstance(part, (dict, list))
            )


def _product(data: dict[str, Any], path: str, raw: str, title: str) -> Node | None:
    name = _text(data, _NAME)
    if not name or not _is_like(name, title):
        return None
    facts: dict[str, Any] = {}
    for key, names in (("sku", _SKU), ("gtin", _GTIN), ("mpn", _MPN), ("brand", _BRAND)):
        if text := _text(data, names):
            facts[key] = text
    offer = _offer(data)
    if offer:
        facts["offers"] = {"@type": "Offer", **offer}
    if not facts or facts.keys() == {"brand"}:
        return None
    return Node("state", path, {"@type": "Product", "name": name, **facts}, raw)


def _is_like(name: str, title: str) -> bool:
    """Whether two names speak of one thing: the shorter's words are in the longer, and it is no mere part of it."""
    one, other = words(name), words(title)
    return bool(one) and len(one & other) / max(len(one), len(other)) >= _LIKE / 2 and overlap(name, title) >= _LIKE


def _offer(data: dict[str, Any]) -> dict[str, Any]:
    offer: dict[str, Any] = {}
    price, currency, places = _price(data)
    if price:
        offer["price"] = price
    if places is not None:
        offer[PLACES] = places
    if currency or (currency := _text(data, _CURRENCY)):
        offer["priceCurrency"] = currency
    for key in _STOCK:
        value = data.get(key)
        if isinstance(value, bool):
            offer["availability"] = "InStock" if value != (key in _MEANS_OUT) else "OutOfStock"
            break
        if isinstance(value, str) and value and not isinstance(value, Literal):
            offer["availability"] = value
            break
    return offer if price or "availability" in offer else {}


def _price(data: dict[str, Any]) -> tuple[str, str, int | None]:
    """Return the price, the currency beside it, and how many of its digits are cents where the state says so."""
    for key in _PRICE:
        value = data.get(key)
        if _is_amount(value):
            return value, "", _places(data, key)
        inner = value[0] if isinstance(value, list) and value else value
        for _ in range(2):  # prices: {current: {value: 12.5}}
            if not isinstance(inner, dict):
                break
            following = None
            for name in _AMOUNT:
                amount = inner.get(name)
                if _is_amount(amount):
                    return amount, _text(inner, _CURRENCY), _places(inner, name)
                if isinstance(amount, dict) and following is None:
                    following = amount
            inner = following
    return "", "", None


def _is_amount(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and any(char.isdigit() for char in value)


def _places(holder: dict[str, Any], key: str) -> int | None:
    """The number of cent digits: said by a key beside the amount, or by the amount's own key."""
    stated = (places_of(holder.get(name)) for name in PLACES_KEYS)
    return next((places for places in stated if places is not None), CENT_PLACES if key in CENT_KEYS else None)


def _text(data: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = data.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("label") or value.get("title") or value.get("value")
        if isinstance(value, str) and 0 < len(value.strip()) <= _MAX_TEXT:
            return value
    return ""


_MAX_TEXT = 300
