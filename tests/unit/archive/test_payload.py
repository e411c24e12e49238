"""Bodies as archives keep them."""

from __future__ import annotations

import gzip
import zlib
from functools import partial

import brotli
import pytest
import zstandard

from emptor.archive.payload import PayloadError, PayloadTooLarge, decode_payload

TEXT = b"<title>Headphones</title>" + b"<p>45 hours</p>" * 400
LIMIT = 1_000_000


def _raw_deflate(data: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


def _chunked(data: bytes, size: int = 1000) -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("raw", "headers"),
    [
        (TEXT, {}),
        (gzip.compress(TEXT), {"content-encoding": "gzip"}),
        (gzip.compress(TEXT), {"content-encoding": "X-Gzip"}),
        (zlib.compress(TEXT), {"content-encoding": "deflate"}),
        (_raw_deflate(TEXT), {"content-encoding": "deflate"}),
        (brotli.compress(TEXT), {"content-encoding": "br"}),
        (zstandard.compress(TEXT), {"content-encoding": "zstd"}),
        (_chunked(TEXT), {"transfer-encoding": "chunked"}),
        (_chunked(gzip.compress(TEXT), 70), {"transfer-encoding": "chunked", "content-encoding": "gzip"}),
        (gzip.compress(brotli.compress(TEXT)), {"content-encoding": "br, gzip"}),
        (TEXT, {"content-encoding": "identity"}),
    ],
)
def test_encodings_are_undone(raw: bytes, headers: dict[str, str]) -> None:
    """What comes out is what a browser would show."""
    assert decode_payload(raw, headers, LIMIT) == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_stored_decoded_under_its_old_headers_is_kept(encoding: str) -> None:
    """Crawlers that go through a browser keep the header and not the encoding."""
    assert decode_payload(TEXT, {"content-encoding": encoding, "transfer-encoding": "chunked"}, LIMIT) == TEXT


@pytest.mark.parametrize(
    ("compress", "encoding"),
    [
        (gzip.compress, "gzip"),
        (zlib.compress, "deflate"),
        (partial(brotli.compress, quality=1), "br"),
        (zstandard.compress, "zstd"),
    ],
)
def test_a_bomb_is_not_inflated(compress: object, encoding: str) -> None:
    """A small body that would be a large one ends at the bound."""
    bomb = compress(b"\0" * 50_000_000)  # type: ignore[operator]
    with pytest.raises(PayloadTooLarge):
        decode_payload(bomb, {"content-encoding": encoding}, LIMIT)


def test_a_plain_body_over_the_bound_is_refused() -> None:
    """The bound holds without any encoding as well."""
    with pytest.raises(PayloadTooLarge):
        decode_payload(TEXT, {}, 10)


def test_a_body_that_breaks_in_the_middle_is_an_error() -> None:
    """Half a page is not passed off as a page."""
    damaged = gzip.compress(bytes(range(256)) * 2000)
    with pytest.raises(PayloadError):
        decode_payload(damaged[:50] + b"\xff" * 50 + damaged[100:], {"content-encoding": "gzip"}, LIMIT)


def test_encodings_upon_encodings_are_refused() -> None:
    """More layers than any server sends."""
    with pytest.raises(PayloadError, match="nested"):
        decode_payload(TEXT, {"content-encoding": "gzip, gzip, gzip, gzip"}, LIMIT)
