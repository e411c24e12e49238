"""What of a page is searched: title, address, text a reader sees, and the words with which other pages link to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from emptor.archive.urls import join, loose_key
from emptor.models.page import Page
from emptor.utils.sites import without_www

MAX_TEXT_CHARS = 60_000
MAX_MARKUP_CHARS = 2_000_000
MAX_LINKS = 300
MAX_ANCHOR_CHARS = 120
THIN_CHARS = 400
UNSEEN = "script, style, noscript, template, svg, iframe, select, head"
FRAME = 'nav, footer, aside, [hidden], [aria-hidden="true"], [role="navigation"]'
# A snippet must not carry words that a reader of the page cannot see.
INVISIBLE = ", ".join(f'[style*="{rule}" i]' for rule in ("display:none", "display: none", "visibility:hidden", "font-size:0"))
MENU = "li > a:only-child"  # of menus built without <nav>; the words count in the pages they link to
DESCRIPTION = 'meta[name="description"], meta[property="og:description"]'
PUBLISHED = 'meta[property="article:published_time"], meta[itemprop="datePublished"], time[datetime]'
OPAQUE = re.compile(r"^(?:[0-9a-f]{12,}|\d{7,})$")  # identifiers in addresses are not words


@dataclass(slots=True)
class Document:
    """A page as the index sees it. `anchors` are filled in when all pages are read."""

    url: str
    key: str
    title: str
    text: str
    published_at: datetime | None = None
    links: list[tuple[str, str]] = field(default_factory=list)  # as written, and the words linked
    anchors: set[str] = field(default_factory=set)

    @property
    def address_words(self) -> str:
        """Host and path as words, and each two neighbours as one: `over-ear` in an address is as good as in a text."""
        parts = urlsplit(self.url)
        pieces = re.split(r"[/_\-.+=&?]+", unquote(f"{without_www(parts.netloc)}/{parts.path}/{parts.query}"))
        named = [piece for piece in pieces if piece and not OPAQUE.match(piece)]
        pairs = [f"{first}{second}" for first, second in pairwise(named) if first.isalpha() and second.isalpha()]
        return " ".join((*named, *pairs))

    @property
    def heading(self) -> str:
        """What names the page: its title; where it says next to nothing itself (an anti-bot page, a shell that a script fills)
        its address and the links to it as well."""
        if len(self.text) >= THIN_CHARS:
            return self.title
        return " ".join((self.title, self.address_words, *sorted(self.anchors)))


def read_document(page: Page) -> Document:
    """A page's searchable text. Never raises on odd markup."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  (native parser, loaded when an archive is searched)

    source = page.text[:MAX_MARKUP_CHARS]
    key = loose_key(page.final_url)
    if page.content_type == "text/plain":
        return Document(page.final_url, key, "", _one_line(source[:MAX_TEXT_CHARS]))
    tree = LexborHTMLParser(source)
    title = _text_of(tree, "title")
    heading = _text_of(tree, "h1")
    described = tree.css_first(DESCRIPTION)
    description = (described.attributes.get("content") or "") if described else ""
    published = _published(tree)
    links = _links(tree)
    for unread in (UNSEEN, f"{FRAME}, {MENU}, {INVISIBLE}"):  # in turn: a link is alone once what is not seen is gone
        for node in tree.css(unread):
            node.decompose()
    body = tree.body.text(separator=" ") if tree.body else ""
    text = _one_line(f"{description} {body[: 2 * MAX_TEXT_CHARS]}")[:MAX_TEXT_CHARS]
    return Document(page.final_url, key, title if heading in title else f"{title} {heading}".strip(), text, published, links)


def spread_anchors(documents: list[Document]) -> None:
    """Give each document the link texts of the others that point to it: a page filled by a script says nothing itself."""
    by_key = {document.key: document for document in documents}
    slugs = {_slug(document.url) for document in documents}
    for document in documents:
        for reference, text in document.links:
            target = by_key.get(_target(document.url, reference)) if _slug(reference) in slugs else None
            if target is not None and target is not document:
                target.anchors.add(text)
        document.links = []


def _text_of(tree: object, selector: str) -> str:
    node = tree.css_first(selector)  # type: ignore[attr-defined]
    return _one_line(node.text(separator=" ")) if node else ""


def _published(tree: object) -> datetime | None:
    node = tree.css_first(PUBLISHED)  # type: ignore[attr-defined]
    value = (node.attributes.get("content") or node.attributes.get("datetime") or "") if node else ""
    try:
        date = datetime.fromisoformat(value)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _links(tree: object) -> list[tuple[str, str]]:
    nodes = tree.css("a[href]")[:MAX_LINKS]  # type: ignore[attr-defined]
    pairs = ((node.attributes.get("href") or "", _one_line(node.text(separator=" "))[:MAX_ANCHOR_CHARS]) for node in nodes)
    return [(reference, text) for reference, text in pairs if text]


def _slug(reference: str) -> str:
    """The last piece of an address's path: cheap to compare before the address is resolved."""
    return reference.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _target(base: str, reference: str) -> str:
    address = join(base, reference)
    return loose_key(address) if address else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
