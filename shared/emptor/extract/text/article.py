"""The text of an article: the element that holds it, and what of that element belongs to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.text.blocks import Block
from emptor.extract.text.noise import is_noise
from emptor.extract.wording import counted, is_all, is_label, opening

_OUT = Zone.NAV | Zone.FOOTER | Zone.OVERLAY | Zone.BREADCRUMB | Zone.SHARE | Zone.COMMENTS | Zone.ASIDE
_PROSE = 60  # characters from which a block without many links counts as prose
_MAX_LINKS = 0.45
_COVER = 0.75  # share of an element's prose that a part must hold to take its place
_BODY_COVER = 0.95  # the same within an element that is marked as the article
_BODY_SHARE = 0.3  # of the page's prose, from which an element that is named as the body is the body
_BODY_CHARS = 200
_RIVALS = 0.5  # of the body's prose that other elements named alike may hold and be but teasers
_FEW_LINKS = 0.3
_ALL_LINKS = 0.8
_MANY_LINKS = 0.6
_LONG = 150
_LINK_LIST = 200
_PARAGRAPH = 200
_REPEATED = 80  # characters from which the same block a second time is a caption or a teaser
_MAX_HEADING = 60
_MOST = 0.5  # of the prose: a section that holds more is no aside
_LIST_TAGS = frozenset({"li", "dd", "dt", "td", "th", "blockquote", "pre"})
_FLOW_TAGS = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure", "pre", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLIMB = 4
_HEADINGS_BEFORE = 3
_LEAD_BLOCKS = 8  # blocks after the main heading among which a lead stands
_ITEM_WEIGHT = 0.5  # of prose in list items, which teasers are made of
_MOST_ASIDE = 0.6  # of the prose: names that would leave out more mean something else
_NO_BODIES = frozenset(
    {
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "span",
        "strong",
        "b",
        "em",
        "font",
        "dl",
        "dd",
    }
)

_IS_BODY = named("article-body")
_IS_BESIDE = named("article-beside")
_IS_POST = named("article-post")
_IS_LEAD = named("article-lead")
_ASIDES = ("section.related", "section.stories", "section.community")
_MARKUP = re.compile(r"<(?:div|img|iframe|a|p|script|ins|span)\b")  # code that a page shows by mistake
_MARKS = " .:;,!|·•–—-_…"


@dataclass
class _Prose:
    """How many characters of prose each element holds."""

    weight: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    elements: dict[int, Element] = field(default_factory=dict)
    total: float = 0.0

    def of(self, element: Element) -> float:
        return self.weight.get(element.index, 0.0)


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence or more, outside the frame and with few links.

    Boxes with buttons to share may hold the text.
    """
    return len(block.text) >= _PROSE and block.link_share <= _MAX_LINKS and not block.zone & (_OUT & ~Zone.SHARE | Zone.RELATED)


def article_blocks(context: Context, blocks: list[Block]) -> list[Block]:
    """Return the blocks of the page's article, in order."""
    prose = _weigh(blocks)
    if not prose.total:
        return []
    body, marked = _container(context, prose)
    inside = [block for block in blocks if body.first <= block.first < body.last]
    inside = _without_asides(context, body, inside)
    flow = _below_heading(context, inside) if marked else _trim(inside)
    return list(_once(block for block in (*_lead(context, body, blocks), *flow) if _keeps(block, body)))


def _below_heading(context: Context, blocks: list[Block]) -> list[Block]:
    """Cut the main heading and what stands above it, unless prose does."""
    place = next((i for i, b in enumerate(blocks) if context.heading is not None and b.first == context.heading[0].first), None)
    if place is None or any(is_prose(b) for b in blocks[:place]):
        return blocks
    return blocks[place + 1 :]


def _lead(context: Context, body: Element, blocks: list[Block]) -> list[Block]:
    """What a lead says between the main heading and the body."""
    if context.heading is None or context.heading[0].last > body.first:
        return []
    between = [b for b in blocks if context.heading[0].last <= b.first < body.first]
    return [
        b
        for b in between[:_LEAD_BLOCKS]
        if is_prose(b)
        and b.text.rstrip()[-1:] in ".!?…"
        and any(_IS_LEAD(e.name) for e in (b.element, *islice(b.element.ancestors(), 2)) if e.name)
    ]


