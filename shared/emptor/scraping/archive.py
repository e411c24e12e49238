"""Replaying a web archive in place of the web."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import perf_counter

from emptor.archive import Archive
from emptor.archive.capture import Capture
from emptor.archive.index import MAX_REDIRECTS
from emptor.archive.payload import PayloadError, PayloadTooLarge
from emptor.archive.urls import is_http
from emptor.core.errors import EmptorError
from emptor.models.page import Attempt, FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.port import FetchRequest

logger = logging.getLogger(__name__)

MS = 1_000.0
REFUSALS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY})
TEXT_TYPES = ("text/", "application/json", "application/xml", "application/xhtml+xml", "application/ld+json")
TEXT_SUFFIXES = ("+xml", "+json")


class ArchiveFetcher:
    """Answers from a web archive: the page as it was read then, or the failure a live fetch would have given then.

    A page's `fetched_at` is the date of the capture. An address the archive lacks is NOT_ARCHIVED; nothing goes to the network.
    """

    name = "archive"

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """The archived page or failure. Does not raise."""
        started = perf_counter()
        try:
            async with asyncio.timeout(request.deadline_s):
                result = await asyncio.to_thread(self._replay, request)
        except TimeoutError:
            result = _failure(
                request.url, FailureKind.TIMEOUT, f"The archive took over {request.deadline_s:g} s.", retryable=True
            )
        except (EmptorError, OSError) as error:
            result = _failure(request.url, FailureKind.PROVIDER, f"The archive cannot be read: {error}")
        outcome = result.failure.value if isinstance(result, FetchFailure) else result.kind
        attempt = Attempt(via=self.name, outcome=outcome, ms=(perf_counter() - started) * MS)
        return result.model_copy(update={"via": self.name, "attempts": (attempt,)})

    async def aclose(self) -> None:
        """Nothing to release."""

    def _replay(self, request: FetchRequest) -> FetchResult:
        if not is_http(request.url):
            return _failure(request.url, FailureKind.INVALID_URL, "Only absolute http and https addresses can be read.")
        trail = self._archive.index.follow(request.url)
        if not trail or trail[-1].redirect:
            return _missing(request.url, trail)
        last = trail[-1]
        if last.failure:
            return last.failure.model_copy(update={"url": request.url})
        if last.status >= HTTPStatus.BAD_REQUEST:
            return self._refused(request, last)
        if not _is_text(last.content_type):
            message = f"The address holds {last.content_type}, not a text document."
            return _failure(request.url, FailureKind.UNSUPPORTED_TYPE, message, status=last.status)
        return self._read(request, last)

    def _refused(self, request: FetchRequest, capture: Capture) -> FetchFailure:
        answer = self._read(request, capture)
        failure = _refusal(request.url, capture)
        return failure.model_copy(update={"answer": answer}) if isinstance(answer, Page) else failure

    def _read(self, request: FetchRequest, capture: Capture) -> Page | FetchFailure:
        try:
            return self._archive.read(capture, asked=request.url, max_bytes=request.max_bytes)
        except PayloadTooLarge:
            return _failure(request.url, FailureKind.TOO_LARGE, f"The page is larger than {request.max_bytes} bytes.")
        except PayloadError as error:
            return _failure(request.url, FailureKind.DECODING, f"The archived page is damaged: {error}.")


def _missing(url: str, trail: list[Capture]) -> FetchFailure:
    if len(trail) > MAX_REDIRECTS:
        return _failure(url, FailureKind.TOO_MANY_REDIRECTS, f"More than {MAX_REDIRECTS} redirects.", status=trail[-1].status)
    if trail:
        message = f"The archive has a redirect to {trail[-1].redirect} but not the page there."
        return _failure(url, FailureKind.NOT_ARCHIVED, message, status=trail[-1].status)
    return _failure(url, FailureKind.NOT_ARCHIVED, "The archive does not have this page; read it live with `--web live`.")


def _refusal(url: str, capture: Capture) -> FetchFailure:
    status, wait = capture.status, _retry_after(capture)
    if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and wait is not None):
        message = f"The site asked for fewer requests (status {status})."
        return _failure(url, FailureKind.RATE_LIMITED, message, status=status, retryable=True, retry_after_s=wait)
    if status in REFUSALS:
        return _failure(url, FailureKind.BLOCKED, f"The site refused to show the page (status {status}).", status=status)
    retryable = status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in PASSING
    what = "had a fault" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "has no such page"
    return _failure(url, FailureKind.HTTP_STATUS, f"The site {what} (status {status}).", status=status, retryable=retryable)


def _retry_after(capture: Capture) -> float | None:
    """Seconds to wait, from either form of the header (RFC 9110, 10.2.3), counted from the capture's date."""
    text = capture.headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (moment - _aware(capture.fetched_at)).total_seconds())


def _aware(date: datetime) -> datetime:
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _is_text(content_type: str) -> bool:
    return content_type.startswith(TEXT_TYPES) or content_type.endswith(TEXT_SUFFIXES)


def _failure(
    url: str,
    kind: FailureKind,
    message: str,
    *,
    status: int | None = None,
    retryable: bool = False,
    retry_after_s: float | None = None,
) -> FetchFailure:
    return FetchFailure(
        url=url, failure=kind, message=message, retryable=retryable, status=status, retry_after_s=retry_after_s, via="archive"
    )
