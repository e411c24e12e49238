"""A page as flat lists in document order, made in one walk: elements with what they are, and the visible texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from emptor.extract.dom.guard import bounded
from emptor.extract.dom.hidden import INVISIBLE, VISIBLE, hiding_names, visibility
from emptor.extract.dom.zones import Zone, zone_of_name, zone_of_tag
from emptor.lexicon.negation import is_plain_answer

MAX_ELEMENTS = 150_000
MAX_TEXT_CHARS = 3_000_000
_MAX_NOSCRIPTS = 20
_MARK_CHARS = 20  # of a picture's text that is a mark: `not available`
_WIDE = 0.4  # share of the page's texts from which an element is no mere part of the frame
_NEVER_ZONES = frozenset({"html", "body", "main", "h1"})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "meta", "link", "img", "svg",
    "script", "style", "noscript",
})  # fmt: skip
_UNREAD = frozenset(
    {"select", "datalist", "style", "svg", "iframe", "object", "template", "head", "canvas", "math", "audio", "video", "map"}
)
_FORM_TEXT = frozenset({"select", "datalist", "textarea"})


class Element:
    """An element of the page.

    Attributes:
        index: its place in document order.
        name: class, id and a few telling attributes in one string.
        hidden: VISIBLE, UNSPOKEN or INVISIBLE, inherited.
        zone: inherited zones together with its own.
        first, last: its visible texts are `dom.texts[first:last]`.
        end: index after its last descendant.
    """

    __slots__ = ("attributes", "depth", "end", "first", "hidden", "index", "last", "name", "own_zone", "parent", "tag", "zone")

    def __init__(
        self,
        index: int,
        tag: str,
        parent: Element | None,
        attributes: dict[str, str | None],
        *,
        name: str,
        zone: int,
        hidden: int,
    ) -> None:
        self.index = index
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.name = name
        self.own_zone = zone
        if parent is None:
            self.zone, self.hidden, self.depth = zone, hidden, 0
        else:
            self.zone = zone | parent.zone
            self.hidden = max(parent.hidden, hidden)
            self.depth = parent.depth + 1
        self.first = self.last = self.end = 0

    def get(self, attribute: str) -> str:
        """Return an attribute's value, empty when it is absent."""
        return self.attributes.get(attribute) or ""

    def ancestors(self) -> Iterator[Element]:
        """Yield the parents, nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent


class Text:
    """A visible run of text.

    Attributes:
        breaks: a block of the layout begins between it and the text before.
        flow: the text as it goes on from the one before, with a space where it breaks.
    """

    __slots__ = ("breaks", "element", "flow", "index", "text")

    def __init__(self, index: int, text: str, element: Element, breaks: bool) -> None:
        self.index = index
        self.text = text
        self.flow = " " + text if breaks else text
        self.element = element
        self.breaks = breaks


@dataclass(slots=True)
class Dom:
    """One parsed page."""

    source: str
    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    scripts: list[tuple[dict[str, str | None], str]] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    links: list[dict[str, str | None]] = field(default_factory=list)
    title: str = ""
    language: str = ""
    noscript: str = ""
    by_tag: dict[str, list[Element]] = field(default_factory=dict)
    complete: bool = True

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with one of the tags, in document order for a single tag."""
        return [element for tag in tags for element in self.by_tag.get(tag, ())]

    def text(self, element: Element) -> str:
        """Return the visible text of an element, white space collapsed; blocks are separated by a space."""
        return self.joined(element.first, element.last)

    def quote(self, element: Element) -> str:
        """Return the visible words of an element, every piece set apart by a space.

        The same under any way of joining a page's texts.
        """
        return self.quoted(element.first, element.last)

    def quoted(self, first: int, last: int) -> str:
        """Return the visible words `first` to `last`, every piece set apart by a space."""
        return " ".join(" ".join(run.text for run in self.texts[first:last]).split())

    def joined(self, first: int, last: int) -> str:
        """Return the visible texts `first` to `last`, white space collapsed."""
        return " ".join("".join([run.flow for run in self.texts[first:last]]).split())

    def spread_zones(self, top: Element) -> None:
        """Work out again what an element and all inside it inherit, after own zones were changed."""
        top.zone = top.own_zone | (top.parent.zone if top.parent is not None else 0)
        for element in self.elements[top.index + 1 : top.end]:
            element.zone = element.own_zone | element.parent.zone if element.parent is not None else element.own_zone

    def within(self, element: Element) -> list[Element]:
        """Return the descendants of an element."""
        return self.elements[element.index + 1 : element.end]


