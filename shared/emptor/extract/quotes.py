"""The last step of reading a product: every fact keeps words that stand in the page's source, or it goes."""

from __future__ import annotations

import re
from typing import Any

from emptor.extract.dom.tree import Dom
from emptor.extract.evidence import SourceText
from emptor.models.extraction import Found, Offer, Product

_ESCAPED = re.compile(r"[&<>\"'\\\n\r\t]+")
_MIN_PIECE = 3
_PRODUCT_FACTS = ("name", "brand", "sku", "gtin", "mpn", "rating", "review_count", "description", "category", "energy_class")
_OFFER_FACTS = (
    "price", "currency", "list_price", "availability", "condition", "seller", "shipping",
    "delivery_days", "return_days", "valid_until", "unit_price",
)  # fmt: skip


def with_sound_quotes(product: Product, dom: Dom) -> Product:
    """Return the product without facts whose words are not in the page; words written with escapes are cut at these."""
    source = dom.source
    page = SourceText(source, dom)
    changes: dict[str, Any] = _settled(product, _PRODUCT_FACTS, page)
    changes["offer"] = product.offer.model_copy(update=_settled(product.offer, _OFFER_FACTS, page))
    changes["variants"] = tuple(
        variant.model_copy(update={"offer": variant.offer.model_copy(update=_settled(variant.offer, _OFFER_FACTS, page))})
        for variant in product.variants
    )
    changes["specs"] = tuple(spec for spec in product.specs if spec.path == "text" or (spec.quote and spec.quote in source))
    return product.model_copy(update=changes)


def _settled(model: Product | Offer, names: tuple[str, ...], page: SourceText) -> dict[str, Any]:
    return {name: settle(found, page) for name in names if (found := getattr(model, name)) is not None}


def settle(found: Found[Any], page: SourceText) -> Found[Any] | None:
    """Return the fact with words that stand verbatim in the source, or None. Visible words and addresses are left as they are."""
    if found.path in {"text", "url"} and found.quote.strip():
        return found
    if found.quote and found.quote in page.source:
        return found
    pieces = [piece.strip() for piece in _ESCAPED.split(found.quote)]
    known = [piece for piece in pieces if len(piece) >= _MIN_PIECE and piece in page.source]
    if known and not _is_figure(found):
        return found.model_copy(update={"quote": max(known, key=len)})
    return found if page.holds(found.quote) else None


def _is_figure(found: Found[Any]) -> bool:
    """A figure's words are not cut: half a number is another number."""
    return not isinstance(found.value, (str, tuple))
