"""The buttons that buy: their place marks the product's own box, and their state its availability."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from emptor.extract.dom.hidden import INVISIBLE
from emptor.extract.dom.names import named
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import Zone
from emptor.extract.wording import may_open
from emptor.lexicon import Match, fold, matcher

_LABEL_RUNS = 3
_NEAREST = 2  # parents

_FAMILY = "button"
_INTO_BASKET, _BUY, _PUT, _BASKET, _LEAD = (f"{_FAMILY}.{name}" for name in ("into-basket", "buy", "put", "basket", "lead"))
_BEFORE = " \t\n+"
_OPENING = 3  # characters, marks among them, before the first word
_TO_BASKET, _FROM_BASKET = 120, 30  # characters between a verb of putting and the basket after or before it
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")  # an amount in an element of its own: `Ajouter14,90 €`
_AMOUNT = re.compile(r"\W*(?:[$€£₹]?\s?[\d.,]+.{0,6})?")
_BUY_NAME = named("buy")
_BUTTONS = ("button", "a", "input", "div", "span")
_BOXES = frozenset({"form", "div", "span", "button", "a", "section"})
_BUTTON_NAME = named("button")
_LABELS_KEPT = 4_096
_OUTSIDE = Zone.RELATED | Zone.FOOTER | Zone.NAV
_MAX_RUNS = 8  # texts in a button
_MAX_LABEL = 60
_PRESSED = frozenset({"submit", "button", "image"})  # types of input that are buttons


def buy_buttons(dom: Dom) -> list[Element]:
    """Return the elements that put the product into the basket, in document order."""
    found = [
        element for tag in _BUTTONS for element in dom.by_tag.get(tag, ()) if not element.zone & _OUTSIDE and _buys(dom, element)
    ]
    return sorted(found, key=lambda element: element.index)


@lru_cache(maxsize=_LABELS_KEPT)
def says_buy(label: str) -> bool:
    """Whether a button's words mean to buy, to pre-order, or to put into the basket."""
    folded = fold(_GLUED.sub(" ", label))
    found = matcher(_FAMILY).all(folded)
    return _puts(found) or any(_buys_at_once(folded, match) for match in found)


def _buys_at_once(folded: str, match: Match) -> bool:
    """Whether a label begins with words that put into a basket, or with a verb of buying and then only names an amount.

    A menu has `Buy tea` and `Kaufen Sie bei uns`.
    """
    if match.start > _OPENING or any(char.isalnum() for char in folded[: match.start]):
        return False
    return match.key == _INTO_BASKET or (match.key == _BUY and _AMOUNT.fullmatch(folded, match.end) is not None)


@lru_cache(maxsize=_LABELS_KEPT)
def _says_put(label: str) -> bool:
    return _puts(matcher(_FAMILY).all(fold(label)))


def _puts(found: list[Match]) -> bool:
    """A verb of putting and a basket, in either order: `Zum Warenkorb hinzufügen`, `Toevoegen aan winkelwagen`."""
    verbs, baskets = ([match for match in found if match.key == key] for key in (_PUT, _BASKET))
    return any(
        0 <= basket.start - verb.end <= _TO_BASKET or 0 <= verb.start - basket.end <= _FROM_BASKET
        for verb in verbs
        for basket in baskets
    )


def _may_buy(text: str) -> bool:
    """Whether a text begins as labels to buy do. Most links of a page end here: it is all they cost."""
    return may_open(text.lstrip(_BEFORE), _INTO_BASKET, _BUY, _PUT, _LEAD)


def _buys(dom: Dom, element: Element) -> bool:
    runs = element.last - element.first
    if element.hidden == INVISIBLE or runs > _MAX_RUNS or (element.tag == "input" and _is_field(element)):
        return False
    attributes = element.attributes
    if element.tag in {"div", "span"}:
        if not 0 < runs <= _LABEL_RUNS or not ("role" in attributes or _in_button(dom, element)):
            return False
    elif element.tag == "a":
        if not runs or not (_may_buy(dom.texts[element.first].text) or _BUTTON_NAME(element.name)):
            return False
    elif element.tag in {"button", "input"} and _BUY_NAME(f"{element.name} {element.get('name')}"):
        return True
    label = element.get("value") if element.tag == "input" else dom.text(element) if runs else ""
    if 0 < len(label) < _MAX_LABEL and says_buy(label):
        return True
    title = attributes.get("title") or attributes.get("aria-label")
    return bool(title) and _says_put(title or "")


def _is_field(element: Element) -> bool:
    """An input that one fills in, as with the number of pieces, and does not press."""
    return (element.attributes.get("type") or "").lower() not in _PRESSED


def _in_button(dom: Dom, element: Element) -> bool:
    """Whether a box is named as a button, or is the only text of one."""
    if element.name and _BUTTON_NAME(element.name):
        return True
    if element.last - element.first > 1 or not _may_buy(dom.texts[element.first].text):
        return False
    return any(parent.name and _BUTTON_NAME(parent.name) for parent in islice(element.ancestors(), _NEAREST))


def buy_boxes(dom: Dom) -> list[Element]:
    """Return the elements that are named as adding to the basket, in document order."""
    return [e for e in dom.called("buy") if e.tag in _BOXES and not e.zone & _OUTSIDE]
