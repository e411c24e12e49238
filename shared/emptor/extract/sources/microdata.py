"""Microdata items of a page (HTML standard, section 5), in the shape of JSON-LD nodes.

Each value keeps the words it was read from.
"""

from __future__ import annotations

from typing import Any

from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.sources.node import Node

_BY_ATTRIBUTE = {"meta": "content", "audio": "src", "embed": "src", "iframe": "src", "img": "src", "source": "src",
    "track": "src", "video": "src",
                 "a": "href", "area": "href", "link": "href", "object": "data", "data": "value", "meter": "value",
                 "time": "datetime"}  # fmt: skip
_LINKS = frozenset({"availability", "itemCondition", "url", "image", "itemcondition"})
_MAX_TEXT = 4_000
_MAX_HIDDEN = 120  # characters of a value in a block that is not displayed: a number, a brand


def microdata_nodes(dom: Dom) -> list[Node]:
    """Return all items of the page in document order; nested items are also properties of their parents."""
    items: dict[int, Node] = {}
    found: list[Node] = []
    referred = _references(dom)
    for element in dom.having("itemscope", "itemprop"):
        attributes = element.attributes
        owner = _owner(element, items) or items.get(referred.get(element.get("id"), -1))
        if "itemscope" in attributes:
            node = _item(element)
            items[element.index] = node
            found.append(node)
            if owner is not None and element.get("itemprop"):
                _add(owner, element.get("itemprop"), node, "")
        elif owner is not None:
            value, quote = _value(dom, element)
            if value:
                _add(owner, element.get("itemprop"), value, quote)
    return [node for node in found if node.types]


def _references(dom: Dom) -> dict[str, int]:
    """Return id → index of the item that lists it in its `itemref`: properties that stand elsewhere in the page."""
    holders = (element for element in dom.having("itemref") if "itemscope" in element.attributes)
    return {name: element.index for element in holders for name in element.get("itemref").split()}


def _item(element: Element) -> Node:
    types = element.get("itemtype").split()
    return Node(
        "microdata", f"microdata:{types[0].rsplit('/', 1)[-1] if types else 'item'}", {"@type": types, "#element": element.index}
    )


def _owner(element: Element, items: dict[int, Node]) -> Node | None:
    for parent in element.ancestors():
        if parent.index in items:
            return items[parent.index]
    return None


def _add(owner: Node, names: str, value: Any, quote: str) -> None:
    for name in names.split():
        if isinstance(value, Node):
            value.path = f"{owner.path}.{name}"
        owner.data.setdefault(name, []).append(value)
        if quote:
            owner.quotes.setdefault(name, quote)


def _value(dom: Dom, element: Element) -> tuple[str, str]:
    """Return a property's value and the exact words behind it."""
    name = element.get("itemprop")
    attribute = "content" if element.get("content") else _BY_ATTRIBUTE.get(element.tag)
    if attribute in {"href", "src"} and name not in _LINKS and not _is_link_name(name):
        attribute = None
    if attribute and element.get(attribute):
        return element.get(attribute), element.get(attribute)
    text = dom.text(element)[:_MAX_TEXT]
    if element.hidden == INVISIBLE and len(text) > _MAX_HIDDEN:
        return "", ""  # running text out of sight is no markup
    return text, text


def _is_link_name(name: str) -> bool:
    return name.lower() in {"sameas", "logo", "thumbnailurl", "contenturl", "item", "mainentityofpage", "itemlistelement"}
