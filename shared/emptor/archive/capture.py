"""One archived answer to one address: what is known of it without reading its body."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import ValidationError
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from emptor.archive.container import Place, RawRecord
from emptor.archive.urls import is_http
from emptor.models.page import FetchFailure
from emptor.utils.outside_json import read_json

# A failed fetch has no HTTP answer to keep; this project writes it as a metadata record of this type.
FAILURE_TYPE = "application/vnd.emptor.fetch-failure+json"
SUBJECTS_FIELD = "subjects"  # of the warcinfo record; ISO 28500 leaves its fields open
SUBJECTS_BETWEEN = "; "
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PASSING = frozenset({304, 429, 503})  # answers that say nothing of the page itself
DEFAULT_TYPE = "text/html"


@dataclass(frozen=True, slots=True)
class Capture:
    """An archived answer.

    Attributes:
        url: the address asked for.
        status: HTTP status; 0 for a failure without one.
        headers: HTTP headers, names in lower case, repeated ones joined by a comma.
        fetched_at: WARC-Date.
        place: the record's block.
        body_at: bytes of the block before the body; None when the record has no body of its own (a revisit).
        digest: payload digest, when the archive states one.
        refers_to: for a revisit, address and date of the record with the body, when stated.
        failure: a failed fetch, recorded by this project.
    """

    url: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    place: Place
    body_at: int | None
    record_id: str = ""
    digest: str | None = None
    refers_to: tuple[str, datetime | None] | None = None
    failure: FetchFailure | None = None

    @property
    def content_type(self) -> str:
        """Media type without parameters, in lower case."""
        return self.headers.get("content-type", DEFAULT_TYPE).split(";")[0].strip().lower() or DEFAULT_TYPE

    @property
    def redirect(self) -> str | None:
        """Where it sends the reader, as written."""
        return self.headers.get("location") if self.status in REDIRECTS else None

    @property
    def passing(self) -> bool:
        """Whether an older answer says more about the page."""
        return self.status in PASSING or self.failure is not None


def parse(record: RawRecord) -> Capture | None:
    """The capture a record holds, or None when it holds none (requests, crawl information, screenshots, a broken date)."""
    url = (record.headers.get_header("WARC-Target-URI") or "").strip("<> ")
    fetched_at = _date(record.headers.get_header("WARC-Date"))
    if not is_http(url) or fetched_at is None:
        return None
    match record.headers.get_header("WARC-Type"):
        case "response" | "revisit":
            return _response(record, url, fetched_at)
        case "resource":
            return _resource(record, url, fetched_at)
        case "metadata" if record.headers.get_header("Content-Type") == FAILURE_TYPE:
            return _failure(record, url, fetched_at)
        case _:
            return None


def other_method(record: RawRecord) -> str | None:
    """The id of the response to a request that was not a GET, if this record is such a request."""
    if record.headers.get_header("WARC-Type") != "request" or record.head[:4] in (b"GET ", b""):
        return None
    answer: str | None = record.headers.get_header("WARC-Concurrent-To")
    return answer


def _response(record: RawRecord, url: str, fetched_at: datetime) -> Capture | None:
    stream = io.BytesIO(record.head)
    is_revisit = record.headers.get_header("WARC-Type") == "revisit"
    try:
        http = StatusAndHeadersParser([], verify=False).parse(stream)
        status = int(http.get_statuscode())
    except (EOFError, ValueError):
        if not is_revisit:
            return None
        http, status = StatusAndHeaders("", []), 0
    if 100 <= status < 200:  # noqa: PLR2004  (an interim answer)
        return None
    return Capture(
        url=url,
        status=status,
        headers=_joined(http),
        fetched_at=fetched_at,
        place=record.place,
        body_at=None if is_revisit else stream.tell(),
        record_id=record.headers.get_header("WARC-Record-ID") or "",
        digest=record.headers.get_header("WARC-Payload-Digest"),
        refers_to=_refers_to(record.headers) if is_revisit else None,
    )


def _resource(record: RawRecord, url: str, fetched_at: datetime) -> Capture:
    headers = {"content-type": record.headers.get_header("Content-Type") or DEFAULT_TYPE}
    return Capture(url=url, status=200, headers=headers, fetched_at=fetched_at, place=record.place, body_at=0)


def _failure(record: RawRecord, url: str, fetched_at: datetime) -> Capture | None:
    try:
        failure = FetchFailure.model_validate(read_json(record.head))
    except (ValueError, ValidationError):
        return None
    return Capture(url, failure.status or 0, {}, fetched_at, record.place, None, failure=failure)


def _refers_to(headers: StatusAndHeaders) -> tuple[str, datetime | None] | None:
    url = headers.get_header("WARC-Refers-To-Target-URI")
    return (url.strip("<> "), _date(headers.get_header("WARC-Refers-To-Date"))) if url else None


def _joined(http: StatusAndHeaders) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in http.headers:
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _date(text: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
