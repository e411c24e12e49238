"""Undoing a content encoding in bounded pieces, so that a small body cannot fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Protocol

PIECE_BYTES = 64 * 1024  # of output at a time
GZIP_WINDOW = 16 + zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
ZSTD_SLICE_BYTES = 32  # of input at a time: a block of 4 bytes can stand for 128 KiB, so this yields at most 1 MiB
ZSTD_WINDOW_BYTES = 8 * 1024 * 1024  # the largest a web client must accept (RFC 9659)
ACCEPT_ENCODING = "gzip, deflate, br, zstd"


class EncodingError(Exception):
    """The body is not what its Content-Encoding says, or is encoded in a way that is not read."""


class Decoder(Protocol):
    """Turns encoded bytes into decoded ones."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` decodes to, in pieces. Raises EncodingError."""
        ...

    def finish(self) -> None:
        """Raise EncodingError when the stream has not come to its end."""
        ...


def decoder_for(content_encoding: str) -> Decoder:
    """Return the decoder that a Content-Encoding header asks for.

    Raises:
        EncodingError: an unknown encoding, or more than one on top of each other.
    """
    names = [name for part in content_encoding.lower().split(",") if (name := part.strip()) and name != "identity"]
    if not names:
        return Identity()
    if len(names) > 1:
        raise EncodingError(f"The body is encoded {len(names)} times over ({', '.join(names)}), which no browser page is.")
    try:
        return DECODERS[names[0]]()
    except KeyError as error:
        raise EncodingError(f"The body has the content encoding {names[0]!r}, which is not one of {ACCEPT_ENCODING}.") from error


class Identity:
    """No encoding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Decoder.feed`."""
        yield data

    def finish(self) -> None:
        """See `Decoder.finish`."""


class Gzip:
    """gzip, several members included; what follows the last member is ignored as browsers do."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(GZIP_WINDOW)
        self._fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Decoder.feed`."""
        self._fed = self._fed or bool(data)
        while data:
            if self._stream.eof:
                if not data.startswith(GZIP_MAGIC):
                    return
                self._stream = zlib.decompressobj(GZIP_WINDOW)
            yield from _inflate(self._stream, data)
            data = self._stream.unused_data if self._stream.eof else b""

    def finish(self) -> None:
        """See `Decoder.finish`."""
        if self._fed and not self._stream.eof:
            raise EncodingError("The gzip body ends too early.")


class Deflate:
    """zlib, or raw deflate where a server took the name by its word."""

    def __init__(self) -> None:
        self._stream: Any = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Decoder.feed`."""
        if not data:
            return
        if self._stream is None:
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if _is_zlib(data) else -zlib.MAX_WBITS)
        yield from _inflate(self._stream, data)

    def finish(self) -> None:
        """See `Decoder.finish`."""
        if self._stream is not None and not self._stream.eof:
            raise EncodingError("The deflate body ends too early.")


class Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - native library, loaded when a server uses it

        self._stream = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self._fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Decoder.feed`."""
        if not data or self._stream.is_finished():
            return
        self._fed = True
        try:
            piece = self._stream.process(data, output_buffer_limit=PIECE_BYTES)
            while piece or not self._stream.can_accept_more_data():  # it may take more input and still hold output back
                yield piece
                if self._stream.is_finished():
                    return
                piece = self._stream.process(b"", output_buffer_limit=PIECE_BYTES)
        except self._error as error:
            raise EncodingError("The body is not the brotli stream it claims to be.") from error

    def finish(self) -> None:
        """See `Decoder.finish`."""
        if self._fed and not self._stream.is_finished():
            raise EncodingError("The brotli body ends too early.")


class Zstd:
    """Zstandard (RFC 8878), several frames included, with the window limit of RFC 9659."""

    def __init__(self) -> None:
        import zstandard  # noqa: PLC0415 - native library, loaded when a server uses it

        self._context = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES)
        self._stream = self._context.decompressobj()
        self._error: type[Exception] = zstandard.ZstdError
        self._fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """See `Decoder.feed`."""
        try:
            for start in range(0, len(data), ZSTD_SLICE_BYTES):
                yield from self._slice(data[start : start + ZSTD_SLICE_BYTES])
        except self._error as error:
            raise EncodingError("The body is not the zstd stream it claims to be.") from error

    def _slice(self, data: bytes) -> Iterator[bytes]:
        self._fed = True
        while data:
            if self._stream.eof:
                self._stream = self._context.decompressobj()
            yield self._stream.decompress(data)
            data = self._stream.unused_data if self._stream.eof else b""

    def finish(self) -> None:
        """See `Decoder.finish`."""
        if self._fed and not self._stream.eof:
            raise EncodingError("The zstd body ends too early.")


DECODERS: dict[str, type[Gzip | Deflate | Brotli | Zstd]] = {
    "gzip": Gzip,
    "x-gzip": Gzip,
    "deflate": Deflate,
    "br": Brotli,
    "zstd": Zstd,
}


def _inflate(stream: Any, data: bytes) -> Iterator[bytes]:
    try:
        piece = stream.decompress(data, PIECE_BYTES)
        while piece:
            yield piece
            piece = stream.decompress(stream.unconsumed_tail, PIECE_BYTES)
    except zlib.error as error:
        raise EncodingError("The body is not the compressed stream it claims to be.") from error


def _is_zlib(data: bytes) -> bool:
    """Tell a zlib header (RFC 1950: method 8, and a check that the first two bytes divide by 31)."""
    method, check = 8, 31
    return data[0] & 0x0F == method and (len(data) == 1 or int.from_bytes(data[:2], "big") % check == 0)
