"""The items of a listing: where each leads, what it is called, the price beside it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import islice
from urllib.parse import urlsplit

from emptor.extract.addresses import absolute
from emptor.extract.anchors import is_generic, is_same_page, leads_elsewhere
from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.fields.currency import CurrencyHints
from emptor.extract.fields.price_marks import Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.item_facts import from_card, from_node
from emptor.models.extraction import ItemLink

_REPEATED = 5
_ENOUGH = 3

MAX_LINKS = 300
_CLIMB = 7
_BOX_CLIMB = 10  # parents of a price up to the box of its item
_MANY_ANCHORS = 12
_MANY_ELEMENTS = 300  # no item's box holds more
_ITEM_TAGS = frozenset({"li", "article", "tr"})
_CELL = "td"  # which may be the box of an item itself: a table as a grid of products
# what a price begins with: a link that is called by its price is not called by its item
_PRICE_FIRST = re.compile(
    r"^\W{0,99}(?:[A-Z]{2,3}\s{0,8})?[$€£¥₹₫]?\s{0,8}\d[\d.,'’\s]{0,24}(?:[$€£¥₹₫]|zł|kr|[A-Z]{3})?(?![\w])|^\W{0,99}[$€£¥₹]"
)
# One script shows all items, each by its query.
_SCRIPTS = (".php", ".asp", ".aspx", ".jsp", ".do", ".cgi", ".cfm", ".pl")
_LISTED = named("listing-item")
_NAMES_ITEM = named("item-name")
_MAX_TITLE = 200
_LONG_NAME = 80  # characters of a link's text that count
_HEAD_REACH = 2  # parents of a link that may be the heading of its item
_CARD_RUNS = 60  # texts that a card holds at most
_OUTER = 3
_OUTSIDE = Zone.NAV | Zone.FOOTER | Zone.HEADER | Zone.OVERLAY | Zone.BREADCRUMB | Zone.SHARE
_MIN_TITLE = 4
_ALIKE = 0.3  # of two scores
_LEAST_OFF, _MOST_OFF = Decimal("0.97"), Decimal("0.2")  # share of a former price that a sale leaves
_LEVELS = frozenset({"h2", "h3", "h4", "h5"})


def item_links(context: Context, prices: list[SeenPrice], hints: CurrencyHints | None = None) -> tuple[ItemLink, ...]:
    """Return the items of a listing in document order, from its markup and from boxes that hold a link and a price."""
    found: dict[str, ItemLink] = {}
    for element, price in sorted(_boxes(context, prices).values(), key=lambda pair: pair[0].index):
        _add(found, context, element, price, hints)
    if len(found) < _ENOUGH:
        for element in _repeated(context):
            _add(found, context, element, None, hints)
    for node in context.nodes:
        if "ListItem" in node.types or ("Product" in node.types and "ItemList" in node.path):
            for item in (node, *node.nodes("item")):
                url, name = item.text("url", "@id"), item.text("name")
                address = absolute(context.base, url.literal) if url else None
                if address and name and "BreadcrumbList" not in node.path and not _is_crumb(context, node.path):
                    found[address] = from_node(context, item, found.get(address) or ItemLink(url=address, title=name.text))
    return tuple(list(found.values())[:MAX_LINKS])


def _is_crumb(context: Context, path: str) -> bool:
    parent = path.split(".itemListElement", maxsplit=1)[0]
    return any(node.path == parent and "BreadcrumbList" in node.types for node in context.nodes)


def _boxes(context: Context, prices: list[SeenPrice]) -> dict[int, tuple[Element, SeenPrice]]:
    """For each box of an item, the smallest element around its prices that holds a link, the price that is paid now."""
    found: dict[int, tuple[Element, list[SeenPrice]]] = {}
    for price in sorted(prices, key=lambda seen: seen.place):
        if price.element.zone & _OUTSIDE or price.role is Role.OTHER:
            continue
        element = _box_of(context, price)
        if element is not None and (not price.element.zone & Zone.FILTER or _LISTED(element.name)):
            found.setdefault(element.index, (element, []))[1].append(price)
    return {index: (element, _paid(inside)) for index, (element, inside) in found.items()}


def _paid(prices: list[SeenPrice]) -> SeenPrice:
    """Of the amounts in one box what is paid: `$199 $139` is a price before and one now, in `£2.00 £0.10` one is per piece."""
    whole = [price for price in prices if not price.text.partition(price.quote)[2].lstrip().startswith("/")] or prices
    paid = [price for price in whole if price.role is Role.PAID] or whole
    best = max(price.score for price in paid)
    first = next(price for price in paid if price.score > best - _ALIKE)
    after = next((price for price in paid if price.place > first.place), None)
    if after is not None and _LEAST_OFF * first.amount > after.amount > _MOST_OFF * first.amount and after.score > best - _ALIKE:
        return after
    return first


def _box_of(context: Context, price: SeenPrice) -> Element | None:
    """The box of an item: as far out as no second item comes in. None for a line that has an amount and several links."""
    element = price.element
    if len(_item_paths(context, element)) > 1:
        return element if element.tag in _ITEM_TAGS or element.own_zone & Zone.RELATED else None
    for _ in range(_BOX_CLIMB):
        parent = element.parent
        if element.tag in _ITEM_TAGS or parent is None or parent.tag in {"ul", "ol", "main", "body"}:
            break
        if _is_whole(context, element, parent):
            break
        element = parent
    return element


def _is_whole(context: Context, element: Element, parent: Element) -> bool:
    """Whether an element has the link of its item, and what is around it the links of others or a box of its own kind."""
    marked = bool(element.own_zone & Zone.RELATED)
    is_card = parent.tag in _ITEM_TAGS and parent.last - parent.first <= _CARD_RUNS  # not one `li` around the whole list
    if not marked and element.tag != _CELL and is_card:
        return False
    return bool(_item_paths(context, element)) and (marked or len(_item_paths(context, parent)) > 1)


def _item_paths(context: Context, box: Element) -> set[str]:
    """Return the paths of the named pages of this site that links in a box lead to."""
    inside = context.dom.elements[box.index : min(box.end, box.index + _MANY_ELEMENTS)]
    anchors = [e for e in inside if e.tag == "a" and e.get("href")[:1] not in {"", "#"}]
    return {path for anchor in anchors[:_MANY_ANCHORS] if (path := _path_of_item(context, anchor))}


def item_address(context: Context, price: SeenPrice) -> str | None:
    """Return the path of the page of this site that a price's nearest link names, or None when it is no item's price."""
    for box in (price.element, *islice(price.element.ancestors(), _CLIMB)):
        paths = _item_paths(context, box)
        if paths:
            return paths.pop() if len(paths) == 1 else None
    return None


def _path_of_item(context: Context, anchor: Element) -> str | None:
    known = context.item_paths
    if anchor.index not in known:
        known[anchor.index] = _read_path(context, anchor)
    return known[anchor.index]


def _read_path(context: Context, anchor: Element) -> str | None:
    url = absolute(context.base, anchor.get("href"))
    if url is None or is_same_page(url, context.url):
        return None
    parts = urlsplit(url)
    if leads_elsewhere(url):
        return None
    text = context.dom.text(anchor)
    named = len(text) >= _MIN_TITLE and not is_generic(text)
    if not named or (parts.hostname or "").lower() != context.host or not parts.path.strip("/"):
        return None
    by_query = parts.path == context.path or parts.path.lower().endswith(_SCRIPTS)
    return f"{parts.path}?{parts.query}" if parts.query and by_query else parts.path


def _repeated(context: Context) -> list[Element]:
    """List items or boxes of one class that each hold a link, when there are many."""
    names = Counter(
        e.attributes.get("class") or ""
        for e in context.dom.all("li", "article", "div")
        if not e.zone & _OUTSIDE and e.attributes.get("class")
    )
    wanted = {name for name, count in names.items() if count >= _REPEATED and _LISTED(name)}
    return [e for e in context.dom.all("li", "article", "div") if e.attributes.get("class") in wanted and not e.zone & _OUTSIDE]


def _add(
    found: dict[str, ItemLink], context: Context, box: Element, price: SeenPrice | None, hints: CurrencyHints | None
) -> None:
    dom = context.dom
    best: tuple[int, str, str] | None = None
    candidates = [e for e in (box, *dom.within(box)) if e.tag == "a"] or [a for a in box.ancestors() if a.tag == "a"][:1]
    for anchor in candidates[:12]:
        url = absolute(context.base, anchor.get("href")) if anchor.get("href") else None
        if url is None or anchor.get("href").startswith("#") or is_same_page(url, context.url) or leads_elsewhere(url):
            continue
        text = dom.text(anchor) or anchor.get("title") or anchor.get("aria-label")
        points = 0 if is_generic(text) or _PRICE_FIRST.match(text) else min(len(text), _LONG_NAME)
        if points and _heads(anchor):
            points += _LONG_NAME
        if best is None or points > best[0]:
            best = (points, url, text if points else "")
    if best is None:
        return
    title = _of_card(best[2], price) if best[2] else ""
    named_title = _title(context, box)
    if not title or (named_title and len(title) > len(named_title) and named_title in title):
        title = named_title or title
    if not title:
        outer = islice((e for e in box.ancestors() if e.last - e.first <= _CARD_RUNS), _OUTER)
        title = next((t for e in outer if (t := _title(context, e))), "")
    if len(title) >= _MIN_TITLE and best[1] not in found:
        link = ItemLink(url=best[1], title=title[:_MAX_TITLE], price=price.quote if price else None)
        found[best[1]] = from_card(context, box, price, hints, link)


def _heads(anchor: Element) -> bool:
    """Whether a link stands in a heading, or is named as an item's title: another one may lead there by a longer description."""
    return any(
        e.tag in _LEVELS or (bool(e.name) and _NAMES_ITEM(e.name)) for e in (anchor, *islice(anchor.ancestors(), _HEAD_REACH))
    )


def _of_card(text: str, price: SeenPrice | None) -> str:
    """What a link that holds a whole card says before its price."""
    start = text.find(price.quote) if price is not None and price.quote else -1
    return text[:start].strip(" -–|·:") if start > _MIN_TITLE else text


def _title(context: Context, box: Element) -> str:
    """What a box is headed with: a heading, an element called its title, an image's description."""
    inside = [e for e in context.dom.within(box) if e.last > e.first and e.tag != "a"]
    for element in (*(e for e in inside if e.tag in _LEVELS), *(e for e in inside if e.name and _NAMES_ITEM(e.name))):
        text = context.dom.text(element)
        if _MIN_TITLE <= len(text) <= _MAX_TITLE and not is_generic(text) and not _PRICE_FIRST.match(text):
            return text
    image = next((e for e in context.dom.within(box) if e.tag == "img" and len(e.get("alt")) >= _MIN_TITLE), None)
    return image.get("alt") if image else ""