def _weigh(blocks: list[Block]) -> _Prose:
    prose = _Prose()
    for block in blocks:
        if not is_prose(block):
            continue
        points = len(block.text) * (1 - block.link_share) * (_ITEM_WEIGHT if block.element.tag == "li" else 1)
        prose.total += points
        for parent in (block.element, *block.element.ancestors()):
            if parent.tag in _NO_BODIES:
                continue
            prose.weight[parent.index] += points
            prose.elements[parent.index] = parent
    return prose


def _container(context: Context, prose: _Prose) -> tuple[Element, bool]:
    """Return the element that holds the article and whether the page itself marks it as its body."""
    body = _body(context, prose)
    if body is not None:
        return _narrow(prose, body, _BODY_COVER), True
    top = max(prose.elements.values(), key=lambda e: (prose.of(e), -e.index))
    return _narrow(prose, _own_article(context, prose) or top, _COVER), False


def _narrow(prose: _Prose, best: Element, cover: float) -> Element:
    """Go inwards as long as one part holds nearly all of the prose."""
    while True:
        inner = [e for e in prose.elements.values() if best.index < e.index < best.end and prose.of(e) >= cover * prose.of(best)]
        if not inner:
            return best
        best = max(inner, key=lambda e: (prose.of(e), -e.index))


def _own_article(context: Context, prose: _Prose) -> Element | None:
    """The `article` element that holds the main heading, when there are several."""
    articles = [e for e in prose.elements.values() if e.tag == "article" and prose.of(e) >= _BODY_CHARS]
    anchor = context.anchor
    own = [e for e in articles if e.first <= anchor < e.last]
    if own and len(articles) > len(own) and context.heading is not None:
        return max(own, key=lambda e: e.index)
    return None


def _body(context: Context, prose: _Prose) -> Element | None:
    """The element that is named as the article's body; of several, the one below the main heading or what holds them all."""
    found = [
        e
        for e in prose.elements.values()
        if e.tag not in {"body", "html"} and e.name and prose.of(e) >= _BODY_CHARS and _IS_BODY(e.name)
    ]
    if not found:
        return None
    found.sort(key=lambda e: e.index)
    outer = [e for e in found if not any(o.index < e.index < o.end for o in found)]
    first = next((e for e in outer if e.last > context.anchor), outer[0])
    rivals = sum(prose.of(e) for e in outer if e is not first)
    if rivals <= _RIVALS * prose.of(first) or _in_own_article(first, outer):
        return first if prose.of(first) >= _BODY_SHARE * prose.total or rivals else None
    return None


def _in_own_article(first: Element, bodies: list[Element]) -> bool:
    """Whether each of several bodies has an `article` element of its own: one page after the other, loaded on scrolling."""
    own = next((e for e in first.ancestors() if e.tag == "article"), None)
    return own is not None and not any(own.index < e.index < own.end for e in bodies if e is not first)


def _without_asides(context: Context, body: Element, blocks: list[Block]) -> list[Block]:
    """Leave out boxes beside the text: by their names, and by headings such as `Most read`."""
    total = sum(len(b.text) for b in blocks if is_prose(b)) or 1
    out = [
        (e.first, e.last)
        for e in context.dom.elements[body.index + 1 : body.end]
        if e.tag == "figcaption"
        or (e.last > e.first and e.name and e.tag not in _HEADINGS and _IS_BESIDE(e.name) and not _IS_POST(e.name))
    ]
    for place, block in enumerate(blocks):
        if len(block.text) <= _MAX_HEADING and _is_heading(block) and _heads_aside(block.text):
            out.append(_section(body, blocks, place))
    spans = _small(blocks, out, total)
    kept = [b for b in blocks if not any(first <= b.first < last for first, last in spans)]
    return kept if sum(len(b.text) for b in kept if is_prose(b)) >= (1 - _MOST_ASIDE) * total else blocks


