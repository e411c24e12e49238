"""Everything the extractors of one page share, made once: the parsed page, its structured data, its headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from emptor.extract.addresses import absolute
from emptor.extract.buttons import buy_boxes, buy_buttons
from emptor.extract.dom.names import named
from emptor.extract.dom.pairs import Pair, pairs_of
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import AROUND, Zone
from emptor.extract.fields.field_marks import FieldMark
from emptor.extract.sources.json_ld import json_ld_nodes
from emptor.extract.sources.meta import Metas
from emptor.extract.sources.microdata import microdata_nodes
from emptor.extract.sources.node import Node
from emptor.extract.sources.state_text import state_values
from emptor.extract.text.blocks import Block, blocks_of
from emptor.utils.text import comparable

_SHORTEST_NAME = 8
_HEADING_RUNS = 3  # texts in an element that may be a heading
_ROOM, _CARD_TOP = 2, 6  # texts between the heading and the product's own card; texts of the card that may say the heading again

_LIKE_TITLE = 0.34  # share of words from which a first-level heading is not a mere slogan
_LIKE_NAME = 0.55
_NAMES_PRODUCT = named("product-name")
_WORD = re.compile(r"\w+")
_MAX_HEADING = 400
_TEXTS_KEPT = 2_048  # whose words are kept: a page's names are compared with each other by several rules


@dataclass(slots=True)
class Candidate:
    """A possible value of a field: what speaks for it and how much, the exact words, and where they stand.

    Fields whose candidates come from one source each (codes, currencies) give a weight and no marks.
    """

    value: str
    weight: float
    quote: str
    path: str
    marks: dict[FieldMark, float] = field(default_factory=dict)

    def mark(self, mark: FieldMark, share: float = 1.0) -> Candidate:
        """Note a mark and return the candidate: its points, or a share of them, are added to the weight. Rules give none."""
        points = mark.points * share
        self.weight += points
        self.marks[mark] = self.marks.get(mark, 0.0) + points
        return self


def marked(value: str, quote: str, path: str, *marks: FieldMark) -> Candidate:
    """Return a candidate whose weight is the sum of its marks."""
    candidate = Candidate(value, 0.0, quote, path)
    for mark in marks:
        candidate.mark(mark)
    return candidate


@lru_cache(maxsize=_TEXTS_KEPT)
def words(text: str) -> frozenset[str]:
    """Return the words of a text for comparison, without case and accents."""
    return frozenset(_WORD.findall(comparable(text)))


def overlap(one: str, other: str) -> float:
    """Return how much of the shorter text's words the other has, 0 to 1."""
    a, b = words(one), words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@dataclass