_NAMING = (
    "itemprop", "data-testid", "data-test", "data-qa", "data-hook", "data-automation-id", "data-component", "data-role",
    "data-qa-qualifier", "data-price-type",
)  # fmt: skip
_NAME_ATTRIBUTES = frozenset(_NAMING)
_HIDING_ATTRIBUTES = frozenset({"style", "hidden", "aria-hidden"})
_TELLING = _NAME_ATTRIBUTES | _HIDING_ATTRIBUTES | {"role"}
_TAG_ZONES = {tag: zone_of_tag(tag, None) for tag in ("nav", "header", "footer", "aside", "del", "s", "strike")}
_SKIPPABLE = frozenset({"nav", "footer"})
_UNWALKED = frozenset({"script", "noscript"})
_NO_TAG = "-other"  # processing instructions, `<?php … ?>` left in a page among them, have none
# React streams parts of a page as hidden boxes `S:0`, which its script `$RC("B:0","S:0")` moves to their place.
_STREAMED_MARK = "$RC("
_STREAMED_ID = re.compile(r"S:[0-9a-f]+$")
_SCRIPTS = frozenset({"script"})
_WHOLE_PAGE = frozenset({"html", "body"})
_SCRIPTLESS_MIN, _SCRIPTLESS_TIMES = 800, 2


def parse(source: str) -> Dom:
    """Parse a page. Any text gives a Dom; what is beyond the bounds is left out and `complete` is False."""
    parser = LexborHTMLParser(bounded(source))
    dom = Dom(source)
    root = parser.root
    if root is None:
        return dom
    _head(parser, dom)
    unseen = hiding_names("\n".join(_style_sheets(parser)))
    _walk(root, dom, unseen | {_STREAMED_MARK} if _STREAMED_MARK in source else unseen)
    if _reads_better_without_scripts(dom):
        without = Dom(
            source,
            scripts=dom.scripts,
            metas=dom.metas,
            links=dom.links,
            title=dom.title,
            language=dom.language,
            noscript=dom.noscript,
        )
        _walk(root, without, frozenset(), skipped=_SCRIPTS)
        dom = without
    _widen(dom)
    return dom


def _reads_better_without_scripts(dom: Dom) -> bool:
    """Some sites put their whole text into noscript for readers without scripts, and an empty frame beside it."""
    chars = sum(len(run.text) for run in dom.texts)
    return len(dom.noscript) > _SCRIPTLESS_MIN and len(dom.noscript) > _SCRIPTLESS_TIMES * chars


def _widen(dom: Dom) -> None:
    """Take back zones that names gave to elements which hold much of the page: a body may be called `has-modal nav-open`."""
    total = len(dom.texts)
    wide = [e for e in dom.elements if e.own_zone and (e.last - e.first > _WIDE * total or e.tag in _NEVER_ZONES)]
    for element in wide:
        element.own_zone = 0
    if wide:
        dom.spread_zones(wide[0])


def _own_text(node: LexborNode) -> str:
    """The text of an element that holds nothing else: a script, a style sheet, the title."""
    child = node.first_child
    return (child.text_content or "") if child is not None else ""


def _style_sheets(parser: LexborHTMLParser) -> Iterator[str]:
    for node in parser.css("style"):
        media = node.attributes.get("media")
        if media in {None, "", "all", "screen"}:
            yield _own_text(node)


def _head(parser: LexborHTMLParser, dom: Dom) -> None:
    """Collect what is read wherever it stands: scripts, meta and link elements, the title."""
    dom.metas = [node.attributes for node in parser.css("meta")]
    dom.links = [node.attributes for node in parser.css("link[rel]")]
    dom.scripts = [(node.attributes, text) for node in parser.css("script") if (text := _own_text(node))]
    title = parser.css_first("title")
    dom.title = " ".join(_own_text(title).split()) if title is not None else ""
    html = parser.css_first("html")
    dom.language = (html.attributes.get("lang") or html.attributes.get("xml:lang") or "") if html is not None else ""
    dom.noscript = " ".join(node.text(separator=" ") for node in parser.css("body noscript")[:_MAX_NOSCRIPTS])


