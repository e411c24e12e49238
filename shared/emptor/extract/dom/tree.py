"""A page as flat lists in document order, made in one walk: elements with what they are, and the visible texts between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from emptor.extract.dom.guard import bounded
from emptor.extract.dom.hidden import INVISIBLE, VISIBLE, hiding_names, visibility
from emptor.extract.dom.names import concepts_of
from emptor.extract.dom.zones import Zone, zone_of_name, zone_of_tag
from emptor.lexicon.negation import is_plain_answer

MAX_ELEMENTS = 150_000
MAX_TEXT_CHARS = 3_000_000
_MAX_ENTRIES = 100  # of a list to choose from that are read
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


_Told = tuple[str, int, int]  # what an element says itself: its name, zones and visibility


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

    def __init__(  # noqa: PLR0917 - made for every node of a page: names of arguments would cost as much as all the rest
        self,
        index: int,
        tag: str,
        parent: Element | None,
        attributes: dict[str, str | None],
        told: _Told,
        first: int,
    ) -> None:
        self.index = index
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.name, zone, hidden = told
        self.own_zone = zone
        if parent is None:
            self.zone, self.hidden, self.depth = zone, hidden, 0
        else:
            self.zone = zone | parent.zone
            self.hidden = max(parent.hidden, hidden)
            self.depth = parent.depth + 1
        self.first = self.last = self.end = first

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


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from, `<select>`.

    Attributes:
        element: where it stands.
        entries: the words of its options that have a value, in order, white space collapsed.
    """

    element: Element
    entries: tuple[str, ...]


_PLACE = attrgetter("index")
_DIGIT = re.compile(r"\d")


@dataclass
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
    base: str = ""
    choices: list[Choice] = field(default_factory=list)
    by_tag: defaultdict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))
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
        """Return the visible texts `first` to `last`, white space collapsed. Most are asked for by several rules."""
        span = (first, last)
        text = self._joined.get(span)
        if text is None:
            flow = self.texts[first].text if last - first == 1 else "".join([run.flow for run in self.texts[first:last]])
            text = self._joined[span] = " ".join(flow.split())
        return text

    @cached_property
    def _joined(self) -> dict[tuple[int, int], str]:
        return {}

    @cached_property
    def shown(self) -> dict[tuple[int, int], str]:
        """Texts as an eye reads amounts in them, by the first and last of their runs: kept here by who reads them."""
        return {}

    @cached_property
    def with_digits(self) -> list[Text]:
        """The visible texts that have a digit: all that any rule for amounts and numbers has to look at."""
        return [run for run in self.texts if _DIGIT.search(run.text)]

    def called(self, *concepts: str) -> list[Element]:
        """Return the elements whose name says one of the concepts of `[markup]` (see `names.concepts_of`), in document order."""
        found = {element.index: element for concept in concepts for element in self._by_concept.get(concept, ())}
        return sorted(found.values(), key=_PLACE)

    @cached_property
    def _by_concept(self) -> dict[str, list[Element]]:
        """The elements whose names say each concept. A page has few names for its elements: each is read once."""
        named: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            if element.name:
                named[element.name].append(element)
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for name, elements in named.items():
            for concept in concepts_of(name):
                found[concept] += elements
        return found

    def having(self, *attributes: str) -> list[Element]:
        """Return the elements with one of the attributes, whatever its value, in document order."""
        found = {element.index: element for name in attributes for element in self.by_attribute.get(name, ())}
        return sorted(found.values(), key=_PLACE)

    @cached_property
    def by_attribute(self) -> dict[str, list[Element]]:
        """The elements with each attribute that the page has, in document order."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            for name in element.attributes:
                found[name].append(element)
        return found

    def spread_zones(self, top: Element) -> None:
        """Work out again what an element and all inside it inherit, after own zones were changed."""
        top.zone = top.own_zone | (top.parent.zone if top.parent is not None else 0)
        for element in self.elements[top.index + 1 : top.end]:
            element.zone = element.own_zone | element.parent.zone if element.parent is not None else element.own_zone

    def within(self, element: Element) -> list[Element]:
        """Return the descendants of an element."""
        return self.elements[element.index + 1 : element.end]

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the element children of an element."""
        index = element.index + 1
        while index < element.end:
            child = self.elements[index]
            yield child
            index = child.end


_NAMING = (
    "itemprop", "data-testid", "data-test", "data-qa", "data-hook", "data-automation-id", "data-component", "data-role",
    "data-qa-qualifier", "data-price-type",
)  # fmt: skip
_NAME_ATTRIBUTES = frozenset(_NAMING)
_HIDING_ATTRIBUTES = frozenset({"style", "hidden", "aria-hidden"})
_WHOLE_PAGE = frozenset({"html", "body"})
_ZONE_TAGS = frozenset({"nav", "header", "footer", "aside", "del", "s", "strike"})
_TELLING = _NAME_ATTRIBUTES | _HIDING_ATTRIBUTES | {"role"}
_TELLING_TAGS = _ZONE_TAGS | _WHOLE_PAGE | {"dialog"}
_NOTHING: _Told = ("", Zone.NONE, VISIBLE)
# Without attributes. A dialog that was not opened is not seen.
_BARE: dict[str, _Told] = {tag: ("", zone_of_tag(tag, None), VISIBLE) for tag in _ZONE_TAGS} | {"dialog": ("", 0, INVISIBLE)}
_SKIPPABLE = frozenset({"nav", "footer"})
_CONTENTS = "h1, main, [itemprop]"  # of a menu or footer that holds more than a frame
_UNWALKED = frozenset({"script", "noscript"})
_NO_TAG = "-other"  # processing instructions, `<?php … ?>` left in a page among them, have none
# React streams parts of a page as hidden boxes `S:0`, which its script `$RC("B:0","S:0")` moves to their place.
_STREAMED_MARK = "$RC("
_STREAMED_ID = re.compile(r"S:[0-9a-f]+$")
_SCRIPTS = frozenset({"script"})
# What is read wherever it stands, found at one go.
_READ_ANYWHERE = "meta, link[rel], script, style, title, html, base[href], body noscript"
_SCREEN = frozenset({None, "", "all", "screen"})  # media of a style sheet that a reader at a screen sees
_SCRIPTLESS_MIN, _SCRIPTLESS_TIMES = 800, 2


