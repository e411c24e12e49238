"""JSON as shops write it: with comments, raw line feeds, trailing commas, HTML entities, a semicolon at the end."""

from __future__ import annotations

import html
import json
import re
from typing import Any

MAX_JSON_CHARS = 6_000_000
MAX_NESTING = 400  # deeper than any real document; the standard library's decoder recurses
_COMMENT = re.compile(r"^\s*(?://<!\[CDATA\[|<!\[CDATA\[|<!--|/\*.*?\*/)|(?://\]\]>|\]\]>|-->|//\s*-->)\s*$", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'(["}\]\d]|true|false|null)(\s*\n\s*)(")')
_DOUBLE_COMMA = re.compile(r",(\s*,)+")
_LINE_COMMENT = re.compile(r"^[^\S\n]*+//[^\n]*$", re.MULTILINE)
_EMPTY_VALUE = re.compile(r":(\s*[,}])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


class Literal(str):
    """A number of the source, kept as it was written: it is evidence."""

    __slots__ = ()


def _literal(text: str) -> Literal:
    return Literal(text)


_decoder = json.JSONDecoder(strict=False, parse_float=_literal, parse_int=_literal)


def loads(text: str) -> Any:
    """Return the value of a JSON text, repaired where it is broken in a usual way, or None. Numbers are `Literal` strings."""
    if len(text) > MAX_JSON_CHARS:
        return None
    text = text.strip().strip("\ufeff").rstrip(";").strip()
    if not text:
        return None
    try:
        return _as_is(text)  # the decoder guards its own recursion; counting brackets first would cost more than decoding
    except (ValueError, RecursionError):
        pass
    if _too_deep(text):
        return None
    for attempt in (_uncommented, _repaired, _unescaped):
        try:
            return attempt(text)
        except (ValueError, RecursionError):
            continue
    return None


def first_value(text: str, start: int) -> Any:
    """Return the JSON value that begins at `text[start]`, whatever follows it, or None."""
    try:
        return _decoder.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _too_deep(text: str) -> bool:
    return text.count("[") + text.count("{") > MAX_NESTING and _depth(text) > MAX_NESTING


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in re.finditer(r"[\[{]+|[\]}]+", text):
        run = match.group()
        depth += len(run) if run[0] in "[{" else -len(run)
        deepest = max(deepest, depth)
        if deepest > MAX_NESTING:
            return deepest
    return deepest


def _as_is(text: str) -> Any:
    return _decoder.decode(text)


def _uncommented(text: str) -> Any:
    """A first value may be followed by rubbish, or by another value."""
    plain = _COMMENT.sub("", text).strip()
    value, _ = _decoder.raw_decode(plain)
    return value


def _repaired(text: str) -> Any:
    plain = _LINE_COMMENT.sub("", _COMMENT.sub("", text)).strip()
    strings: list[str] = []

    def keep(match: re.Match[str]) -> str:
        strings.append(_BAD_ESCAPE.sub(r"\\\\", match[0]))
        return f'"{len(strings) - 1}"'

    bones = _STRING.sub(keep, plain)
    bones = _DOUBLE_COMMA.sub(",", bones)
    bones = _TRAILING_COMMA.sub(r"\1", bones)
    bones = _MISSING_COMMA.sub(r"\1,\2\3", bones)
    bones = _EMPTY_VALUE.sub(r":null\1", bones)
    bones += _closers(bones)
    whole = re.sub(r'"(\d+)"', lambda match: strings[int(match[1])], bones)
    value, _ = _decoder.raw_decode(whole)
    return value


def _closers(bones: str) -> str:
    """What closes the brackets that a cut-off text leaves open."""
    open_: list[str] = []
    for char in bones:
        if char in "[{":
            open_.append("]" if char == "[" else "}")
        elif char in "]}" and open_:
            open_.pop()
    return "".join(reversed(open_))


def _unescaped(text: str) -> Any:
    """The whole block was written through an HTML escaper."""
    if "&quot;" not in text and "&#34;" not in text:
        raise ValueError
    return _repaired(html.unescape(text))
