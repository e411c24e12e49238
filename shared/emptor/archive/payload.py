"""The body of an archived answer: transfer and content encodings undone, within a bound.

Archives differ. Some keep the bytes of the wire, some keep decoded bytes under the old headers; so an encoding that the bytes
plainly do not have is passed over, and one that breaks in the middle is an error.
"""

from __future__ import annotations

from collections.abc import Mapping

from emptor.utils.decompress import GZIP_MAGIC, ZSTD_MAGIC, EncodingError, decoder_for

MAX_ENCODINGS = 3
MAX_CHUNK_LINE = 1_024
# What a body begins with that really has the encoding. Deflate and brotli have no mark that can be trusted.
_MARKS = {"gzip": GZIP_MAGIC, "x-gzip": GZIP_MAGIC, "zstd": ZSTD_MAGIC}


class PayloadError(Exception):
    """The body cannot be decoded."""


class PayloadTooLarge(PayloadError):
    """The decoded body is over the bound."""


def decode_payload(raw: bytes, headers: Mapping[str, str], max_bytes: int) -> bytes:
    """The body as a client would see it.

    Args:
        raw: bytes after the HTTP headers.
        headers: names in lower case.
        max_bytes: bound on the decoded body.

    Raises:
        PayloadTooLarge, PayloadError
    """
    body = _dechunk(raw) if "chunked" in headers.get("transfer-encoding", "").lower() else raw
    encodings = [name.strip().lower() for name in headers.get("content-encoding", "").split(",") if name.strip()]
    if len(encodings) > MAX_ENCODINGS:
        raise PayloadError(f"{len(encodings)} nested content encodings")
    for encoding in reversed(encodings):
        body = _decode(body, encoding, max_bytes)
    if len(body) > max_bytes:
        raise PayloadTooLarge(f"more than {max_bytes} bytes")
    return body


def _dechunk(raw: bytes) -> bytes:
    """The data of a chunked body; the bytes as they are when they were stored without chunks."""
    data: list[bytes] = []
    position = 0
    while True:
        end = raw.find(b"\n", position, position + MAX_CHUNK_LINE)
        size = _chunk_size(raw[position:end]) if end >= 0 else None
        if size is None:
            return b"".join(data) if data and position >= len(raw) else raw
        if size == 0:
            return b"".join(data)
        data.append(raw[end + 1 : end + 1 + size])
        position = end + 1 + size
        position += 2 if raw[position : position + 2] == b"\r\n" else 1


def _chunk_size(line: bytes) -> int | None:
    try:
        return int(line.split(b";")[0].strip(), 16)
    except ValueError:
        return None


def _decode(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """One encoding undone; the body as it is where it plainly does not have the encoding, or nobody knows that one."""
    mark = _MARKS.get(encoding)
    if mark is not None and not body.startswith(mark):
        return body
    try:
        decoder = decoder_for(encoding)
    except EncodingError:
        return body
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in decoder.feed(body):
            pieces.append(piece)
            size += len(piece)
            if size > max_bytes:
                raise PayloadTooLarge(f"more than {max_bytes} bytes")
    except EncodingError as error:
        if mark is None:
            return body
        raise PayloadError(str(error)) from error
    return b"".join(pieces)
