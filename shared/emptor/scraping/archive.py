"""Replaying a web archive in place of the web."""

from __future__ import annotations

import asyncio
from time import perf_counter

from emptor.archive import Archive
from emptor.archive.capture import Capture
from emptor.archive.index import MAX_REDIRECTS
from emptor.archive.payload import PayloadError, PayloadTooLarge
from emptor.archive.urls import is_http
from emptor.core.errors import EmptorError
from emptor.models.page import Attempt, FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.documents import as_page
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer
from emptor.scraping.http.media import may_be_page, split_content_type
from emptor.scraping.http.outcome import failure_from, page_from
from emptor.scraping.port import FetchRequest

MS = 1_000.0


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
                result = await as_page(result) if isinstance(result, Page) else result
        except FetchFault as unread:
            result = self._failed(request, unread)
        except TimeoutError:
            fault = FetchFault(FailureKind.TIMEOUT, f"The archive took over {request.deadline_s:g} s.", retryable=True)
            result = self._failed(request, fault)
        except (EmptorError, OSError) as error:
            result = self._failed(request, FetchFault(FailureKind.PROVIDER, f"The archive cannot be read: {error}"))
        outcome = result.failure.value if isinstance(result, FetchFailure) else result.kind
        attempt = Attempt(via=self.name, outcome=outcome, ms=round((perf_counter() - started) * MS, 2))
        return result.model_copy(update={"via": self.name, "attempts": (attempt,)})

    async def aclose(self) -> None:
        """Nothing to release."""

    def _replay(self, request: FetchRequest) -> FetchResult:
        try:
            capture = last_capture(self._archive, request.url)
            if capture.failure:
                return capture.failure.model_copy(update={"url": request.url})
            return self._read(request, capture)
        except FetchFault as fault:
            return self._failed(request, fault)

    def _read(self, request: FetchRequest, capture: Capture) -> Page:
        """The page as the live fetcher would have made it of the same answer, but with the date of the capture.

        Validators are not compared: the archive always has the whole page.
        """
        if not may_be_page(capture.content_type):
            message = f"{capture.url} holds {capture.content_type}, not text."
            raise FetchFault(FailureKind.UNSUPPORTED_TYPE, message, status=capture.status)
        page = self._page(request, capture)
        _, charset = split_content_type(page.headers.get("content-type", ""))
        answer = Answer(page.final_url, page.status, page.headers, page.content_type, charset, page.body)
        try:
            made = page_from(request, answer, via=self.name)
        except FetchFault as fault:
            if fault.answer is not None:
                fault.answer = fault.answer.model_copy(update={"fetched_at": capture.fetched_at})
            raise
        return made.model_copy(update={"fetched_at": capture.fetched_at})

    def _page(self, request: FetchRequest, capture: Capture) -> Page:
        try:
            return self._archive.read(capture, asked=request.url, max_bytes=request.max_bytes)
        except PayloadTooLarge as error:
            message = f"{capture.url} is larger than {request.max_bytes} bytes."
            raise FetchFault(FailureKind.TOO_LARGE, message, status=capture.status) from error
        except PayloadError as error:
            raise FetchFault(FailureKind.DECODING, f"The archived page is damaged: {error}.", status=capture.status) from error

    def _failed(self, request: FetchRequest, fault: FetchFault) -> FetchFailure:
        return failure_from(request.url, fault, via=self.name, attempts=())


def last_capture(archive: Archive, url: str) -> Capture:
    """The capture where the redirects end. Raises FetchFault when the archive lacks it."""
    if not is_http(url):
        raise FetchFault(FailureKind.INVALID_URL, "Only absolute http and https addresses can be read.")
    trail = archive.index.follow(url)
    if not trail:
        raise FetchFault(FailureKind.NOT_ARCHIVED, "The archive does not have this page; `--web live` reads it.")
    last = trail[-1]
    if len(trail) > MAX_REDIRECTS:
        raise FetchFault(FailureKind.TOO_MANY_REDIRECTS, f"More than {MAX_REDIRECTS} redirects.", status=last.status)
    if last.redirect:
        message = f"The archive has a redirect to {last.redirect} but not the page there."
        raise FetchFault(FailureKind.NOT_ARCHIVED, message, status=last.status)
    return last
