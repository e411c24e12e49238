"""One request to a search provider, and what its failures mean."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx

from emptor.core.net.body import read_bounded
from emptor.search.port import SearchError, SearchErrorKind
from emptor.utils.decompress import EncodingError
from emptor.utils.outside_json import read_json
from emptor.utils.retry_after import parse_retry_after

DEFAULT_TIMEOUT_S = 10.0
MAX_ANSWER_BYTES = 4 * 1024 * 1024
MAX_DETAIL_CHARS = 200
RETRY_AFTER = "retry-after"
# Tavily answers 432 when the plan's limit is reached and 433 when the limit for paying as you go is.
QUOTA_STATUSES = frozenset({402, 432, 433})
# Words with which a provider says in an error of another status that the money has run out (Serper: 400, "Not enough credits").
QUOTA_WORDS = ("credit", "quota", "usage limit", "billing")


class JsonApi:
    """Speaks JSON with one provider.

    Args:
        name: of the provider, for messages.
        client: sends the requests; owned by the caller.
        base_url: scheme and host.
        headers: sent with every request; hold the key.
        timeout_s: for a whole request.
    """

    def __init__(
        self,
        name: str,
        client: httpx.AsyncClient,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = DEFAULT_TIMEOUT_S,
    ) -> None:
        self._name = name
        self._client = client
        self._base_url = base_url.rstrip("/")
        self._headers = {"accept": "application/json", **(headers or {})}
        self._timeout_s = timeout_s

    async def get(self, path: str, params: Mapping[str, str | int]) -> dict[str, Any]:
        """The object a GET answers. Raises SearchError."""
        return await self._send(self._client.build_request("GET", f"{self._base_url}{path}", params=params, **self._common()))

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The object a POST of JSON answers. Raises SearchError."""
        return await self._send(self._client.build_request("POST", f"{self._base_url}{path}", json=body, **self._common()))

    def _common(self) -> dict[str, Any]:
        return {"headers": self._headers, "timeout": self._timeout_s}

    async def _send(self, request: httpx.Request) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self._timeout_s):
                response = await self._answer(request)
        except (httpx.TimeoutException, TimeoutError) as error:
            raise SearchError(SearchErrorKind.TIMEOUT, f"{self._name} did not answer in {self._timeout_s:g} s.") from error
        except httpx.HTTPError as error:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} cannot be reached: {type(error).__name__}.") from error
        except EncodingError as error:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} answered something unreadable. {error}") from error
        if response.status_code != HTTPStatus.OK:
            raise refusal(self._name, response)
        return self._object(response)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        """The answer with its whole body. One that is too large is broken off, so that nobody fills our memory."""
        response = await self._client.send(request, stream=True)
        try:
            body, is_whole = await read_bounded(response, MAX_ANSWER_BYTES)
        finally:
            await response.aclose()
        if not is_whole:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} answered more than {MAX_ANSWER_BYTES} bytes.")
        kept = [(name, value) for name, value in response.headers.raw if name.lower() == RETRY_AFTER.encode()]
        return httpx.Response(response.status_code, headers=kept, content=body)

    def _object(self, response: httpx.Response) -> dict[str, Any]:
        try:
            value = read_json(response.content)
        except ValueError as error:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} answered something that is not JSON.") from error
        if not isinstance(value, dict):
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} answered JSON of an unknown shape.")
        return value


def refusal(name: str, response: httpx.Response) -> SearchError:
    """The error that an answer with another status than 200 means."""
    status = response.status_code
    detail = _detail(response)
    kind = _kind(status, detail)
    advice = {
        SearchErrorKind.AUTH: "Check its key.",
        SearchErrorKind.QUOTA: "Its credits are used up.",
        SearchErrorKind.RATE_LIMITED: "It asks for fewer requests.",
    }.get(kind, "")
    message = " ".join(part for part in (f"{name} answered {status}.", advice, detail) if part)
    return SearchError(kind, message, retry_after_s=parse_retry_after(response.headers.get(RETRY_AFTER)))


def _kind(status: int, detail: str) -> SearchErrorKind:
    if status in QUOTA_STATUSES or (
        status < HTTPStatus.INTERNAL_SERVER_ERROR and any(word in detail.lower() for word in QUOTA_WORDS)
    ):
        return SearchErrorKind.QUOTA
    # Brave refuses a wrong token with 422 and this code.
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN) or "TOKEN_INVALID" in detail:
        return SearchErrorKind.AUTH
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return SearchErrorKind.RATE_LIMITED
    if status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT):
        return SearchErrorKind.TIMEOUT
    return SearchErrorKind.UNAVAILABLE if status >= HTTPStatus.INTERNAL_SERVER_ERROR else SearchErrorKind.BAD_REQUEST


def _detail(response: httpx.Response) -> str:
    """What the provider says of the error, from the places where these providers put it."""
    try:
        value: Any = read_json(response.content)
    except ValueError:
        return ""
    for _ in range(3):
        if not isinstance(value, dict):
            break
        code = value.get("code")
        inner = next((value[key] for key in ("detail", "error", "message") if value.get(key)), "")
        value = f"{code}: {inner}" if isinstance(code, str) and isinstance(inner, str) else inner
    return " ".join(str(value).split())[:MAX_DETAIL_CHARS] if isinstance(value, str) else ""
