"""The main text of a page: what a reader came for, without the frame around it."""

from __future__ import annotations

import re
from collections import defaultdict

from emptor.extract.context import Context
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.blocks import Block
from emptor.extract.text.posts import thread_text
from emptor.models.extraction import PageKind

_FEW_LINKS = 0.3
_ITEMS_AFTER = 4
_HEADINGS_BEFORE = 3
_LONG = 150
_MANY_LINKS = 0.6
_LINK_LIST = 200
_ALL_LINKS = 0.8

MAX_CHARS = 400_000
_FRAME = Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.BREADCRUMB | Zone.SHARE
_ARTICLE_OUT = _FRAME | Zone.RELATED | Zone.COMMENTS | Zone.ASIDE
_PROSE = 60  # characters from which a block without many links counts as prose
_MAX_LINKS = 0.45
_BODY_NAME = re.compile(
    r"article-?_?(?:body|content|text)|entry-?content|post-?content|post-?body|story-?(?:body|content)|content-?body|articleBody|blog-?(?:content|post)|rich-?text|main-?content",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:advertisement|ad|sponsored|share(?:\s+this.*)?|tweet|pin(?:\s+it)?|email|print|save|subscribe.*|sign\s+up.*|log\s?in.*|read\s+more.*|related.*|you\s+may\s+also.*|more\s+from.*|follow\s+us.*|comments?(?:\s*\(\d+\))?|leave\s+a\s+(?:comment|reply).*|"
    r"skip\s+to.*|back\s+to\s+top|table\s+of\s+contents|copy\s+link|click\s+here.*|all\s+rights\s+reserved.*|©.*|photo(?:\s+credit)?s?:.*|image(?:\s+credit)?s?:.*|getty\s+images|tags?:?|categories:?|filed\s+under.*|about\s+the\s+author|written\s+by|loading.*|next|previous|menu|search|close)$",
    re.IGNORECASE,
)
_SENTENCE = 80
_MUCH_PROSE = 1_000  # characters from which the prose of a category is its text
_LISTING_NOISE = re.compile(
    r"^(?:showing.*|show(?:\s+\d+)?.*results.*|sort(?:\s+by)?:?.*|filters?.*|refine.*|load(?:ed|ing)?\s.*|\d+\s*(?:items?|products?|results?)|\(?\d+\)?|add\s.*(?:compare|cart|bag|wishlist)|\d[\d,]*\s+reviews?.*|.*out\s+of\s+5\s+stars.*|compare|quick\s*(?:view|shop|buy|add).*|clear(?:\s+all)?|apply|view\s+(?:all|more|details)|best\s+match|learn\s+more|new|back|page\s+\d+.*)$",
    re.IGNORECASE,
)
_COVER = 0.75  # share of a parent's prose that its child must have to take its place


def main_text(context: Context, kind: PageKind) -> str:
    """Return the main text, paragraphs separated by a line feed."""
    blocks = context.blocks
    if kind is PageKind.FORUM:
        thread = thread_text(context.dom, blocks)
        if thread:
            return "\n".join(thread)[:MAX_CHARS]
    if kind is PageKind.ARTICLE:
        chosen = _article(context, blocks)
    elif kind is PageKind.LISTING:
        chosen = _listing(context, blocks)
    elif kind in {PageKind.FORUM, PageKind.PRODUCT}:
        chosen = _whole(context, blocks, kind)
    else:
        chosen = _article(context, blocks) or [b for b in blocks if not b.zone & _FRAME]
    return "\n".join(block.text for block in chosen)[:MAX_CHARS]


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PROSE and block.link_share <= _MAX_LINKS and not block.zone & _ARTICLE_OUT


def _article(context: Context, blocks: list[Block]) -> list[Block]:
    container = article_container(context, blocks)
    if container is None:
        return []
    inside = [b for b in blocks if container.first <= b.first < container.last]
    return [b for b in _trim(inside) if _keeps(b)]


def _keeps(block: Block) -> bool:
    if block.zone & _ARTICLE_OUT or _NOISE.match(block.text):
        return False
    if block.element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return True
    if block.link_share > _ALL_LINKS and len(block.text) < _LINK_LIST:
        return block.element.tag in {"td", "th", "p"} and len(block.text) > _PROSE
    return block.link_share <= _MANY_LINKS or len(block.text) > _LONG


