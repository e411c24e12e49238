"""Prices that a script is still to bring: the places for them are there, and empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAGS = frozenset({"span", "div", "p", "b", "strong", "ins", "bdi", "dd", "output"})
_NAMING = frozenset({"class", "id", "itemprop"})
_DATA = "data-"
_PRICE = frozenset({"price", "preis", "prix", "precio", "prezzo", "prijs", "pris", "cena"})
_OTHER = ("old", "was", "former", "strike", "discount", "unit", "saving", "related", "recommend")
_WAIT = "loading"
# An element that holds nothing, or only what stands there until something comes: marks, an empty element, a word that says so.
# All lengths are bounded, so that no page can make it slow.
_NOTHING = (
    r"(?:\s|&nbsp;|&#160;|&hellip;|[….,_–—-]|\{\{[^{}<]{0,200}\}\}|<!--[^<]{0,80}-->|[A-Za-z]{7}"
    r"|<(?P<inner>[a-z]{1,4})\b[^<>]{0,200}></(?P=inner)>)"
)
# Looked for ahead, so that a place inside of an element that holds nothing else is found as well.
_PLACE = re.compile(
    rf"<(?=(?P<place>(?P<tag>[bdiops][a-z]{{0,5}})\b(?P<attributes>[^<>]{{0,620}})>{_NOTHING}{{0,12}}</(?P=tag)>))"
)
_TAG_OR_TEMPLATE = re.compile(r"<[^<>]{0,700}>|\{\{[^{}<]{0,200}\}\}|&\w{4,6};")
_TEXT_WORD = re.compile(r"[A-Za-z]{7}")
_ATTRIBUTE = re.compile(r"\s([a-z-]{1,35})\s?=\s?[\"']?([^\"'<>]{0,200})")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # of `buyboxPrice`, `BUYBOX-PRICE` and `buybox_price`


def awaits_price(source: str) -> bool:
    """Whether a page without a price has an empty place for one, and scripts that may fill it. Pure."""
    if "<script" not in source:
        return False
    return any(not any(word in place.lower() for word in _OTHER) for place in _places(source))


def _places(source: str) -> Iterator[str]:
    """The elements that are named after a price and hold nothing, or only what stands there until the price comes."""
    for found in _PLACE.finditer(source):
        if found["tag"] in _TAGS and _is_named(found["attributes"]) and _is_empty(found["place"]):
            yield found["place"]


def _is_empty(place: str) -> bool:
    """Whether the only words between its tags say that something is to come."""
    words = _TEXT_WORD.findall(_TAG_OR_TEMPLATE.sub(" ", f"<{place}"))
    return all(word.lower() == _WAIT for word in words)


def _is_named(attributes: str) -> bool:
    return any(
        (name in _NAMING or name.startswith(_DATA)) and any(_means_price(word.lower()) for word in _WORD.findall(value))
        for name, value in _ATTRIBUTE.findall(attributes)
    )


def _means_price(word: str) -> bool:
    return word in _PRICE or word.removesuffix("s") in _PRICE
