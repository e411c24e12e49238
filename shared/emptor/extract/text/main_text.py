"""The main text of a page: what a reader came for, without the frame around it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from emptor.extract.context import Context
from emptor.extract.dom.pairs import comparison_tables
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.article import article_blocks
from emptor.extract.text.blocks import Block
from emptor.extract.text.noise import is_noise
from emptor.extract.text.posts import thread_text
from emptor.extract.wording import counted, is_all, opening
from emptor.lexicon import fold, matcher
from emptor.models.extraction import PageKind

MAX_CHARS = 400_000
_MAIN_IDS = frozenset({"main", "main-content", "content", "maincontent"})
_FRAME = Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.BREADCRUMB | Zone.SHARE
_PROSE = 60  # characters from which a block without many links counts as prose
_MAX_LINKS = 0.45
_SENTENCE = 80
_ITEM_DEPTH = 3  # elements from a block to the box of its item
_ITEMS = 4
_MUCH_PROSE = 1_000  # characters from which the prose of a category is its text
_SOME_PROSE = 500
_MAINLY = 0.5  # share of a page's text from which an article is what the page is
_OPENS, _ALONE = "listing.opens", "listing.alone"
_JUST_A_NUMBER = re.compile(r"\(?\d+\)?")


def main_text(context: Context, kind: PageKind) -> str:
    """Return the main text, paragraphs separated by a line feed."""
    blocks = context.blocks
    if kind is PageKind.FORUM:
        thread = thread_text(context.dom, blocks)
        if thread:
            return "\n".join(thread)[:MAX_CHARS]
    if kind is PageKind.ARTICLE:
        chosen = article_blocks(context, blocks)
    elif kind is PageKind.LISTING:
        chosen = _listing(context, blocks)
    elif kind in {PageKind.FORUM, PageKind.PRODUCT}:
        chosen = _whole(context, blocks, kind)
    else:
        chosen = _most(article_blocks(context, blocks), _whole(context, blocks, kind))
    return "\n".join(block.text for block in chosen)[:MAX_CHARS]


def _most(article: list[Block], whole: list[Block]) -> list[Block]:
    """On a page of no clear kind: the article in it if that is long or most of it, else everything outside the frame."""
    chars = sum(len(block.text) for block in article)
    return article if chars >= _SOME_PROSE or chars >= _MAINLY * sum(len(block.text) for block in whole) else whole


def _listing(context: Context, blocks: list[Block]) -> list[Block]:
    """What a category says in prose, when it says much; else its items."""
    out = _FRAME | Zone.HEADER | Zone.REVIEWS | Zone.COMMENTS | Zone.FILTER
    prose = [
        b for b in blocks if len(b.text) >= _PROSE and b.link_share <= _MAX_LINKS and not b.zone & out and not is_noise(b.text)
    ]
    sentences = _outside_items([b for b in prose if b.text.rstrip()[-1:] in ".!?…:" and len(b.text) >= _SENTENCE])
    if sum(len(b.text) for b in sentences) < _MUCH_PROSE:
        whole = _from_heading(context, _whole(context, blocks, PageKind.LISTING))
        return [b for b in whole if not b.zone & Zone.FILTER and not _is_control(b.text)]
    starts = {b.first for b in sentences}
    chosen = []
    for place, block in enumerate(blocks):
        heading = block.element.tag in {"h1", "h2", "h3", "h4"} and place + 1 < len(blocks) and blocks[place + 1].first in starts
        if block.first in starts or heading:
            chosen.append(block)
    return chosen


def _is_control(text: str) -> bool:
    """What a listing prints around its items: how to sort and filter them, how many there are, what to do with one."""
    bare = text.strip()
    if _JUST_A_NUMBER.fullmatch(bare) or is_all(bare.rstrip(":"), _ALONE) or opening(bare, _OPENS):
        return True
    folded = fold(bare)
    said = {match.key for match in matcher("listing").all(folded)}
    first = opening(bare, "listing.show", "listing.add", "listing.page")
    then = {"listing.show": "listing.results", "listing.add": "listing.target"}
    if first is not None and (then.get(first.key, "") in said or (first.key == "listing.page" and bare[-1].isdigit())):
        return True
    if "listing.stars" in said:
        return True
    return bare[:1].isdigit() and (
        is_all(counted(bare), "listing.counted") or opening(counted(bare), "listing.reviews") is not None
    )


def _from_heading(context: Context, blocks: list[Block]) -> list[Block]:
    """Leave out what stands above the main heading, unless much does."""
    start = context.heading[0].first if context.heading is not None else 0
    below = [b for b in blocks if b.first >= start]
    return below if len(below) >= _MAINLY * len(blocks) else blocks


def _outside_items(blocks: list[Block]) -> list[Block]:
    """Leave out what describes items: blocks that stand alike in boxes of their own."""
    around = [tuple(islice((b.element, *b.element.ancestors()), _ITEM_DEPTH)) for b in blocks]
    makes = [tuple((e.tag, e.get("class").split(" ")[0]) for e in parents) for parents in around]
    boxes: dict[tuple[tuple[str, str], ...], set[int]] = defaultdict(set)
    for parents, make in zip(around, makes, strict=True):
        boxes[make].add(parents[-1].index)
    return [b for b, make in zip(blocks, makes, strict=True) if len(boxes[make]) < _ITEMS]


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
            compared = comparison_tables(context.dom)
            kept = [
                b
                for b in kept
                if not _is_of_others(b) and not _is_struck(context, b) and not any(t.first <= b.first < t.last for t in compared)
            ]
    return [b for b in kept if not is_noise(b.text)]


def _is_of_others(block: Block) -> bool:
    """Whether a block speaks of other products, by what was known of the page at first or by its headings and cards."""
    return bool((block.zone | block.element.zone) & Zone.RELATED or block.element.zone & Zone.CARD)


def _is_struck(context: Context, block: Block) -> bool:
    """Whether all of a block is struck through: what the product no longer has, or no longer costs."""
    return all(run.element.zone & Zone.STRUCK or run.text.isspace() for run in context.dom.texts[block.first : block.last])


def _main_element(context: Context) -> Element | None:
    """The element marked as the main part, when it holds the main heading or most of the text."""
    dom = context.dom
    marked = [
        *dom.all("main"),
        *(e for e in dom.having("role", "id") if e.get("role") == "main" or e.get("id") in _MAIN_IDS),
    ]
    total = len(dom.texts)
    for element in marked:
        if element.last - element.first >= 0.25 * total:
            return element
    return None
