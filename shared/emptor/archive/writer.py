"""Writing pages into a WARC file (ISO 28500, version 1.1, one gzip member a record)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from emptor.archive.capture import FAILURE_TYPE, SUBJECTS_BETWEEN, SUBJECTS_FIELD
from emptor.archive.container import check_magic
from emptor.core.errors import InvalidInput
from emptor.models.page import FetchFailure, FetchResult, Page

VERSION = "WARC/1.1"
# They describe bytes of the wire; what is kept is decoded.
WIRE_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
SOFTWARE = "emptor"
CONFORMS_TO = "http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1-1_latestdraft.pdf"


class ArchiveWriter:
    """Appends pages and failures to an archive. Every record is whole on disk before `add` returns.

    What is written depends on nothing but the arguments: the same pages make the same records. Blocks on the disk: call it in
    a thread from async code, one call at a time.
    """

    def __init__(
        self,
        file: IO[bytes],
        *,
        gzip: bool = True,
        created_at: datetime | None = None,
        describe: bool = True,
        subjects: Sequence[str] = (),
    ) -> None:
        """Write to an open binary file.

        Args:
            file: where to; closed by `close`.
            gzip: compress each record.
            created_at: date of the description of the archive; now, if not given.
            describe: begin with a warcinfo record.
            subjects: what the pages are about, for that record: `Archive.subjects` reads them.
        """
        self._file = file
        self._writer = WARCWriter(file, gzip=gzip, warc_version=VERSION)
        self.records = 0
        if describe:
            self._describe(created_at or datetime.now(UTC), subjects)

    @classmethod
    def append_to(cls, path: str | Path) -> Self:
        """Write to a file, after what is there.

        Raises:
            InvalidInput: the file holds something else than a web archive, or cannot be written.
        """
        target = Path(path)
        is_new = not target.exists() or target.stat().st_size == 0
        if not is_new:
            check_magic(target)
        if target.name.endswith(".wacz"):
            raise InvalidInput(f"{target}: a .wacz bundle cannot be appended to. Name a .warc.gz file.")
        try:
            file = target.open("ab")
        except OSError as error:
            raise InvalidInput(f"The archive {target} cannot be written: {error.strerror}. Choose another place.") from error
        return cls(file, gzip=target.suffix == ".gz", describe=is_new)

    def add(self, result: FetchResult, *, failed_at: datetime | None = None) -> None:
        """Append what a fetch gave.

        A page that came after redirects is written with a redirect from the address asked for. A failure that the server
        answered is written as that answer; any other becomes a metadata record that the replay turns into the same failure.
        """
        if isinstance(result, FetchFailure):
            if result.answer is None:
                self._failure(result, failed_at or datetime.now(UTC))
                return
            result = result.answer
        if result.url != result.final_url:
            self._response(result.url, HTTPStatus.FOUND, {"location": result.final_url}, b"", result.fetched_at)
        headers = {name: value for name, value in result.headers.items() if name not in WIRE_HEADERS}
        headers.setdefault("content-type", _content_type(result))
        self._response(result.final_url, result.status, headers, result.body, result.fetched_at)

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _describe(self, created_at: datetime, subjects: Sequence[str]) -> None:
        info = f"software: {SOFTWARE}\r\nformat: {VERSION}\r\nconformsTo: {CONFORMS_TO}\r\n"
        about = f"{SUBJECTS_FIELD}: {SUBJECTS_BETWEEN.join(subjects)}\r\n" if subjects else ""
        self._write("", "warcinfo", (info + about).encode(), at=created_at, media="application/warc-fields")

    def _response(self, url: str, status: int, headers: dict[str, str], body: bytes, at: datetime) -> None:
        lines = [(name, _one_line(value)) for name, value in headers.items()]
        http = StatusAndHeaders(_status_line(status), [*lines, ("content-length", str(len(body)))], protocol="HTTP/1.1")
        self._write(url, "response", body, at=at, media="application/http; msgtype=response", http=http)

    def _failure(self, failure: FetchFailure, at: datetime) -> None:
        body = failure.model_dump_json(exclude={"attempts"}).encode()
        self._write(failure.url, "metadata", body, at=at, media=FAILURE_TYPE)

    def _write(self, url: str, kind: str, body: bytes, *, at: datetime, media: str, http: StatusAndHeaders | None = None) -> None:
        digest = hashlib.sha256(body).hexdigest()
        identity = uuid5(NAMESPACE_URL, f"{kind} {url} {at.isoformat()} {digest} {self.records}")
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type=media,
            warc_headers_dict={"WARC-Date": warc_date(at), "WARC-Record-ID": f"<urn:uuid:{identity}>"},
            http_headers=http,
        )
        self._writer.write_record(record)
        self._file.flush()
        self.records += 1


def warc_date(at: datetime) -> str:
    """A moment as WARC 1.1 writes it: UTC, to the microsecond where there is one."""
    utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return utc.isoformat(timespec="microseconds" if utc.microsecond else "seconds").replace("+00:00", "Z")


def _content_type(page: Page) -> str:
    return f"{page.content_type}; charset={page.charset}" if page.content_type.startswith("text/") else page.content_type


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Status"


def _one_line(value: str) -> str:
    return " ".join(value.split())