def parse(source: str) -> Dom:
    """Parse a page. Any text gives a Dom; what is beyond the bounds is left out and `complete` is False."""
    parser = LexborHTMLParser(bounded(source))
    dom = Dom(source)
    root = parser.root
    if root is None:
        return dom
    unseen = hiding_names("\n".join(_head(parser, dom)))
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


def _head(parser: LexborHTMLParser, dom: Dom) -> list[str]:
    """Collect what is read wherever it stands: scripts, meta and link elements, the title. Return the page's style sheets."""
    styles: list[str] = []
    noscripts: list[LexborNode] = []
    first: dict[str, LexborNode] = {}
    for node in parser.css(_READ_ANYWHERE):
        tag = node.tag
        if tag == "meta":
            dom.metas.append(node.attributes)
        elif tag == "link":
            dom.links.append(node.attributes)
        elif tag == "script":
            if text := _own_text(node):
                dom.scripts.append((node.attributes, text))
        elif tag == "style":
            if node.attributes.get("media") in _SCREEN:
                styles.append(_own_text(node))
        elif tag == "noscript":
            noscripts.append(node)
        else:
            first.setdefault("html" if tag == "body" else str(tag), node)
    title, html, base = (first.get(tag) for tag in ("title", "html", "base"))
    dom.base = (base.attributes.get("href") or "").strip() if base is not None else ""
    dom.title = " ".join(_own_text(title).split()) if title is not None else ""
    dom.language = (html.attributes.get("lang") or html.attributes.get("xml:lang") or "") if html is not None else ""
    dom.noscript = " ".join(node.text(separator=" ") for node in noscripts[:_MAX_NOSCRIPTS])
    return styles


def _walk(root: LexborNode, dom: Dom, unseen: frozenset[str], skipped: frozenset[str] = _UNWALKED) -> None:  # noqa: C901, PLR0912, PLR0915 - the hot loop: a call a node would double its time
    """Visit every node once, in document order, without recursion: nesting may be deep."""
    elements, texts, by_tag = dom.elements, dom.texts, dom.by_tag
    stack: list[tuple[Any, Element]] = []
    parent: Element | None = None
    breaks, chars = True, 0
    known: dict[tuple[str | None, str | None], _Told] = {}
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
            if attributes := node.attributes:
                key = (attributes.get("class"), attributes.get("id"))
                told = known.get(key) or _known(key, unseen, known)
                if tag in _TELLING_TAGS or not _TELLING.isdisjoint(attributes):
                    told = _told(told, tag, attributes, unseen)
            else:
                told = _BARE.get(tag, _NOTHING)
            element = Element(len(elements), tag, parent, attributes, told, len(texts))
            elements.append(element)
            by_tag[tag].append(element)
            if tag not in _INLINE:
                breaks = True
            if tag == "select":
                dom.choices.append(Choice(element, _entries(node)))
            elif tag == "img" and (mark := _mark_of(element)):
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


def _entries(node: LexborNode) -> tuple[str, ...]:
    """The words of the options of a list that stand for something: its first often has no value and only invites to choose."""
    options = (option for option in node.css("option")[:_MAX_ENTRIES] if option.attributes.get("value", "-") != "")
    return tuple(words for option in options if (words := " ".join(_own_text(option).split())))


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
    return node.css_first(_CONTENTS) is None


def _known(
    key: tuple[str | None, str | None], unseen: frozenset[str], known: dict[tuple[str | None, str | None], _Told]
) -> _Told:
    """Return what class and id say, and note it: a page has thousands of elements and few names."""
    classes, identifier = key
    name = f"{classes} {identifier}" if classes and identifier else classes or identifier or ""
    hidden = INVISIBLE if name and unseen and _is_unseen(classes, identifier, unseen) else VISIBLE
    told = known[key] = (name, zone_of_name(name) if name else 0, hidden)
    return told


def _told(told: _Told, tag: str, attributes: dict[str, str | None], unseen: frozenset[str]) -> _Told:
    """Return what an element says whose tag, or one of its rarer attributes, says something about it as well."""
    name, zone, unshown = told
    if not _NAME_ATTRIBUTES.isdisjoint(attributes):
        name = " ".join([name, *(value for key in _NAMING if (value := attributes.get(key)))])
        zone = zone_of_name(name) if name else 0
    zone |= zone_of_tag(tag, attributes.get("role"))
    hidden = visibility(tag, attributes)
    if name and hidden == INVISIBLE and _STREAMED_MARK in unseen and _STREAMED_ID.match(attributes.get("id") or ""):
        hidden = VISIBLE
    elif unshown:
        hidden = unshown
    return name, zone, VISIBLE if tag in _WHOLE_PAGE else hidden  # a curtain that the page's scripts draw back


def _is_unseen(classes: str | None, identifier: str | None, unseen: frozenset[str]) -> bool:
    if identifier and f"#{identifier}" in unseen:
        return True
    return classes is not None and any(f".{name}" in unseen for name in classes.split())