def _walk(root: LexborNode, dom: Dom, unseen: frozenset[str], skipped: frozenset[str] = _UNWALKED) -> None:  # noqa: C901, PLR0912, PLR0915 - the hot loop: a call a node would double its time
    """Visit every node once, in document order, without recursion: nesting may be deep."""
    elements, texts, by_tag = dom.elements, dom.texts, dom.by_tag
    stack: list[tuple[Any, Element]] = []
    parent: Element | None = None
    breaks, chars = True, 0
    node: Any = root
    while True:
        tag = node.tag or _NO_TAG
        child = None
        if tag == "-text":
            if parent is not None and parent.hidden != INVISIBLE and parent.tag not in _FORM_TEXT and (text := node.text_content):
                if not text.isspace():
                    chars += len(text)
                    texts.append(Text(len(texts), text, parent, breaks))
                    breaks = False
                elif not breaks and texts[-1].text != " ":
                    texts.append(Text(len(texts), " ", parent, False))
        elif tag[0] != "-" and tag not in skipped:
            element = _element(len(elements), tag, parent, node.attributes, unseen)
            element.first = len(texts)
            elements.append(element)
            if tag in by_tag:
                by_tag[tag].append(element)
            else:
                by_tag[tag] = [element]
            if tag not in _INLINE:
                breaks = True
            if tag == "img" and (mark := _mark_of(element)):
                texts.append(Text(len(texts), mark, element, breaks))
                breaks = False
            child = node.first_child if tag not in _UNREAD else None
            if (
                child is not None
                and (tag in _SKIPPABLE or (tag == "ul" and element.own_zone & Zone.NAV))
                and _is_frame(element, node)
            ):
                child = None
            if child is not None:
                stack.append((node, element))
                parent = element
                node = child
                continue
            element.last, element.end = len(texts), len(elements)
        if len(elements) >= MAX_ELEMENTS or chars >= MAX_TEXT_CHARS:
            dom.complete = False
            break
        node = node.next if stack else None
        while node is None and stack:
            closed, element = stack.pop()
            element.last, element.end = len(texts), len(elements)
            if element.tag not in _INLINE:
                breaks = True
            parent = stack[-1][1] if stack else None
            node = closed.next if stack else None
        if node is None:
            return
    for _, element in stack:
        element.last, element.end = len(texts), len(elements)


def _mark_of(element: Element) -> str:
    """The text of a picture that stands for `yes` or `no`, as its `alt` says: a cross in a cell of a table is its value."""
    alt = (element.attributes.get("alt") or "").strip()
    if not alt or len(alt) > _MARK_CHARS or element.hidden == INVISIBLE:
        return ""
    return alt if is_plain_answer(alt) else ""


def _is_frame(element: Element, node: LexborNode) -> bool:
    """Menus and footers are most of many pages and none of their contents: they are not walked, unless they hold more."""
    if element.tag in _NEVER_ZONES:
        return False
    if "crumb" in element.name.lower() or "crumb" in (element.attributes.get("aria-label") or "").lower():
        return False
    return not any(node.css_first(selector) for selector in ("h1", "main", "[itemprop]"))


def _element(index: int, tag: str, parent: Element | None, attributes: dict[str, str | None], unseen: frozenset[str]) -> Element:
    """Make an element with what it says itself and what it inherits."""
    zone, hidden, name = _TAG_ZONES.get(tag, 0), VISIBLE, ""
    if attributes:
        classes, identifier = attributes.get("class"), attributes.get("id")
        name = f"{classes} {identifier}" if classes and identifier else classes or identifier or ""
        if tag == "dialog" or not _TELLING.isdisjoint(attributes):
            name, zone, hidden = _told(name, zone, tag, attributes)
        if name:
            zone |= zone_of_name(name)
            if unseen and hidden != INVISIBLE and _is_unseen(classes, identifier, unseen):
                hidden = INVISIBLE
            elif hidden == INVISIBLE and _STREAMED_MARK in unseen and _STREAMED_ID.match(identifier or ""):
                hidden = VISIBLE
    elif tag == "dialog":
        hidden = INVISIBLE  # it was not opened
    if tag in _WHOLE_PAGE:
        hidden = VISIBLE  # a curtain that the page's scripts draw back
    return Element(index, tag, parent, attributes, name=name, zone=zone, hidden=hidden)


def _told(name: str, zone: int, tag: str, attributes: dict[str, str | None]) -> tuple[str, int, int]:
    """Return name, zone and visibility of an element that has one of the rarer attributes which say something about it."""
    if not _NAME_ATTRIBUTES.isdisjoint(attributes):
        name = " ".join([name, *(value for key in _NAMING if (value := attributes.get(key)))])
    if "role" in attributes:
        zone |= zone_of_tag("", attributes["role"])
    return name, zone, visibility(tag, attributes)


def _is_unseen(classes: str | None, identifier: str | None, unseen: frozenset[str]) -> bool:
    if identifier and f"#{identifier}" in unseen:
        return True
    return classes is not None and any(f".{name}" in unseen for name in classes.split())
