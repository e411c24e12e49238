"""JSON-LD blocks of a page (schema.org), flattened to the nodes they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emptor.extract.dom.tree import Dom
from emptor.extract.sources.js_literal import read_literal
from emptor.extract.sources.json_text import loads
from emptor.extract.sources.node import Node, types_of

MAX_NODES = 3_000
_DEEP = 60


def json_ld_nodes(dom: Dom) -> list[Node]:
    """Return every typed node of the page's JSON-LD, outermost first, each with its path and the block it stands in."""
    found: list[Node] = []
    for number, text in enumerate(_blocks(dom)):
        value = loads(text)
        if value is None and (start := text.find("{")) >= 0:
            value = read_literal(text, start)  # keys without quotes, single quotes
        if value is not None:
            index = _ids(value)
            found.extend(_nodes(value, f"json-ld[{number}]:$", text, index))
    return found[:MAX_NODES]


def _blocks(dom: Dom) -> Iterator[str]:
    for attributes, text in dom.scripts:
        if "ld+json" in (attributes.get("type") or "").lower():
            yield text


def _nodes(value: Any, path: str, raw: str, index: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[Node]:
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for place, item in enumerate(value):
            yield from _nodes(item, f"{path}[{place}]", raw, index, depth + 1)
    elif isinstance(value, dict):
        if types_of(value):
            yield Node("json-ld", path, value, raw, index)
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                yield from _nodes(item, f"{path}.{key}", raw, index, depth + 1)


def _ids(value: Any) -> dict[str, dict[str, Any]]:
    """Nodes by `@id`, so that a mere reference (`{"@id": …}`) can be followed within its block."""
    found: dict[str, dict[str, Any]] = {}
    queue = [value]
    while queue:
        item = queue.pop()
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            identifier = item.get("@id")
            if isinstance(identifier, str) and len(item) > 1:
                found.setdefault(identifier, item)
            queue.extend(part for part in item.values() if isinstance(part, (dict, list)))
    return found