def _trim(blocks: list[Block]) -> list[Block]:
    """Cut what comes before the first and after the last prose, but for headings just before it."""
    prose = [index for index, block in enumerate(blocks) if _is_prose(block)]
    if not prose:
        return blocks
    start = prose[0]
    while start > 0 and prose[0] - start < _HEADINGS_BEFORE and blocks[start - 1].element.tag in {"h1", "h2", "h3"}:
        start -= 1
    end = prose[-1] + 1
    while (
        end < len(blocks)
        and end - prose[-1] < _ITEMS_AFTER
        and blocks[end].element.tag in {"li", "td", "p"}
        and blocks[end].link_share < _FEW_LINKS
    ):
        end += 1
    return blocks[start:end]


def article_container(context: Context, blocks: list[Block]) -> Element | None:
    """Return the smallest element that holds most of the page's prose."""
    weight: dict[int, float] = defaultdict(float)
    elements: dict[int, Element] = {}
    total = 0.0
    for block in blocks:
        if not _is_prose(block):
            continue
        points = len(block.text) * (1 - block.link_share)
        total += points
        for parent in (block.element, *block.element.ancestors()):
            weight[parent.index] += points
            elements[parent.index] = parent
    if not total:
        return None
    best = max(elements.values(), key=lambda e: (weight[e.index], -e.index))
    changed = True
    while changed:
        changed = False
        inner = [
            e
            for e in elements.values()
            if e.parent is not None and best.index < e.index < best.end and weight[e.index] >= _COVER * weight[best.index]
        ]
        if inner:
            best = max(inner, key=lambda e: (weight[e.index], -e.index))
            changed = True
    return best


def _listing(context: Context, blocks: list[Block]) -> list[Block]:
    """What a category says in prose, when it says much; else its items."""
    out = _FRAME | Zone.HEADER | Zone.REVIEWS | Zone.COMMENTS | Zone.FILTER
    prose = [
        b
        for b in blocks
        if len(b.text) >= _PROSE and b.link_share <= _MAX_LINKS and not b.zone & out and not _NOISE.match(b.text)
    ]
    sentences = [b for b in prose if b.text.rstrip()[-1:] in ".!?…:" and len(b.text) >= _SENTENCE]
    if sum(len(b.text) for b in sentences) < _MUCH_PROSE:
        return [
            b for b in _whole(context, blocks, PageKind.LISTING) if not b.zone & Zone.FILTER and not _LISTING_NOISE.match(b.text)
        ]
    starts = {b.first for b in sentences}
    chosen = []
    for place, block in enumerate(blocks):
        heading = block.element.tag in {"h1", "h2", "h3", "h4"} and place + 1 < len(blocks) and blocks[place + 1].first in starts
        if block.first in starts or heading:
            chosen.append(block)
    return chosen


def _whole(context: Context, blocks: list[Block], kind: PageKind) -> list[Block]:
    """Forums, listings and product pages are made of short pieces: everything outside the frame."""
    out = _FRAME | Zone.HEADER
    main = _main_element(context)
    inside = [b for b in blocks if main is None or main.first <= b.first < main.last]
    if kind is PageKind.FORUM:
        kept = [b for b in inside if not b.zone & (out | Zone.ASIDE) or (b.zone & Zone.COMMENTS and not b.zone & out)]
    else:
        kept = [b for b in inside if not b.zone & (out | Zone.REVIEWS | Zone.COMMENTS)]
        if kind is PageKind.PRODUCT:
            kept = [b for b in kept if not b.zone & Zone.RELATED]
    return [b for b in kept if not _NOISE.match(b.text)]


def _main_element(context: Context) -> Element | None:
    """The element marked as the main part, when it holds the main heading or most of the text."""
    dom = context.dom
    marked = [
        *dom.all("main"),
        *(
            e
            for e in dom.elements
            if e.attributes.get("role") == "main" or e.attributes.get("id") in {"main", "main-content", "content", "maincontent"}
        ),
    ]
    total = len(dom.texts)
    for element in marked:
        if element.last - element.first >= 0.25 * total:
            return element
    return None
