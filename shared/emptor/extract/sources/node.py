"""A typed node of structured data: a schema.org item from JSON-LD or microdata, or an object of a page's state."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from emptor.utils.text import collapse

_TAGS = re.compile(r"<[^>]{1,2000}>")
MAX_ITEMS = 2_000  # of one property
_KEYS = 500  # names of properties kept as expressions


def types_of(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the bare type names of a node: `http://schema.org/Product` is `Product`."""
    given = data.get("@type")
    names = given if isinstance(given, list) else [given]
    bare = (re.split(r"[/#:]", name.strip())[-1] for name in names if isinstance(name, str) and name.strip())
    return tuple(name[:1].upper() + name[1:] for name in bare)


@dataclass(slots=True)
class Node:
    """Structured data with where it stands.

    Attributes:
        source: `json-ld`, `microdata` or `state`.
        path: where in the source.
        data: properties; text values are strings, numbers `Literal`.
        raw: the text of the page the node was read from, where quotes are looked up; empty for microdata, whose quotes are kept.
        quotes: for microdata, the words behind each property.
    """

    source: str
    path: str
    data: dict[str, Any]
    raw: str = ""
    index: dict[str, dict[str, Any]] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)

    @property
    def types(self) -> tuple[str, ...]:
        return types_of(self.data)

    def nodes(self, *keys: str) -> list[Node]:
        """Return the nodes that a property holds: one, many, or references to others in the same block."""
        found: list[Node] = []
        for key in keys:
            value = self.data.get(key)
            many = isinstance(value, list)
            for place, item in enumerate(_flat(value)):
                if isinstance(item, Node):
                    found.append(item)
                elif isinstance(item, dict):
                    if len(item) == 1 and item.get("@id") in self.index:
                        item = self.index[item["@id"]]  # noqa: PLW2901 - a reference stands for what it refers to
                    found.append(
                        Node(self.source, f"{self.path}.{key}" + (f"[{place}]" if many else ""), item, self.raw, self.index)
                    )
        return found

    def text(self, *keys: str) -> Value | None:
        """Return the first property among `keys` that has a text or a named node, without markup."""
        for key in keys:
            for value in self.values(key):
                return value
        return None

    def values(self, key: str) -> Iterator[Value]:
        """Yield every text that a property holds."""
        items = _flat(self.data.get(key))
        for place, item in enumerate(items):
            path = f"{self.path}.{key}" + (f"[{place}]" if len(items) > 1 else "")
            if isinstance(item, Node):
                inner = item.text("name", "@value", "value")
                if inner:
                    yield inner
            elif isinstance(item, dict):
                inner = Node(self.source, path, item, self.raw, self.index).text(
                    "name", "@value", "value", "@id" if len(item) == 1 else "name"
                )
                if inner:
                    yield inner
            elif isinstance(item, str) and item.strip():
                yield Value(plain(item), item, path, key, self)

    def quote_for(self, key: str, literal: str) -> str:
        """Return the exact words of the page behind a property."""
        return self.quotes.get(key) or quote_json(self.raw, key, literal)


def _flat(value: Any) -> list[Any]:
    """The items of a property, lists in lists included; one value is a list of one."""
    if not isinstance(value, list):
        return [value]
    items = [part for item in value for part in (item if isinstance(item, list) else [item])]
    return items[:MAX_ITEMS]


@dataclass(slots=True)
class Value:
    """One text of a node: without markup, as it was written, and where."""

    text: str
    literal: str
    path: str
    key: str
    node: Node

    @property
    def quote(self) -> str:
        return self.node.quote_for(self.key, self.literal)


def plain(text: str) -> str:
    """Return `text` without entities and tags, white space collapsed."""
    if "&" in text:
        text = html.unescape(text)
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _TAGS.sub(" ", text)
    return collapse(text)


def quote_json(raw: str, key: str, literal: str) -> str:
    """Return the exact piece of a JSON text that says `key` is `literal`, or the value alone when it is not found so."""
    if not raw:
        return literal
    escaped = json.dumps(literal, ensure_ascii=False)[1:-1]
    forms = dict.fromkeys(
        (escaped, json.dumps(literal)[1:-1], escaped.replace("/", "\\/"), json.dumps(literal)[1:-1].replace("/", "\\/"), literal)
    )
    for form in (*forms, *(_for_html(form) for form in forms)):
        if form not in raw:
            continue
        for match in _key(key).finditer(raw):
            if raw.startswith(form, match.end()):
                end = match.end() + len(form)
                return raw[match.start() : end + raw.startswith('"', end)]
        return form
    return literal


@lru_cache(maxsize=_KEYS)
def _key(key: str) -> re.Pattern[str]:
    """The name of a property in JSON, up to where its value begins."""
    return re.compile(rf'"{re.escape(key)}"\s*:\s*(?:\[\s*)?"?')


def _for_html(text: str) -> str:
    """The way serialisers write JSON that is to stand in a script element."""
    for char in "&<>'":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
