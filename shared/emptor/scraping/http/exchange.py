"""One request and its answer, bounded: no redirects, no retries."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from emptor.core.net import Guard
from emptor.core.net.body import read_bounded
from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault, fault_of_http
from emptor.scraping.http.media import may_be_page, split_content_type
from emptor.scraping.urls import normalised
from emptor.utils.decompress import EncodingError

CONNECT_TIMEOUT_S = 6.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FAILURE_BODY_BYTES = 512 * 1024  # of an answer whose status says no: enough to judge what it is


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `location` is the absolute target of a redirect, whose body is not read."""

    url: str
    status: int
    headers: dict[str, str]
    media_type: str
    charset: str | None
    body: bytes = b""
    location: str | None = None
    header_list: tuple[tuple[str, str], ...] = ()  # of a redirect: repeated names apart, for its cookies


class Exchange:
    """Sends guarded GET requests.

    Args:
        transport: made by `guarded_transport`.
    """

    def __init__(self, guard: Guard, transport: httpx.AsyncBaseTransport) -> None:
        self._guard = guard
        self._transport = transport

    def normalise(self, url: str) -> str:
        """See `urls.normalised`."""
        return str(normalised(self._guard, url))

    async def get(self, url: str, headers: dict[str, str], *, max_bytes: int, cut: bool = False) -> Answer:
        """Ask for a normalised address.

        Args:
            max_bytes: of the body after decompression.
            cut: keep the first `max_bytes` of a longer body instead of failing.

        Raises:
            FetchFault: there is no usable answer.
        """
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": {"connect": CONNECT_TIMEOUT_S}})
        host = request.url.host
        try:
            response = await self._transport.handle_async_request(request)
            response.request = request
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise fault_of_http(error, host, in_body=False) from error
        try:
            return await _read(response, host, max_bytes=max_bytes, cut=cut)
        finally:
            await response.aclose()


async def _read(response: httpx.Response, host: str, *, max_bytes: int, cut: bool) -> Answer:
    media_type, charset = split_content_type(response.headers.get("content-type", ""))
    url, status, headers = str(response.url), response.status_code, dict(response.headers)
    if status in REDIRECTS and "location" in headers:
        target = _join(response.url, headers["location"])
        return Answer(
            url, status, headers, media_type, charset, location=target, header_list=tuple(response.headers.multi_items())
        )
    if response.is_success and not may_be_page(media_type):
        raise FetchFault(FailureKind.UNSUPPORTED_TYPE, f"{url} is {media_type}, not a page of text.", status=status)
    if not response.is_success:
        max_bytes, cut = min(max_bytes, FAILURE_BODY_BYTES), True
    body = await read_body(response, host, max_bytes=max_bytes, cut=cut)
    return Answer(url, status, headers, media_type, charset, body)


async def read_body(response: httpx.Response, host: str, *, max_bytes: int, cut: bool = False) -> bytes:
    """Return a streamed response's decoded body, of at most `max_bytes`; with `cut`, the first ones of a longer body.

    Raises:
        FetchFault: too large, broken off, or not decodable.
    """
    try:
        body, is_whole = await read_bounded(response, max_bytes)
    except EncodingError as error:
        raise FetchFault(FailureKind.DECODING, f"{host}: {error}", status=response.status_code) from error
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        raise fault_of_http(error, host, in_body=True) from error
    if not is_whole and not cut:
        raise FetchFault(
            FailureKind.TOO_LARGE, f"The page of {host} is larger than {max_bytes} bytes; raise max_bytes to read it."
        )
    return body


def _join(base: httpx.URL, location: str) -> str:
    """Return where a redirect leads. A fragment of the old address is not carried along: pages are read, not scrolled."""
    try:
        return str(base.join(_utf8(location)))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchFault(FailureKind.INVALID_URL, f"{base} redirects to {location[:200]!r}, which is no address.") from error


def _utf8(header: str) -> str:
    """Return a header that was read as Latin-1 as the UTF-8 it often is."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
