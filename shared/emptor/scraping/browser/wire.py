"""A fetch's result as JSON, small enough for a function's answer."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from emptor.models.page import FetchFailure, FetchResult, Page

MAX_BODY_BYTES = 32 * 1024 * 1024


class WireError(Exception):
    """What came is not a packed result."""


def pack(result: FetchResult) -> dict[str, Any]:
    """Return the result as JSON-ready data, bodies compressed."""
    page = result if isinstance(result, Page) else result.answer
    packed: dict[str, Any] = {"result": result.model_dump(mode="json", exclude={"body"})}
    if page is not None:
        packed["body"] = base64.b64encode(zlib.compress(page.body)).decode("ascii")
    if isinstance(result, FetchFailure) and result.answer is not None:
        packed["answer"] = result.answer.model_dump(mode="json", exclude={"body"})
    return packed


def unpack(packed: dict[str, Any]) -> FetchResult:
    """Return the result that was packed.

    Raises:
        WireError: it is none.
    """
    try:
        body = _inflate(packed.get("body", ""))
        result = dict(packed["result"])
        if result.get("kind") == "page":
            return Page.model_validate(result | {"body": body})
        failure = FetchFailure.model_validate(result)
        if "answer" not in packed:
            return failure
        return failure.model_copy(update={"answer": Page.model_validate(packed["answer"] | {"body": body})})
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise WireError("The answer is not a rendered page.") from error


def _inflate(text: str) -> bytes:
    if not text:
        return b""
    stream = zlib.decompressobj()
    body = stream.decompress(base64.b64decode(text), MAX_BODY_BYTES)
    if stream.unconsumed_tail:
        raise ValueError("The page is too large.")
    return body
