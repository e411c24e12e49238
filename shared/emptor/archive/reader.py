"""A web archive as a store of pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from emptor.archive.capture import SUBJECTS_BETWEEN, SUBJECTS_FIELD, Capture
from emptor.archive.container import Container, Damage
from emptor.archive.index import Index, build_index
from emptor.archive.payload import PayloadError, PayloadTooLarge, decode_payload
from emptor.core.errors import InvalidInput
from emptor.models.page import Page
from emptor.utils.charset import charset_of, detect_charset

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 16 * 1024 * 1024
ENCODING_ROOM_BYTES = 256 * 1024  # HTTP headers and chunk sizes around a body that is just within the bound
DOCUMENT_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


class Archive:
    """Reads a WARC file, versions 1.0 and 1.1 (ISO 28500), plain or gzip, or a WACZ bundle of such files.

    Methods read the disk and decode: call them in a thread from async code. They may be called from several threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._container = Container(path)
        self._lock = Lock()
        self._built: Index | None = None
        self._built_at: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: str | Path) -> Archive:
        """An archive on disk; its index is built when first needed.

        Raises:
            InvalidInput: there is no such file or it is not a web archive.
        """
        return cls(Path(path))

    @property
    def index(self) -> Index:
        """Captures by address, built when first needed and again when the file has changed.

        Raises:
            InvalidInput: the file is gone, or damaged from its beginning.
        """
        with self._lock:
            stamp = self.stamp()
            if self._built is None or stamp != self._built_at:
                self._built, self._built_at = self._build(), stamp
            return self._built

    def subjects(self) -> tuple[str, ...]:
        """What the pages are about, as the archive's own description (its warcinfo record) says; empty where it does not."""
        try:
            first = next(self._container.records(), None)
        except Damage:
            return ()
        if first is None or first.headers.get_header("WARC-Type") != "warcinfo":
            return ()
        fields = (line.partition(":") for line in first.head.decode("utf-8", "replace").splitlines())
        stated = next((value for name, _, value in fields if name.strip().lower() == SUBJECTS_FIELD), "")
        return tuple(one.strip() for one in stated.split(SUBJECTS_BETWEEN.strip()) if one.strip())

    def stamp(self) -> tuple[int, int]:
        """What tells a changed file: time of change (nanoseconds) and size (bytes).

        Raises:
            InvalidInput: the file is gone.
        """
        try:
            state = self.path.stat()
        except OSError as error:
            raise InvalidInput(f"The archive {self.path} cannot be read: {error.strerror}.") from error
        return state.st_mtime_ns, state.st_size

    def get(self, url: str, *, max_bytes: int = MAX_BODY_BYTES) -> Page | None:
        """What the archive has for an address, redirects followed, None when it has nothing. Unlike a fetched page it may be the
        answer of any status: a 403 or 404 with the page that came with it.

        Raises:
            PayloadError: the body is damaged; PayloadTooLarge: it is over `max_bytes` when decoded.
        """
        trail = self.index.follow(url)
        if not trail or trail[-1].redirect or trail[-1].failure:
            return None
        return self.read(trail[-1], asked=url, max_bytes=max_bytes)

    def read(self, capture: Capture, *, asked: str | None = None, max_bytes: int = MAX_BODY_BYTES) -> Page:
        """The page of one capture. `asked` is the address a reader came from, if another.

        Raises:
            PayloadError, PayloadTooLarge
        """
        source = self.index.body_of(capture)
        if source is None:
            raise PayloadError("the archive says that the page was unchanged, but does not hold the page it repeats")
        headers = capture.headers or source.headers
        body = self._body(source, max_bytes)
        return Page(
            url=asked or capture.url,
            final_url=capture.url,
            status=source.status if capture.status in (0, 304) else capture.status,
            headers=headers,
            content_type=source.content_type,
            charset=detect_charset(body, charset_of(source.headers.get("content-type", ""))),
            body=body,
            fetched_at=capture.fetched_at,
            via="archive",
        )

    def pages(self, *, documents_only: bool = True) -> Iterator[Page]:
        """Every address's page, redirects and failures left out; damaged ones are logged and passed over.

        Args:
            documents_only: leave out images, scripts, data and robots.txt.
        """
        for capture in self.index.standing():
            if capture.redirect or capture.failure or (documents_only and not is_document(capture)):
                continue
            try:
                yield self.read(capture)
            except PayloadError as error:
                logger.warning("archived page skipped", extra={"url": capture.url, "reason": str(error)})

    def __len__(self) -> int:
        """Addresses in the archive."""
        return len(self.index.exact)

    def _build(self) -> Index:
        index = build_index(self._container)
        if index.damage and not index.exact:
            raise InvalidInput(f"The archive {self.path} cannot be read: {index.damage}. Make or download it again.")
        if index.damage:
            logger.warning("archive is damaged, using what precedes", extra={"path": str(self.path), "reason": index.damage})
        return index

    def _body(self, source: Capture, max_bytes: int) -> bytes:
        start = source.body_at or 0
        limit = start + max_bytes + ENCODING_ROOM_BYTES
        if source.place.length > limit:
            raise PayloadTooLarge(f"more than {max_bytes} bytes")
        try:
            block = self._container.read(source.place, limit)
        except (Damage, OSError) as error:
            raise PayloadError(f"the record cannot be read: {error}") from error
        return decode_payload(block[start:], source.headers, max_bytes)


def is_document(capture: Capture) -> bool:
    """Whether a capture is something a person reads."""
    return capture.content_type in DOCUMENT_TYPES and not capture.url.endswith("/robots.txt")
