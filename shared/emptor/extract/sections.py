"""Parts of a page whose own heading says that they show other products: their prices and numbers are not the product's."""

from __future__ import annotations

from collections.abc import Iterator

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Element
from emptor.extract.dom.zones import Zone
from emptor.extract.wording import counted, opening

_MAX_HEADING = 80
_HEADING_RUNS = 6
_ROOM = 2  # texts that may stand before a heading in its own box: a line above, an icon
_WIDE = 0.7  # share of the page's texts above which a box is no mere section
_LEVELS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NAMED_HEADING = named("section-heading")
_LEAD, _OTHERS = "section.lead", ("section.related", "section.products")


def mark_sections(context: Context) -> None:
    """Put the boxes below headings such as `Customers also bought` into the zone of other products."""
    dom = context.dom
    anchor = context.anchor
    _free_specifications(context)
    for heading in list(_headings(context)):
        if heading.first <= anchor < heading.last or heading.zone & Zone.RELATED:
            continue
        for box in _boxes_of(context, heading, anchor):
            box.own_zone |= Zone.RELATED
            dom.spread_zones(box)


def _free_specifications(context: Context) -> None:
    """A box that is called a footer but holds the specification is the lower part of the product's own."""
    for element in context.dom.elements:
        if not element.own_zone & Zone.FOOTER or element.tag == "footer" or element.get("role") == "contentinfo":
            continue
        if any(inside.own_zone & Zone.SPEC for inside in context.dom.within(element)):
            element.own_zone &= ~Zone.FOOTER
            context.dom.spread_zones(element)


def _headings(context: Context) -> Iterator[Element]:
    dom = context.dom
    for element in dom.elements:
        if not 0 < element.last - element.first <= _HEADING_RUNS:
            continue
        if element.tag not in _LEVELS and not (
            element.tag in {"div", "span", "p", "strong", "b"} and element.name and _NAMED_HEADING(element.name)
        ):
            continue
        text = dom.text(element)
        if len(text) <= _MAX_HEADING and _heads_others(text):
            yield element


def _heads_others(text: str) -> bool:
    return bool(opening(text, *_OTHERS, over=_LEAD) or opening(counted(text), "section.counted-products"))


def _boxes_of(context: Context, heading: Element, anchor: int) -> list[Element]:
    """The box that begins with a heading, as far out as it does not hold the product; else what follows beside the heading."""
    wide = _WIDE * len(context.dom.texts)
    box = heading
    for parent in heading.ancestors():
        if parent.first < heading.first - _ROOM or parent.first <= anchor < parent.last or parent.last - parent.first > wide:
            break
        box = parent
    if box.last > heading.last:
        return [box]
    return list(_following(context, box))


def _following(context: Context, heading: Element) -> Iterator[Element]:
    """The siblings after a heading, up to the next one of its level."""
    level = _LEVELS.get(heading.tag, 7)
    elements = context.dom.elements
    parent = heading.parent
    index = heading.end
    while parent is not None and index < parent.end:
        sibling = elements[index]
        if _LEVELS.get(sibling.tag, 8) <= level or sibling.tag in {"h1", "footer"}:
            return
        yield sibling
        index = sibling.end
