"""The file around the records: plain, gzip with one or many records to a member, or a `.wacz` with several such files inside.

A record's place is kept so that it can be read again alone, without the records before it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from emptor.core.errors import InvalidInput
from emptor.utils.decompress import GZIP_MAGIC, GZIP_WINDOW, ZSTD_MAGIC

ZIP_MAGIC = b"PK\x03\x04"
WARC_MAGIC = b"WARC/"
MAGIC_BYTES = 8
READ_BYTES = 64 * 1024
MAX_HEADER_BYTES = 64 * 1024
HEAD_BYTES = 64 * 1024  # of a record's block, kept while scanning: enough for HTTP headers
# What zipfile raises for bundles that are damaged, encrypted or compressed in a way it does not know.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError)


class Damage(Exception):
    """The file cannot be read past a point. Records before it stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record's block is.

    Attributes:
        part: name inside a .wacz; empty for a single file.
        member: byte offset of the gzip member in the file; None when the file is not compressed.
        start: byte offset of the block, in the file or in the decompressed member.
        length: bytes of the block.
    """

    part: str
    member: int | None
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record while scanning: its WARC headers and the beginning of its block."""

    headers: StatusAndHeaders
    head: bytes
    place: Place


class Container:
    """One archive file on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_zip = check_magic(path) == ZIP_MAGIC

    def records(self) -> Iterator[RawRecord]:
        """All records in file order.

        Raises:
            Damage: the file ends early or holds something else from here on.
        """
        for part in self._parts():
            with self._open(part) as file:
                yield from _scan(file, part)

    def read(self, place: Place, limit: int) -> bytes:
        """Up to `limit` bytes of a record's block.

        Raises:
            Damage: the bytes are not there any more.
        """
        with self._open(place.part) as file:
            stream = _at(file, place.member)
            _skip(stream, place.start) if place.member is not None else file.seek(place.start)
            return _exactly(stream, min(place.length, limit))

    def _parts(self) -> list[str]:
        if not self._is_zip:
            return [""]
        with self._bundle() as bundle:
            parts = sorted(name for name in bundle.namelist() if name.endswith((".warc", ".warc.gz")))
        if not parts:
            raise Damage("the bundle holds no WARC file")
        return parts

    @contextmanager
    def _open(self, part: str) -> Iterator[IO[bytes]]:
        if not self._is_zip:
            with self.path.open("rb") as file:
                yield file
            return
        with self._bundle() as bundle, bundle.open(part) as inner:
            yield inner

    @contextmanager
    def _bundle(self) -> Iterator[zipfile.ZipFile]:
        try:
            with zipfile.ZipFile(self.path) as bundle:
                yield bundle
        except ZIP_FAULTS as error:
            raise Damage(f"the bundle cannot be unpacked ({error})") from error


def check_magic(path: Path) -> bytes:
    """The magic number of a file that may be a web archive.

    Raises:
        InvalidInput: there is no such file, or it is something else; the message says what to do.
    """
    if path.is_dir() or not path.exists():
        what = "a directory" if path.is_dir() else "not there"
        raise InvalidInput(f"The archive {path} is {what}. Give a .warc, .warc.gz or .wacz file.")
    try:
        with path.open("rb") as file:
            start = file.read(MAGIC_BYTES)
    except OSError as error:
        raise InvalidInput(f"The archive {path} cannot be read: {error.strerror}.") from error
    if start.startswith(ZSTD_MAGIC):
        raise InvalidInput(f"The archive {path} is compressed with zstd, which is not supported. Run `zstd -d` on it first.")
    for magic in (GZIP_MAGIC, ZIP_MAGIC, WARC_MAGIC):
        if start.startswith(magic):
            return magic
    hint = "To make an archive from saved pages, use `emptor archive build`."
    raise InvalidInput(f"{path} is {'empty' if not start else 'not a web archive (WARC)'}. {hint}")


class _Member(io.RawIOBase):
    """The decompressed bytes of one gzip member. At its end, `end` is the offset after it."""

    def __init__(self, file: IO[bytes], offset: int) -> None:
        file.seek(offset)
        self._file = file
        self._inflate = zlib.decompressobj(GZIP_WINDOW)
        self._read_to = offset
        self._pending = b""
        self.end: int | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while self.end is None:
            if not self._pending:
                self._pending = self._file.read(READ_BYTES)
                self._read_to += len(self._pending)
                if not self._pending:
                    raise Damage("the file ends inside a record")
            try:
                data = self._inflate.decompress(self._pending, size)
            except zlib.error as error:
                raise Damage(f"the compressed data is damaged ({error})") from error
            self._pending = self._inflate.unconsumed_tail
            if self._inflate.eof:
                self.end = self._read_to - len(self._inflate.unused_data)
            if data:
                return data
        return b""


def _at(file: IO[bytes], member: int | None) -> io.BufferedReader | IO[bytes]:
    return file if member is None else io.BufferedReader(_Member(file, member), READ_BYTES)


def _scan(file: IO[bytes], part: str) -> Iterator[RawRecord]:
    compressed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    file.seek(0)
    if not compressed:
        yield from _split(file, part, None)
        return
    offset = 0
    while True:
        file.seek(offset)
        magic = file.read(len(GZIP_MAGIC))
        if not magic.strip(b"\0"):
            return
        if magic != GZIP_MAGIC:
            raise Damage(f"something else than gzip data begins at byte {offset}")
        member = _Member(file, offset)
        stream = io.BufferedReader(member, READ_BYTES)
        yield from _split(stream, part, offset)
        while stream.read(READ_BYTES):
            pass
        offset = member.end or offset


def _split(stream: IO[bytes] | io.BufferedReader, part: str, member: int | None) -> Iterator[RawRecord]:
    position = 0
    while header := _header(stream):
        skipped, raw = header
        headers = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(raw))
        start = position + skipped + len(raw)
        length = _length(headers)
        head = _exactly(stream, min(length, HEAD_BYTES))
        _skip(stream, length - len(head))
        position = start + length
        yield RawRecord(headers, head, Place(part, member, start, length))


def _header(stream: IO[bytes] | io.BufferedReader) -> tuple[int, bytes] | None:
    """Bytes of blank lines passed over, and the header lines with the blank line that ends them."""
    skipped = 0
    line = stream.readline(MAX_HEADER_BYTES)
    while line and not line.strip():
        skipped += len(line)
        line = stream.readline(MAX_HEADER_BYTES)
    if not line:
        return None
    if not line.startswith(WARC_MAGIC):
        raise Damage(f"a record should begin here, but it reads {line[:40]!r}")
    lines = [line]
    size = len(line)
    while line.strip():
        line = stream.readline(MAX_HEADER_BYTES)
        lines.append(line)
        size += len(line)
        if not line or size > MAX_HEADER_BYTES:
            raise Damage("a record's header has no end")
    return skipped, b"".join(lines)


def _length(headers: StatusAndHeaders) -> int:
    text = (headers.get_header("Content-Length") or "").strip()
    if not text.isdigit():
        raise Damage("a record does not state its length")
    return int(text)


def _exactly(stream: IO[bytes] | io.BufferedReader, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise Damage("the file ends inside a record")
        data += more
    return data


def _skip(stream: IO[bytes] | io.BufferedReader, size: int) -> None:
    while size > 0:
        size -= len(_exactly(stream, min(size, READ_BYTES)))
