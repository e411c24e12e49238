"""Where a page says that its shop has a catalogue or a search: by its platform's marks, by links in its head, by a form.

Nothing is guessed: an address is offered only by a page of that shop.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from emptor.extract.addresses import marks
from emptor.extract.catalogues.items import names_products, path_of, same_shop
from emptor.extract.catalogues.shops_json import SHOPIFY_PAGE, WOO_PAGE
from emptor.extract.context import Context
from emptor.extract.dom.tree import Element

QUERY_MARK = "{query}"  # what the words that are searched for take the place of
_SHOPIFY_MARKS = ("cdn.shopify.com/", "Shopify.theme", "Shopify.shop")
_WOO_MARK = "woocommerce"
_WP_API = "https://api.w.org/"
_COLLECTIONS, _MAX_LEAD = "collections", 2  # Shopify's folder of lists; the place of its name, after a language at most
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})
_SEARCH_TERM = re.compile(r"\{[^{}]{1,40}\}")  # what schema.org's template fills in
_SEARCH_FIELDS = frozenset({"q", "query", "s", "search", "keyword", "keywords", "searchterm", "term", "text"})


class OfferedCatalogues(NamedTuple):
    """Addresses of catalogues, best first; and the address of the shop's search with QUERY_MARK for its words."""

    addresses: tuple[str, ...] = ()
    search: str | None = None


def offered_catalogues(context: Context) -> OfferedCatalogues:
    """Return what a page says of its shop's catalogues and search."""
    found = (_shopify(context), _woo(context), _feed(context), _sitemap(context))
    addresses = tuple(dict.fromkeys(url for url in found if url and url != context.url))
    return OfferedCatalogues(addresses, _search_action(context) or _search_form(context))


def _shopify(context: Context) -> str | None:
    """The catalogue of the collection that the page shows, else of the whole shop."""
    if not any(mark in context.dom.source for mark in _SHOPIFY_MARKS):
        return None
    return same_shop(context.url, f"{_collection(path_of(context.url))}/products.json?limit={SHOPIFY_PAGE}")


def _collection(path: str) -> str:
    """The part of a path that names a collection, `/de/collections/lamps`; empty where none is named."""
    parts = path.split("/")
    place = parts.index(_COLLECTIONS) if _COLLECTIONS in parts[: _MAX_LEAD + 1] else len(parts)
    return "/".join(parts[: place + 2]) if any(parts[place + 1 : place + 2]) else ""


def _woo(context: Context) -> str | None:
    if _WOO_MARK not in context.dom.source:
        return None
    roots = (link.get("href") for link in context.dom.links if link.get("rel") == _WP_API)
    root = next((url for href in roots if (url := same_shop(context.url, href))), None)
    return f"{root.rstrip('/')}/wc/store/v1/products?per_page={WOO_PAGE}" if root and "?" not in root else None


def _feed(context: Context) -> str | None:
    for link in context.dom.links:
        named = f"{link.get('href') or ''} {link.get('title') or ''}"
        is_feed = "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower() in _FEED_TYPES
        if is_feed and names_products(named) and (url := same_shop(context.url, link.get("href"))):
            return url
    return None


def _sitemap(context: Context) -> str | None:
    named = (link.get("href") for link in context.dom.links if (link.get("rel") or "").lower() == "sitemap")
    return next((url for href in named if (url := same_shop(context.url, href))), None)


def _search_action(context: Context) -> str | None:
    """schema.org's SearchAction, whose target is an address with a place for the words."""
    for node in context.nodes:
        if "WebSite" not in node.types:
            continue
        for action in node.nodes("potentialAction"):
            entry = next(iter(action.nodes("target")), None)
            target = (entry.text("urlTemplate") if entry else None) or action.text("target")
            if target and _SEARCH_TERM.search(target.literal):
                return _template(context, _SEARCH_TERM.sub(QUERY_MARK, target.literal, count=1))
    return None


def _search_form(context: Context) -> str | None:
    """A form that asks for words by GET and calls itself a search. One without an address is a script's own."""
    for form in context.dom.all("form"):
        action = form.get("action").partition("#")[0]
        is_get = form.get("method").lower() in {"", "get"}
        if not action or not is_get or not _is_search(form):
            continue
        fields = [e for e in context.dom.within(form) if e.tag == "input" and _is_words(e)]
        if len(fields) == 1:
            joint = "&" if "?" in action else "?"
            return _template(context, f"{action}{joint}{quote(fields[0].get('name'))}={QUERY_MARK}")
    return None


def _is_search(form: Element) -> bool:
    named = f"{form.get('action')} {form.name}".lower()
    return form.get("role") == "search" or any(name in named for name in marks("address.search"))


def _is_words(field: Element) -> bool:
    return field.get("type").lower() in {"", "text", "search"} and field.get("name").lower() in _SEARCH_FIELDS


def _template(context: Context, address: str) -> str | None:
    """An address of the page's own shop, its mark kept."""
    url = same_shop(context.url, address.replace(QUERY_MARK, "QUERYMARK"))
    return url.replace("QUERYMARK", QUERY_MARK) if url else None
