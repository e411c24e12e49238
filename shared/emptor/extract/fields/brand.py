"""The brand of a product."""

from __future__ import annotations

import re

from emptor.extract.context import Candidate, Context
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import Zone
from emptor.extract.sources.product import ProductNodes
from emptor.utils.attributes import canonical_attribute
from emptor.utils.text import fold

MAX_BRAND_CHARS = 60
_NOT_BRAND = re.compile(
    r"^(?:n/?a|none|null|unknown|no brand|generic|default|brand|undefined|-+|true|false|https?:.*)$", re.IGNORECASE
)
_BRAND_NAME = re.compile(
    r"(?:^|[\s_-])(?:product[-_]?)?(?:brand|manufacturer|marke|marca|vendor|designer)(?:[-_]?(?:name|title|link|text|label))?(?=[\s_-]|$)|brandName",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:brand|by|from|marke|marca|marque|shop all|visit the|see all|více od|von|by the)\s*:?\s+|\s+store$", re.IGNORECASE
)


def brand_candidates(context: Context, nodes: ProductNodes, pairs: list[Pair], title: str) -> list[Candidate]:
    """Return possible brands, best first."""
    found: list[Candidate] = []
    for node in (*nodes.all, *nodes.variants[:1]):
        for key, weight in (("brand", 3.0), ("manufacturer", 2.0), ("publisher", 0.6), ("author", 0.3)):
            for value in node.values(key):
                found.append(Candidate(value.text, weight, value.quote, value.path))
    meta = context.metas.get("product:brand", "og:brand", "brand", "twitter:brand", "product.brand")
    if meta:
        found.append(Candidate(" ".join(meta[0].split()), 2.4, meta[0], f"meta:{meta[1]}"))
    for pair in pairs:
        if (
            canonical_attribute(pair.label) == "brand"
            and len(pair.value) <= MAX_BRAND_CHARS
            and not pair.element.zone & Zone.RELATED
        ):
            found.append(Candidate(pair.value, 2.2, pair.quote, "text"))
    found.extend(_named(context, title))
    for candidate in found:
        candidate.value = _clean(candidate.value)
        if candidate.value and fold(candidate.value) in fold(title):
            candidate.weight += 0.8
    usable = [c for c in found if 0 < len(c.value) <= MAX_BRAND_CHARS and not _NOT_BRAND.match(c.value)]
    return sorted(usable, key=lambda candidate: -candidate.weight)


def _clean(text: str) -> str:
    return _LEAD.sub("", " ".join(text.split())).strip(" :,|®™")


def _named(context: Context, title: str) -> list[Candidate]:
    """A short element near the heading that is named as the brand, or an image of its logo."""
    dom, anchor = context.dom, context.anchor
    found: list[Candidate] = []
    for element in dom.elements:
        if (
            not element.name
            or not _BRAND_NAME.search(element.name)
            or element.zone & (Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.HEADER)
        ):
            continue
        if abs(element.first - anchor) > 60:
            continue
        if 0 < element.last - element.first <= 3:
            text = dom.text(element)
            if 1 < len(text) <= 40:
                found.append(Candidate(text, 1.5 - abs(element.first - anchor) * 0.01, text, "text"))
    return found[:5]
