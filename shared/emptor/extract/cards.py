"""Cards: boxes that name another page of the site beside its price. Their words speak of what they name, and of nothing else.

They are recognised by their shape alone: a link to another page that begins its line, an amount of money in the same box, and,
where there are several, boxes of one make side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from emptor.extract.addresses import absolute
from emptor.extract.anchors import is_generic, is_same_page, leads_elsewhere
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone
from emptor.utils.currency import find_money

_MIN_NAME_WORDS = 2
_MAX_NAME = 200  # characters
_CLOSE_RUNS = 12  # texts in which a link and its amount stand
_CARD_RUNS = 60  # texts that a card holds at most
_CLIMB = 8  # elements from a link to the box of its card
_MONEY_CHARS = 60  # of a text that is an amount, with what is said of it: `from £12.99 inc VAT`
_AMOUNTS_KEPT = 8_192
_PATHS_KEPT = 2_048  # of links: a page has several to the same address
_WHOLE = frozenset({"body", "html", "main"})
_FRAME = Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.BREADCRUMB
_WORD = re.compile(r"[^\W\d_]{2,}")


class _Link(NamedTuple):
    """A link that names another page of the site."""

    anchor: Element
    path: str


def mark_cards(dom: Dom, url: str) -> None:
    """Put every card of a page into the zone of cards."""
    for box in cards_of(dom, url):
        box.own_zone |= Zone.CARD
        dom.spread_zones(box)


def cards_of(dom: Dom, url: str) -> list[Element]:
    """Return the boxes of a page that each name another page of its site beside an amount of money.

    Args:
        dom: the page.
        url: its address after redirects; empty where it is not known: all links with an address of their own count then.

    Returns:
        The boxes in document order, none within another. What holds the main heading or the first amount after it is none: a
        maker's name beside the price is a link as well.
    """
    amounts = [run.index for run in dom.with_digits if _is_amount(run.text)]
    links = _named_links(dom, url) if amounts else []
    if not links:
        return []
    own = _own_texts(dom, amounts)
    found = [box for number in range(len(links)) if (box := _box(links, number, amounts, own)) is not None]
    return _outermost(_widened(found, links, own))


def _named_links(dom: Dom, url: str) -> list[_Link]:
    found = []
    for anchor in dom.all("a"):
        if anchor.zone & _FRAME or not _begins_its_line(dom, anchor):
            continue
        href = anchor.get("href")
        if href and _is_name(_name(dom, anchor)) and (path := _path(href, url)):
            found.append(_Link(anchor, path))
    return found


@lru_cache(maxsize=_PATHS_KEPT)
def _path(href: str, url: str) -> str:
    """The path of another page of the site that a link leads to; empty for any other link."""
    if href[0] == "#":
        return ""
    address = absolute(url, href) if url else href
    if address is None or leads_elsewhere(address) or (url and is_same_page(address, url)):
        return ""
    try:
        parts, page = urlsplit(address), urlsplit(url)
    except ValueError:
        return ""
    here = not url or (parts.hostname or "").lower() == (page.hostname or "").lower()
    return parts.path.rstrip("/") if here else ""


def _begins_its_line(dom: Dom, anchor: Element) -> bool:
    """Whether no words stand before a link in its line: a link within a sentence makes no card of its paragraph."""
    index = anchor.first
    if index >= anchor.last:
        return any(e.tag == "img" for e in dom.within(anchor))
    while index > 0 and not dom.texts[index].breaks:
        index -= 1
        if not dom.texts[index].text.isspace():
            return False
    return True


def _name(dom: Dom, anchor: Element) -> str:
    """What a link is called: its words, else the description of its picture."""
    text = dom.text(anchor)
    return text or next((e.get("alt") for e in dom.within(anchor) if e.tag == "img" and e.get("alt")), "")


def _is_name(text: str) -> bool:
    return len(_WORD.findall(text[:_MAX_NAME])) >= _MIN_NAME_WORDS and not is_generic(text)


@lru_cache(maxsize=_AMOUNTS_KEPT)
def _is_amount(text: str) -> bool:
    """Whether a text is an amount of money and little else."""
    return len(text) <= _MONEY_CHARS and bool(find_money(text))


def _own_texts(dom: Dom, amounts: list[int]) -> range:
    """The texts from the main heading to the first amount after it, which is what the product costs."""
    heading = next((e.first for e in dom.all("h1") if e.last > e.first), 0)
    place = bisect_left(amounts, heading)
    return range(heading, amounts[place] + 1) if place < len(amounts) else range(heading, heading + 1)


def _box(links: list[_Link], number: int, amounts: list[int], own: range) -> Element | None:
    """The smallest box around a link that holds an amount, and nothing of the product or of another link."""
    box: Element | None = links[number].anchor
    for _ in range(_CLIMB):
        if box is None or box.last - box.first > _CLOSE_RUNS or not _is_apart(box, links, own):
            return None
        if bisect_left(amounts, box.first) < bisect_left(amounts, box.last):
            return box
        box = box.parent
    return None


def _is_apart(box: Element, links: list[_Link], own: range) -> bool:
    """Whether a box of bearable size leads to one page only and holds nothing of the product's own beginning."""
    if box.tag in _WHOLE or box.last - box.first > _CARD_RUNS or (box.first < own.stop and own.start < box.last):
        return False
    first = bisect_left(links, box.index, key=lambda link: link.anchor.index)
    last = bisect_right(links, box.end - 1, key=lambda link: link.anchor.index)
    return len({link.path for link in links[first:last]}) == 1


def _widened(boxes: list[Element], links: list[_Link], own: range) -> list[Element]:
    """Cards as far out as boxes of one make stand side by side, each with one of them: the figures may stand below the price."""
    for _ in range(_CLIMB):
        parents = {box.index: box.parent for box in boxes if box.parent is not None and _is_apart(box.parent, links, own)}
        makes = Counter(map(_make, set(parents.values())))
        grown = [parent if (parent := parents.get(box.index)) and makes[_make(parent)] > 1 else box for box in boxes]
        if grown == boxes:
            break
        boxes = grown
    return boxes


def _make(element: Element) -> tuple[int, str, str]:
    """What boxes side by side have in common."""
    return (element.parent.index if element.parent is not None else -1, element.tag, element.get("class"))


def _outermost(boxes: list[Element]) -> list[Element]:
    found: list[Element] = []
    for box in sorted(dict.fromkeys(boxes), key=lambda box: (box.index, -box.end)):
        if not found or box.index >= found[-1].end:
            found.append(box)
    return found
