"""Undoing content encodings in bounded pieces."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.decompress import EncodingError, decoder_for

MIB = 1024 * 1024
PIECE_LIMIT = MIB  # what the most eager decoder may give at once
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


def _decode(encoding: str, *parts: bytes) -> bytes:
    decoder = decoder_for(encoding)
    body = b"".join(piece for part in parts for piece in decoder.feed(part))
    decoder.finish()
    return body


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(max_size=5_000), cut=st.integers(0, 5_000))
def test_any_cut_gives_the_same_bytes(encoding: str, data: bytes, cut: int) -> None:
    """How the network cuts the stream does not matter."""
    packed = PACKERS[encoding](data)
    assert _decode(encoding, packed[:cut], packed[cut:]) == data


@pytest.mark.parametrize("encoding", PACKERS)
def test_no_piece_is_large(encoding: str) -> None:
    """16 MiB of zeros in one feed come in pieces of 1 MiB at most."""
    packed = PACKERS[encoding](b"\0" * 16 * MIB)
    sizes = [len(piece) for piece in decoder_for(encoding).feed(packed)]
    assert sum(sizes) == 16 * MIB
    assert max(sizes) <= PIECE_LIMIT


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(min_size=1, max_size=500))
def test_junk_gives_bytes_or_an_encoding_error(encoding: str, data: bytes) -> None:
    """Nothing else is raised, whatever comes."""
    try:
        _decode(encoding, data)
    except EncodingError:
        return


@pytest.mark.parametrize("encoding", PACKERS)
def test_an_early_end_is_noticed(encoding: str) -> None:
    """A stream without its end is an error; no stream at all is an empty body."""
    packed = PACKERS[encoding](b"kettle" * 1_000)
    with pytest.raises(EncodingError):
        _decode(encoding, packed[:-6])
    assert _decode(encoding, b"") == b""


@pytest.mark.parametrize("header", ["gzip, gzip", "br,gzip", "compress", "gzip;q=1", "GZIP , deflate"])
def test_nested_and_unknown_encodings_are_refused(header: str) -> None:
    """One known encoding or none."""
    with pytest.raises(EncodingError):
        decoder_for(header)


@pytest.mark.parametrize("header", ["", "identity", " , ", "identity, identity"])
def test_no_encoding_passes_through(header: str) -> None:
    """Bytes stay bytes."""
    assert _decode(header, b"abc") == b"abc"
