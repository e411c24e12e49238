"""Refuses a request whose values nothing here can keep: one check of every body, path and query, before any route sees them.

PostgreSQL keeps no NUL and no half of a surrogate pair in a text, JSON has neither NaN nor infinity, and a value that is nested
deeply enough ends the stack of whoever walks through it. Bounds of single fields are those of their models.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from fastapi.exceptions import RequestValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emptor.core.problems import problem_response

MAX_DEPTH = 64  # arrays and objects within one another; the deepest that any client sends are a message's parts, in eight
MAX_NUMBER = 10**18  # whole numbers in the database are bigints, decimal ones have fewer digits before the point
_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.?)*"?', re.DOTALL)
_METHODS_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_NUL = "It holds the character U+0000, which cannot be stored: remove it."
_SURROGATE = "It holds half of a surrogate pair (U+D800 to U+DFFF), which is no character: send text as valid Unicode."
_RANGE = f"The number is out of range: use one between -{MAX_NUMBER:.0e} and {MAX_NUMBER:.0e}."
_DEPTH = f"It is nested more than {MAX_DEPTH} levels deep: send a flatter value."

Location = tuple[str | int, ...]


class RequestValues:
    """A plain ASGI middleware within the body limit: it holds the whole body, and hands it on as it came."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        faults = _faults_of_address(scope)
        if not faults and scope["method"] in _METHODS_WITH_BODY:
            body, receive = await _whole(receive)
            faults = faults_of_body(body)
        if faults:
            await problem_response(RequestValidationError(faults), path=scope["path"])(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def faults_of_body(body: bytes) -> list[dict[str, Any]]:
    """Return what is wrong with the values of a JSON body, in the form of Pydantic's errors.

    A body that is not JSON has no values: it is left to the route, which says so. The depth is that of the characters, in
    whichever of JSON's encodings they come: bytes of UTF-16 have quotes that are none.
    """
    try:
        text = body.decode(json.detect_encoding(body), "surrogatepass")
        if _depth(text) > MAX_DEPTH:
            return [_fault(("body",), _DEPTH)]
        value = json.loads(text, parse_int=_whole_number)
    except ValueError:
        return []
    return [_fault(("body", *where), message) for where, message in _faults(value, ())]


def _whole_number(digits: str) -> float | int:
    """A whole number of any length; one that is out of range in any case is not computed, which takes long."""
    return int(digits) if len(digits) <= len(str(MAX_NUMBER)) + 1 else math.inf


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _BRACKET_OR_STRING.finditer(text):
        mark = match.group()
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _faults(value: Any, where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield from ((where, message) for message in _faults_of_text(value))
    elif isinstance(value, dict):
        for name, item in value.items():
            if message := next(_faults_of_text(name), None):
                yield where, f"A name in it is not text. {message}"
            else:
                yield from _faults(item, (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, (*where, number))
    elif isinstance(value, float | int) and not -MAX_NUMBER < value < MAX_NUMBER:
        yield where, _RANGE


def _faults_of_text(text: str) -> Iterator[str]:
    if "\0" in text:
        yield _NUL
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            yield _SURROGATE


def _faults_of_address(scope: Scope) -> list[dict[str, Any]]:
    parts = (("path", scope["path"].encode("utf-8", "surrogatepass")), ("query", unquote_to_bytes(scope["query_string"])))
    return [_fault((name,), _NUL) for name, text in parts if b"\0" in text]


def _fault(where: Location, message: str) -> dict[str, Any]:
    return {"type": "value_error", "loc": where, "msg": message}


async def _whole(receive: Receive) -> tuple[bytes, Receive]:
    """The body, and a `receive` that gives it once more. The limit of its size is kept by whoever is asked for it."""
    chunks: list[bytes] = []
    last: Message = {"type": "http.disconnect"}
    more = True
    while more:
        last = await receive()
        chunks.append(last.get("body", b""))
        more = bool(last.get("more_body", False))
    body = b"".join(chunks)
    first: list[Message] = [{"type": "http.request", "body": body} if last["type"] == "http.request" else last]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return body, again
