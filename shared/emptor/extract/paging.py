"""Where a list goes on: the address of its next page."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser

from emptor.extract.addresses import absolute
from emptor.extract.context import Context
from emptor.extract.dom.guard import bounded

_MAX_MENU_LINKS = 500
_DIGITS = re.compile(r"\d{1,4}$")
_PAGE_NAMES = frozenset({"page", "p", "pg", "paged", "pagenumber", "pageno", "seite", "pagina"})
_PAGE_IN_PATH = re.compile(r"/(?:page|seite|pagina)/(\d{1,4})/?$", re.IGNORECASE)


def next_page(context: Context) -> str | None:
    """Return the address of the next page of a list, on the same host; None where the page links to none.

    What the markup calls next (`rel="next"`) comes first, then a link whose text is the number after the page's own and whose
    address numbers pages.
    """
    declared = [link.get("href") or "" for link in context.dom.links if _is_next(link.get("rel") or "")]
    for href in declared:
        if (url := _here(context, href)) is not None:
            return url
    anchors = [Link(a.get("href"), a.get("rel"), context.dom.text(a)) for a in context.dom.all("a") if a.get("href")]
    return _among(context, anchors) or _among(context, _menu_links(context))


class Link(NamedTuple):
    """What an anchor says of where it leads."""

    href: str
    rel: str
    text: str


def _among(context: Context, anchors: list[Link]) -> str | None:
    wanted = (_page_number(context.url) or 1) + 1
    named = (_here(context, link.href) for link in anchors if _is_next(link.rel))
    numbered = (_here(context, link.href) for link in anchors if link.text.strip() == str(wanted))
    first = next((url for url in named if url is not None), None)
    return first or next((url for url in numbered if url is not None and _page_number(url) == wanted), None)


def _menu_links(context: Context) -> list[Link]:
    """The links inside `nav`, where many shops put their page numbers; the tree of the page leaves menus out."""
    found = LexborHTMLParser(bounded(context.dom.source)).css("nav a[href]")[:_MAX_MENU_LINKS]
    return [Link(a.attributes.get("href") or "", a.attributes.get("rel") or "", a.text()) for a in found]


def _is_next(rel: str) -> bool:
    return "next" in rel.lower().split()


def _here(context: Context, href: str) -> str | None:
    """The address, where it leads to another page of the same host."""
    url = absolute(context.base, href)
    if url is None or url.partition("#")[0] == context.url.partition("#")[0]:
        return None
    try:
        return url if (urlsplit(url).hostname or "").lower() == context.host else None
    except ValueError:
        return None


def _page_number(url: str) -> int | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    in_path = _PAGE_IN_PATH.search(parts.path)
    named = [value for name, value in parse_qsl(parts.query) if name.lower() in _PAGE_NAMES and _DIGITS.match(value)]
    number = in_path[1] if in_path else next(iter(named), None)
    return int(number) if number else None