class Context:
    """One page."""

    dom: Dom
    url: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)  # what one step worked out of the whole page and another asks for again
    item_paths: dict[int, str | None] = field(default_factory=dict)  # by a link's index: asked for again for each price around it

    @cached_property
    def metas(self) -> Metas:
        return Metas(self.dom)

    @cached_property
    def nodes(self) -> list[Node]:
        """All typed nodes, JSON-LD before microdata."""
        return [*json_ld_nodes(self.dom), *microdata_nodes(self.dom)]

    @cached_property
    def types(self) -> Counter[str]:
        """How many nodes of each type there are."""
        return Counter(name for node in self.nodes for name in node.types)

    @cached_property
    def states(self) -> list[tuple[str, Any, str]]:
        """The pieces of the application's state that may describe a product: path, value, source."""
        return list(state_values(self.dom))

    @cached_property
    def base(self) -> str:
        """The address that relative links are joined to: what `<base href>` says, as in a browser, else the page's own."""
        return (absolute(self.url, self.dom.base) if self.dom.base else None) or self.url

    @cached_property
    def host(self) -> str:
        try:
            return (urlsplit(self.url).hostname or "").lower()
        except ValueError:
            return ""

    @cached_property
    def path(self) -> str:
        """The path of the address, decoded."""
        try:
            return unquote(urlsplit(self.url).path)
        except ValueError:
            return ""

    @cached_property
    def headings(self) -> list[tuple[Element, str]]:
        """The visible first-level headings that say something."""
        found = []
        for element in self.dom.all("h1"):
            text = self.dom.text(element)
            if text and len(text) <= _MAX_HEADING and not element.zone & (Zone.OVERLAY | Zone.FOOTER):
                found.append((element, text))
        return found

    @cached_property
    def page_title(self) -> str:
        """What the page calls itself: Open Graph title, else the title element."""
        return " ".join((self.metas.value("og:title") or self.dom.title).split())

    @cached_property
    def heading(self) -> tuple[Element, str] | None:
        """The heading that names what the page is about: the one most like its title; else the first outside the frame.

        Where no first-level heading is like the title, an element named as the product's name or a lower heading may be.
        """
        best = max(enumerate(self.headings), key=self._likeness, default=None)
        if best is not None and overlap(best[1][1], f"{self.page_title} {self.dom.title}") >= _LIKE_TITLE:
            return best[1]
        return self._named_heading() or (best[1] if best is not None else None)

    def _likeness(self, item: tuple[int, tuple[Element, str]]) -> tuple[float, int]:
        place, (element, text) = item
        likeness = overlap(text, f"{self.page_title} {self.dom.title} {self.path}")
        aside = 0.5 * bool(element.zone & AROUND & ~Zone.HEADER) + 0.4 * bool(element.zone & Zone.REVIEWS)
        return likeness - aside, -place

    def _named_heading(self) -> tuple[Element, str] | None:
        """An element outside the frame that is named or tagged as a name and says what the page's title says."""
        title = words(f"{self.page_title} {self.dom.title}")
        best, found = _LIKE_NAME, None
        for element in self.dom.elements:
            if not 0 < element.last - element.first <= _HEADING_RUNS or element.zone & (AROUND | Zone.RELATED | Zone.REVIEWS):
                continue
            if not (element.tag in {"h2", "h3"} or (element.name and _NAMES_PRODUCT(element.name))):
                continue
            text = self.dom.text(element)
            got = words(text)
            if not (_SHORTEST_NAME <= len(text) <= _MAX_HEADING) or not got:
                continue
            share = len(got & title) / max(len(got), len(title) * 0.5)
            if share > best:
                best, found = share, (element, text)
        return found

    @cached_property
    def blocks(self) -> list[Block]:
        """The visible text as blocks."""
        return blocks_of(self.dom)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Labels with their values, as printed."""
        return pairs_of(self.dom)

    @cached_property
    def buttons(self) -> list[Element]:
        """The elements that put the product into the basket."""
        return buy_buttons(self.dom)

    @cached_property
    def buy_boxes(self) -> list[Element]:
        """The elements named as what buys, whatever they say; the buttons among them."""
        return buy_boxes(self.dom)

    def free_heading(self) -> None:
        """Take back zones of the boxes around the main heading: what holds the product's name is not beside the product."""
        if self.heading is None:
            return
        dom = self.dom
        self._free_own_card(self.heading[0].last, comparable(self.heading[1]))
        around = [e for e in self.heading[0].ancestors() if e.own_zone]
        blocks = tuple(name for element in around if element.own_zone & Zone.RELATED for name in element.get("class").split())
        for element in reversed(around):
            element.own_zone = 0
        if not around:
            return
        _free_parts(dom, around[-1], blocks)
        dom.spread_zones(around[-1])

    def _free_own_card(self, begin: int, name: str) -> None:
        """The one box of its name, right below the heading, that says the heading again is the product's own card."""
        dom = self.dom
        card = next((e for e in dom.elements if e.own_zone & Zone.RELATED and begin <= e.first <= begin + _ROOM), None)
        blocks = tuple(card.get("class").split()[:1]) if card is not None else ()
        if card is None or any(e is not card and {*blocks} & {*e.get("class").split()} for e in dom.all(card.tag)):
            return
        if any(
            comparable(" ".join(run.text.split())) == name
            for run in dom.texts[card.first : min(card.last, card.first + _CARD_TOP)]
        ):
            card.own_zone &= ~Zone.RELATED
            _free_parts(dom, card, blocks)
            dom.spread_zones(card)

    @cached_property
    def anchor(self) -> int:
        """Index of the text from which the product is described: the main heading's, else one like the title."""
        if self.heading is not None:
            return self.heading[0].first
        title_words = words(self.page_title)
        best, place = 0.5, 0
        for element in self.dom.all("h2", "h3", "span", "div", "strong"):
            if element.zone & AROUND or not 0 < element.last - element.first <= _HEADING_RUNS:
                continue
            text = self.dom.text(element)
            if len(text) > _SHORTEST_NAME and title_words:
                got = words(text)
                score = len(got & title_words) / max(len(got), len(title_words) * 0.6) if got else 0
                if score > best:
                    best, place = score, element.first
        return place


def _free_parts(dom: Dom, box: Element, blocks: tuple[str, ...]) -> None:
    """Take back what names gave to the parts of a freed box, called after it: `product-card__price` in a `product-card`."""
    names = tuple(f"{name}{mark}" for name in blocks for mark in "_-")
    for element in dom.within(box) if names else ():
        if element.own_zone & Zone.RELATED and element.get("class").startswith(names):
            element.own_zone &= ~Zone.RELATED
