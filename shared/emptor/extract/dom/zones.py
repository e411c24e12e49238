"""Parts of a page, recognised by tag, class, id and the like: what surrounds a product is not the product."""

from __future__ import annotations

import re
from functools import lru_cache

from emptor.extract.dom.names import concepts_of


class Zone:
    """Where an element stands, as bits of an int: thousands are combined for each page. Zones are inherited by what is inside."""

    NONE = 0
    NAV = 1
    HEADER = 2
    FOOTER = 4
    ASIDE = 8
    RELATED = 16  # other products: recommended, similar, recently viewed, bundles, sponsored
    REVIEWS = 32
    OVERLAY = 64  # modal, mini cart, cookie banner, newsletter
    BREADCRUMB = 128
    STRUCK = 256  # struck through: not what is paid
    SPEC = 512  # specification
    COMMENTS = 1024
    SHARE = 2048
    FILTER = 4096  # facets, sorting, paging of a listing
    CARD = 8192  # a box that names another page of the site with its price; marked by `emptor.extract.cards`


AROUND = Zone.NAV | Zone.HEADER | Zone.FOOTER | Zone.OVERLAY
NO_ROWS = AROUND | Zone.BREADCRUMB | Zone.COMMENTS | Zone.SHARE  # where no label has a value
OF_OTHERS = Zone.RELATED | Zone.REVIEWS | Zone.FILTER  # whose rows state nothing of the product

_BY_TAG = {
    "nav": Zone.NAV,
    "header": Zone.HEADER,
    "footer": Zone.FOOTER,
    "aside": Zone.ASIDE,
    "del": Zone.STRUCK,
    "s": Zone.STRUCK,
    "strike": Zone.STRUCK,
}
_BY_ROLE = {
    "navigation": Zone.NAV,
    "banner": Zone.HEADER,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.ASIDE,
    "dialog": Zone.OVERLAY,
    "alertdialog": Zone.OVERLAY,
    "menu": Zone.NAV,
    "menubar": Zone.NAV,
}
_NAMES_KEPT = 8_192  # a page repeats the names of its boxes
_MAX_NAME = 300  # characters: bodies carry the names of all that they hold
_PART = re.compile(r"((?:head|foot)er)_", re.IGNORECASE)  # `header_logo` is a part of a header, `header-title` may head anything
_BY_CONCEPT = {
    "zone-nav": Zone.NAV,
    "zone-header": Zone.HEADER,
    "zone-footer": Zone.FOOTER,
    "zone-related": Zone.RELATED,
    "zone-reviews": Zone.REVIEWS,
    "zone-overlay": Zone.OVERLAY,
    "zone-breadcrumb": Zone.BREADCRUMB,
    "zone-struck": Zone.STRUCK,
    "zone-spec": Zone.SPEC,
    "zone-comments": Zone.COMMENTS,
    "zone-share": Zone.SHARE,
    "zone-filter": Zone.FILTER,
}


@lru_cache(maxsize=_NAMES_KEPT)
def zone_of_name(name: str) -> int:
    """Return what an element's class and id say about it."""
    zone = Zone.NONE
    name = name[:_MAX_NAME]
    for concept in concepts_of(_PART.sub(r"\1 ", name) if "_" in name else name):
        zone |= _BY_CONCEPT.get(concept, Zone.NONE)
    return zone


def zone_of_tag(tag: str, role: str | None) -> int:
    """Return what an element's tag and role say about it."""
    zone = _BY_TAG.get(tag, Zone.NONE)
    return zone | _BY_ROLE.get(role, Zone.NONE) if role else zone
