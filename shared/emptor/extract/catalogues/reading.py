"""Which reader a catalogue has: by its address and media type."""

from __future__ import annotations

import re

from emptor.extract.catalogues.items import Catalogue, CatalogueFault, path_of
from emptor.extract.catalogues.shops_json import shopify_items, woo_items
from emptor.models.extraction import Extraction, PageKind

_SHOPIFY = "/products.json"
_WOO = ("/wc/store/v1/products", "/wc/store/products")
_XML_TYPES = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
_XML_START = re.compile(r"\s{0,99}<\?\w{3}[^>]{0,200}\?>(?:\s|<!--.{0,500}?-->|<\?[^>]{0,200}\?>){0,20}<(?P<root>[\w:]{1,30})")
_ROOTS = frozenset({"rss", "feed", "rdf:RDF", "urlset", "sitemapindex"})


def is_catalogue_address(url: str) -> bool:
    """Whether an address is one at which a platform serves its catalogue in JSON."""
    path = path_of(url)
    return path.endswith(_SHOPIFY) or path.rstrip("/").endswith(_WOO)


def read_catalogue(source: str, url: str, content_type: str) -> Extraction | None:
    """Return a catalogue as a listing; of one that cannot be read, why. None for what is no catalogue at all."""
    try:
        found = _read(source, url, content_type)
    except CatalogueFault as fault:
        return Extraction(url=url, kind=PageKind.OTHER, fault=f"The catalogue cannot be read: {fault}")
    if found is None:
        return None
    items, next_page = found
    kind = PageKind.LISTING if items or next_page else PageKind.OTHER
    return Extraction(url=url, kind=kind, links=items, items=len(items), next_page=next_page)


def _read(source: str, url: str, content_type: str) -> Catalogue | None:
    path = path_of(url)
    if path.endswith(_SHOPIFY) and "html" not in content_type:
        return shopify_items(source, url)
    if path.rstrip("/").endswith(_WOO) and "html" not in content_type:
        return woo_items(source, url)
    start = _XML_START.match(source[:10_000])
    if content_type in _XML_TYPES and start and start["root"] in _ROOTS:
        from emptor.extract.catalogues.feeds_xml import feed_items  # noqa: PLC0415 - lxml is loaded by who reads XML

        return feed_items(source, url)
    return None
