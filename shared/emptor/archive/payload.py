"""The body of an archived answer: transfer and content encodings undone, within a bound.

Archives differ. Some keep the bytes of the wire, some keep decoded bytes under the old headers; so an encoding that the bytes
plainly do not have is passed over, and one that breaks in the middle is an error.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
MAX_ENCODINGS = 3
MAX_CHUNK_LINE = 1_024


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
    if encoding in ("gzip", "x-gzip"):
        return _inflate(body, 16 + zlib.MAX_WBITS, max_bytes) if body.startswith(GZIP_MAGIC) else body
    if encoding == "deflate":
        return _deflate(body, max_bytes)
    if encoding == "br":
        return _brotli(body, max_bytes)
    if encoding == "zstd":
        return _zstd(body, max_bytes) if body.startswith(ZSTD_MAGIC) else body
    return body


def _inflate(body: bytes, window_bits: int, max_bytes: int) -> bytes:
    inflate = zlib.decompressobj(window_bits)
    try:
        data = inflate.decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise PayloadError(str(error)) from error
    if len(data) > max_bytes:
        raise PayloadTooLarge(f"more than {max_bytes} bytes")
    return data


def _deflate(body: bytes, max_bytes: int) -> bytes:
    """Servers send zlib or raw deflate under this name; neither has a magic number worth trusting."""
    for window_bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflate(body, window_bits, max_bytes)
        except PayloadTooLarge:
            raise
        except PayloadError:
            continue
    return body


def _brotli(body: bytes, max_bytes: int) -> bytes:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415  (only the few archives that keep the wire's bytes need it)

    try:
        decompressor = brotli.Decompressor()
        data = bytes(decompressor.process(body, output_buffer_limit=max_bytes + 1))
    except brotli.error:
        return body
    if len(data) > max_bytes:
        raise PayloadTooLarge(f"more than {max_bytes} bytes")
    return data


def _zstd(body: bytes, max_bytes: int) -> bytes:
    import zstandard  # noqa: PLC0415  (only the few archives that keep the wire's bytes need it)

    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)) as reader:
            data = reader.read(max_bytes + 1)
    except zstandard.ZstdError as error:
        raise PayloadError(str(error)) from error
    if len(data) > max_bytes:
        raise PayloadTooLarge(f"more than {max_bytes} bytes")
    return bytes(data)
