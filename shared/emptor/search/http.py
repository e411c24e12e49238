"""One request to a search provider, and what its failures mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import httpx

from emptor.search.port import SearchError, SearchErrorKind

DEFAULT_TIMEOUT_S = 10.0
MAX_ANSWER_BYTES = 4 * 1024 * 1024
MAX_DETAIL_CHARS = 200
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
            response = await self._client.send(request)
        except httpx.TimeoutException as error:
            raise SearchError(SearchErrorKind.TIMEOUT, f"{self._name} did not answer in {self._timeout_s:g} s.") from error
        except httpx.HTTPError as error:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} cannot be reached: {type(error).__name__}.") from error
        if response.status_code != HTTPStatus.OK:
            raise refusal(self._name, response)
        return self._object(response)

    def _object(self, response: httpx.Response) -> dict[str, Any]:
        if len(response.content) > MAX_ANSWER_BYTES:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"{self._name} answered more than {MAX_ANSWER_BYTES} bytes.")
        try:
            value = response.json()
        except (ValueError, RecursionError) as error:
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
    return SearchError(kind, message, retry_after_s=_retry_after(response))


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
        value: Any = response.json()
    except (ValueError, RecursionError):
        return ""
    for _ in range(3):
        if not isinstance(value, dict):
            break
        code = value.get("code")
        inner = next((value[key] for key in ("detail", "error", "message") if value.get(key)), "")
        value = f"{code}: {inner}" if isinstance(code, str) and isinstance(inner, str) else inner
    return " ".join(str(value).split())[:MAX_DETAIL_CHARS] if isinstance(value, str) else ""


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds, from either form of the header (RFC 9110, 10.2.3)."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
