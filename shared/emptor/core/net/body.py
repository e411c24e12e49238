"""The body of an answer, decoded and bounded, so that nobody fills our memory."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from emptor.utils.decompress import decoder_for

if TYPE_CHECKING:
    import httpx

CRUMB_BYTES = 256  # what a smaller piece of a body counts as: a body in single bytes costs thousands of times its size
PIECES_A_TURN = 32


async def read_bounded(response: httpx.Response, max_bytes: int) -> tuple[bytes, bool]:
    """Read a streamed response to its end, or until it is too large.

    Args:
        response: opened as a stream, not read yet.
        max_bytes: of the body after decompression.

    Returns:
        The first `max_bytes` of the decoded body at most, and whether that is all of it.

    Raises:
        EncodingError: the body cannot be decoded, or ends too early.
        httpx.HTTPError, httpx.StreamError, OSError: it broke off.
    """
    body = bytearray()
    received = pieces = 0
    decoder = decoder_for(response.headers.get("content-encoding", ""))
    async for data in response.aiter_raw():
        received += max(len(data), CRUMB_BYTES)
        pieces += 1
        if pieces % PIECES_A_TURN == 0:  # buffered pieces come without a pause: let the deadline and others have theirs
            await asyncio.sleep(0)
        for piece in decoder.feed(data):
            body += piece
            if len(body) > max_bytes:
                return bytes(body[:max_bytes]), False
        if received > max_bytes:  # bytes that decode to nothing, or crumbs
            return bytes(body[:max_bytes]), False
    decoder.finish()
    return bytes(body), True