def _small(blocks: list[Block], spans: list[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    """Spans that hold no more than an aside does."""
    return [
        (first, last)
        for first, last in spans
        if sum(len(b.text) for b in blocks if first <= b.first < last and is_prose(b)) <= _MOST * total
    ]


def _is_heading(block: Block) -> bool:
    return block.element.tag in _HEADINGS or "title" in block.element.name.lower() or "head" in block.element.name.lower()


def _heads_aside(text: str) -> bool:
    """Whether a heading stands above other things than the article: other articles, comments, a newsletter."""
    if opening(text, *_ASIDES) or opening(counted(text), "section.counted"):
        return True
    return is_all(text.strip(_MARKS), "section.alone") or is_label(text, "section.labelled")


def _section(body: Element, blocks: list[Block], place: int) -> tuple[int, int]:
    """The box that begins with a heading; else what follows it up to the next heading of its level."""
    heading = blocks[place]
    box = heading.element
    for parent in heading.element.ancestors():
        if parent is body or parent.first < heading.first or parent.index <= body.index:
            break
        box = parent
    if box.last > heading.last:
        return box.first, box.last
    level = heading.element.tag
    ends = (b.first for b in blocks[place + 1 :] if (b.element.tag in _HEADINGS and b.element.tag <= level) or _is_plain(b))
    return heading.first, next(ends, body.last)


def _is_plain(block: Block) -> bool:
    """A paragraph of an article, and no teaser."""
    return len(block.text) >= _PARAGRAPH and block.element.tag == "p" and not block.links


def _trim(blocks: list[Block]) -> list[Block]:
    """Cut what comes before the first and after the last prose, but for headings before it and what stands beside it."""
    prose = [index for index, block in enumerate(blocks) if is_prose(block)]
    if not prose:
        return blocks
    flow = {parent.index for i in prose if (parent := blocks[i].element.parent) is not None}
    start = prose[0]
    while start > 0 and _goes_on(blocks[start - 1], flow) and blocks[start - 1].element.tag != "h1":
        start -= 1
    headings = start
    while headings > 0 and start - headings < _HEADINGS_BEFORE and blocks[headings - 1].element.tag in {"h1", "h2", "h3"}:
        headings -= 1
    end = prose[-1] + 1
    while end < len(blocks) and _goes_on(blocks[end], flow):
        end += 1
    return blocks[headings:end]


def _goes_on(block: Block, flow: set[int]) -> bool:
    """Whether a short block stands in the flow of the text: a paragraph, or an item of a list in it."""
    if block.link_share >= _FEW_LINKS and block.element.tag not in _LIST_TAGS:
        return False
    for parent, _ in zip(block.element.ancestors(), range(_CLIMB), strict=False):
        if parent.index in flow:
            return True
        if parent.tag not in {"ul", "ol", "li", "dl", "table", "tbody", "tr", "blockquote", "p"}:
            return False
    return False


def _keeps(block: Block, body: Element) -> bool:
    zone = (block.zone | block.element.zone & ~Zone.RELATED) & ~body.zone
    if (
        _is_boxed(block.element, body)
        or zone & (_OUT & ~Zone.SHARE | Zone.RELATED)
        or (zone & Zone.SHARE and not is_prose(block))
        or _MARKUP.match(block.text)
        or is_noise(block.text)
    ):
        return False
    if block.element.tag in _HEADINGS:
        return True
    if block.link_share > _ALL_LINKS and len(block.text) < _LINK_LIST:
        return block.element.tag in {"td", "th", "p"} and len(block.text) > _PROSE
    return block.link_share <= _MANY_LINKS or len(block.text) > _LONG


def _is_boxed(element: Element, body: Element) -> bool:
    """Whether a box around an element is headed as one of other things.

    Paragraphs below such a heading in the flow are the text's own.
    """
    for parent in (element, *element.ancestors()):
        if parent is body:
            return False
        if parent.own_zone & Zone.RELATED and parent.tag not in _FLOW_TAGS:
            return True
    return False


def _once(blocks: Iterator[Block]) -> Iterator[Block]:
    """Leave out captions and teasers that were there before; a text may repeat its paragraphs."""
    seen: set[str] = set()
    for block in blocks:
        if len(block.text) >= _REPEATED and block.element.tag != "p":
            if block.text in seen:
                continue
            seen.add(block.text)
        yield block
