"""The forms of a product in the state of its page, by the conventions of Shopify and WooCommerce.

Shopify writes `variants` with `option1` to `option3` into the product's object (its theme documentation, `product | json`);
amounts are whole hundredths there. WooCommerce writes `data-product_variations` onto the form (its template `variable.php`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emptor.extract.context import Context, overlap
from emptor.extract.dom.tree import Dom
from emptor.extract.sources.node import Node, quote_json
from emptor.lexicon import fold, folded

_DEEP = 6
_MAX_OBJECTS = 4_000
_LIKE = 0.7
_OPTION_KEYS = ("option1", "option2", "option3")


def state_variants(context: Context) -> list[Node]:
    """Return the variants of the product that the heading names, as schema.org nodes."""
    if not _may_have_forms(context.dom):
        return []
    title = context.heading[1] if context.heading else context.page_title
    for path, value, raw in context.states:
        if path == "css:[data-product_variations]" and isinstance(value, list):
            found = [node for place, item in enumerate(value) if (node := _woocommerce(item, f"{path}[{place}]", raw))]
        else:
            found = list(_shopify(value, path, raw, title))
        if len(found) > 1:
            return found
    return []


def _may_have_forms(dom: Dom) -> bool:
    """Whether a form carries variations, or a script of JSON names options: to search the whole source would cost most here."""
    if any("data-product_variations" in form.attributes for form in dom.by_tag.get("form", ())):
        return True
    return any("json" in (kind.get("type") or "") and '"option1"' in text for kind, text in dom.scripts)


def _woocommerce(item: Any, path: str, raw: str) -> Node | None:
    if not isinstance(item, dict) or not isinstance(item.get("attributes"), dict):
        return None
    options = {_option(str(key)): text for key, text in item["attributes"].items() if isinstance(text, str) and text}
    price = item.get("display_price")
    return _node(options, item.get("sku"), _offer(item, "is_in_stock", price, f"{path}.offers", raw), path, raw)


def _shopify(value: Any, path: str, raw: str, title: str) -> Iterator[Node]:
    for place, holder in _holders(value):
        name = holder.get("title") or holder.get("name")
        if not isinstance(name, str) or overlap(name, title) < _LIKE:
            continue
        names = [_option(n if isinstance(n, str) else str(n.get("name", ""))) for n in holder.get("options") or () if n]
        for number, item in enumerate(holder["variants"]):
            if not isinstance(item, dict) or not isinstance(item.get("option1"), str):
                continue
            texts = [item[key] for key in _OPTION_KEYS if isinstance(item.get(key), str)]
            options = dict(zip(names or list(_OPTION_KEYS), texts, strict=False))
            price = item.get("price")
            if not isinstance(price, str) or "." not in price:
                price = None  # a whole number is one of hundredths, which no words of the page prove
            at = f"{path}{place}.variants[{number}]"
            node = _node(options, item.get("sku"), _offer(item, "available", price, f"{at}.offers", raw), at, raw)
            if node is not None:
                yield node


def _holders(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects that have a list of variants."""
    queue: list[tuple[str, Any, int]] = [("", value, 0)]
    seen = 0
    while queue and seen < _MAX_OBJECTS:
        place, item, depth = queue.pop()
        seen += 1
        if isinstance(item, dict):
            if isinstance(item.get("variants"), list):
                yield place, item
            children = [(f"{place}.{key}", part) for key, part in item.items()]
        elif isinstance(item, list):
            children = [(f"{place}[{number}]", part) for number, part in enumerate(item)]
        else:
            continue
        if depth < _DEEP:
            queue.extend((at, part, depth + 1) for at, part in children if isinstance(part, (dict, list)))


def _option(name: str) -> str:
    plain = name.lower().removeprefix("attribute_").removeprefix("pa_").strip()
    if fold(plain) in folded("option.size"):
        return "size"
    return "color" if fold(plain) in folded("option.colour") else plain


def _offer(item: dict[str, Any], stock_key: str, price: Any, path: str, raw: str) -> Node:
    data: dict[str, Any] = {"@type": "Offer"}
    if isinstance(price, str):
        data["price"] = price
    stock = item.get(stock_key)
    quotes = {}
    if isinstance(stock, bool):
        data["availability"] = "InStock" if stock else "OutOfStock"
        quotes["availability"] = quote_json(raw, stock_key, str(stock).lower())
    return Node("state", path, data, raw, quotes=quotes)


def _node(options: dict[str, str], sku: Any, offer: Node, path: str, raw: str) -> Node | None:
    if not options:
        return None
    data: dict[str, Any] = {"@type": "Product", **options, "offers": offer}
    if isinstance(sku, str) and sku:
        data["sku"] = sku
    return Node("state", path, data, raw)
