"""Where pages keep the state of their application: scripts of JSON, variables, streamed rows, data attributes.

Only what can be found with a plain search is read, and only scripts that speak of prices or article numbers are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from emptor.extract.dom.tree import Dom
from emptor.extract.sources.js_literal import read_literal
from emptor.extract.sources.json_text import Literal, first_value, loads

MAX_STATE_CHARS = 4_000_000  # of one page, that are parsed
_MAX_VALUES = 60
_SEARCHED = 200_000  # characters of a script in which state may begin
_MAX_ASSIGNMENTS = 8  # in one script
_TELLING = ('"price', '"sku', "price:", "price'", '\\"price', '\\"sku', "sku:", '"gtin', '"ean"', "&quot;price", "sku'")
# What state may be given to begins with one of two marks: a search for them is many times faster than one for words before them.
_ASSIGNMENT = re.compile(r"[=(]\s*(?=[{\[\"'])")
_ASSIGNED = re.compile(r"[\w$\])\"']\s*$")
_CALLED = ("JSON.parse", "push", "product", "init", "dataLayer")
_BEFORE_MARK = 80  # characters: the name and the spaces before a mark
_FLIGHT = "__next_f.push("
_ROW = re.compile(r"(?:^|\n)[0-9a-f]{1,4}:(?=[\[{])")
_MAX_ROWS = 400
_STATE_ATTRIBUTE = re.compile(r"^data-|^:?(?:product|item|variants?)(?:-|$)")
_SCRIPT_TYPES = ("json", "x-magento-init")


def state_values(dom: Dom) -> Iterator[tuple[str, Any, str]]:
    """Yield a path, a value and the source it was read from, for each piece of state that may describe a product."""
    budget = MAX_STATE_CHARS
    count = 0
    flight: list[str] = []
    for place, (attributes, text) in enumerate(dom.scripts):
        kind = (attributes.get("type") or "").lower()
        if "ld+json" in kind or budget < len(text) or not any(word in text for word in _TELLING):
            continue
        budget -= len(text)
        if _FLIGHT in text:
            flight.append(text)
            continue
        for name, value in _script(attributes, kind, text):
            count += 1
            yield f"state[{place}]:{name}", value, text
            if count >= _MAX_VALUES:
                return
    streamed = "\n".join(flight)
    for name, value in _rows(flight):
        yield f"state:{name}", value, streamed
    yield from _attributes(dom)


def _script(attributes: dict[str, str | None], kind: str, text: str) -> Iterator[tuple[str, Any]]:
    if any(name in kind for name in _SCRIPT_TYPES) or text.lstrip()[:1] in "{[":
        value = loads(text)
        if attributes.get("id") == "__NUXT_DATA__" and isinstance(value, list):
            value = revived(value)
        if value is not None:
            yield attributes.get("id") or "$", value
            return
    for number, match in enumerate(match for match in _ASSIGNMENT.finditer(text, 0, _SEARCHED) if _is_given(text, match.start())):
        if number >= _MAX_ASSIGNMENTS:
            return
        value = _value_at(text, match.end())
        if isinstance(value, (dict, list)) and value:
            yield "$", value


def _is_given(text: str, mark: int) -> bool:
    """Whether what follows an equals sign or an opening bracket is the value of a name, or given to a call that takes state."""
    before = text[max(0, mark - _BEFORE_MARK) : mark]
    return before.endswith(_CALLED) if text[mark] == "(" else _ASSIGNED.search(before) is not None


def _value_at(text: str, start: int) -> Any:
    if text[start] in "\"'":
        inner = first_value(text, start) if text[start] == '"' else None
        return loads(inner) if isinstance(inner, str) and inner[:1] in "{[" else None
    value = first_value(text, start)
    return value if value is not None else read_literal(text, start)


def _rows(scripts: list[str]) -> Iterator[tuple[str, Any]]:
    """The rows that React streams: strings in `push` calls, joined, each row a number, a colon and JSON."""
    pieces: list[str] = []
    for text in scripts:
        value = first_value(text, text.index(_FLIGHT) + len(_FLIGHT))
        if isinstance(value, list):
            pieces.extend(piece for piece in value[1:] if isinstance(piece, str) and not isinstance(piece, Literal))
    stream = "".join(pieces)
    for number, match in enumerate(_ROW.finditer(stream)):
        if number >= _MAX_ROWS:
            return
        end = stream.find("\n", match.end())
        row = stream[match.end() : end if end >= 0 else len(stream)]
        if any(word in row for word in _TELLING) and (value := first_value(row, 0)) is not None:
            yield "flight", value


def _attributes(dom: Dom) -> Iterator[tuple[str, Any, str]]:
    """JSON in attributes: `data-product_variations` of WooCommerce, `data-product` of PrestaShop, and their like."""
    if "&quot;" not in dom.source and "='{" not in dom.source and "='[" not in dom.source:
        return
    found = 0
    for element in dom.having(*filter(_STATE_ATTRIBUTE.match, dom.by_attribute)):
        for name, value in element.attributes.items():
            if not value or value[0] not in "{[" or not any(word in value for word in _TELLING):
                continue
            if _STATE_ATTRIBUTE.match(name) and (parsed := loads(value)) is not None:
                found += 1
                yield f"css:[{name}]", parsed, value
        if found >= _MAX_VALUES:
            return


def revived(values: list[Any]) -> Any:
    """Return what Nuxt wrote as a flat list: in objects and arrays a number is the place of the value in the list (devalue)."""
    done: dict[int, Any] = {}

    def at(place: Any, depth: int = 0) -> Any:
        if not isinstance(place, Literal) or not place.isdigit() or int(place) >= len(values) or depth > _DEEPEST:
            return None
        number = int(place)
        if number in done:
            return done[number]
        value = values[number]
        done[number] = None  # a value within itself
        if isinstance(value, dict):
            done[number] = {key: at(item, depth + 1) for key, item in value.items()}
        elif isinstance(value, list):
            marked = bool(value) and isinstance(value[0], str) and not isinstance(value[0], Literal)
            done[number] = at(value[1], depth + 1) if marked and len(value) > 1 else [at(item, depth + 1) for item in value]
        else:
            done[number] = value
        return done[number]

    return at(Literal("0")) if values else None


_DEEPEST = 60
