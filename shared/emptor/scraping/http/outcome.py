"""From an answer to a page, or to why it is none."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

from emptor.models.page import Attempt, FailureKind, FetchFailure, Page
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer
from emptor.scraping.http.media import looks_binary, page_type
from emptor.scraping.http.retry import RETRYABLE_STATUS
from emptor.scraping.pdf import is_pdf
from emptor.scraping.port import FetchRequest
from emptor.utils.charset import detect_charset
from emptor.utils.retry_after import parse_retry_after

LAST_SUCCESS = 299
BYTES = "latin-1"  # a character for each byte
EMPTY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT})
MEANINGS = {
    HTTPStatus.UNAUTHORIZED: "it wants a login",
    HTTPStatus.FORBIDDEN: "it refuses us",
    HTTPStatus.NOT_FOUND: "there is no such page",
    HTTPStatus.GONE: "the page is gone",
}


def page_from(request: FetchRequest, answer: Answer, *, via: str) -> Page:
    """Return the page an answer is.

    Raises:
        FetchFault: it is none: its status or its bytes say so.
    """
    page = _page(request, answer, via)
    unchanged = answer.status == HTTPStatus.NOT_MODIFIED and (request.etag or request.last_modified)
    if unchanged:
        return page
    if HTTPStatus.OK <= answer.status <= LAST_SUCCESS and answer.status not in EMPTY:
        if not is_pdf(answer.body) and looks_binary(answer.body, answer.charset):
            raise FetchFault(FailureKind.UNSUPPORTED_TYPE, f"{answer.url} holds bytes, not text.", status=answer.status)
        return page
    raise status_fault(page)


def failure_from(url: str, fault: FetchFault, *, via: str, attempts: tuple[Attempt, ...]) -> FetchFailure:
    """Return the failure that a fault becomes for the caller."""
    return FetchFailure(
        url=url,
        failure=fault.kind,
        message=fault.message,
        retryable=fault.retryable,
        status=fault.status,
        retry_after_s=fault.retry_after_s,
        via=via,
        attempts=attempts,
        answer=fault.answer,
    )


def _page(request: FetchRequest, answer: Answer, via: str) -> Page:
    return Page(
        url=request.url,
        final_url=answer.url,
        status=answer.status,
        headers=answer.headers,
        content_type=page_type(answer.media_type),
        charset=BYTES if is_pdf(answer.body) else detect_charset(answer.body, answer.charset),
        body=answer.body,
        fetched_at=datetime.now(UTC),
        via=via,
    )


def status_fault(page: Page) -> FetchFault:
    """Return the fault that an answer with a status other than success is; it carries the answer."""
    status = page.status
    retry_after_s = parse_retry_after(page.headers.get("retry-after"))
    if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and retry_after_s is not None):
        when = f"in {retry_after_s:.0f} s" if retry_after_s is not None else "later"
        message = f"{page.final_url} limits how often it is read; it may be tried again {when}."
        return FetchFault(
            FailureKind.RATE_LIMITED, message, retryable=True, status=status, retry_after_s=retry_after_s, answer=page
        )
    meaning = next((f": {text}" for code, text in MEANINGS.items() if code == status), "")
    message = f"{page.final_url} answered with status {status}{meaning}."
    return FetchFault(FailureKind.HTTP_STATUS, message, retryable=status in RETRYABLE_STATUS, status=status, answer=page)
