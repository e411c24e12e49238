"""Browserless v2: `/content` renders a page, `/unblock` gets past bot detection. Source: docs.browserless.io, REST APIs."""

from __future__ import annotations

import re
from decimal import Decimal
from http import HTTPStatus
from typing import Any, Literal

import httpx
from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer, read_body
from emptor.scraping.http.media import split_content_type
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers.base import Permission, ProviderFetcher
from emptor.scraping.tries import Tries
from emptor.utils.outside_json import read_json

DEFAULT_URL = "https://production-sfo.browserless.io"
USD_PER_UNIT = Decimal("0.002")  # a unit is 30 s of a browser; the price of one beyond the smallest plan, rounded up
UNBLOCK_UNITS = 10  # what solving and a residential address may come to
MS = 1_000
MARGIN_S = 1.0  # by which the provider should give up before we do, and say why
REJECTED_TYPES = ("image", "font", "media")
ERROR_BYTES = 2_000

_STATUS = re.compile(r"[1-5][0-9]{2}")

Mode = Literal["content", "unblock"]

REFUSALS: dict[int, tuple[str, bool]] = {
    HTTPStatus.BAD_REQUEST: ("Browserless did not accept the request", False),
    HTTPStatus.UNAUTHORIZED: ("Browserless does not know the token; check BROWSERLESS_TOKEN", False),
    HTTPStatus.FORBIDDEN: ("Browserless does not allow this to the token's plan", False),
    HTTPStatus.NOT_FOUND: ("Browserless has no such function; check BROWSERLESS_URL", False),
    HTTPStatus.REQUEST_TIMEOUT: ("Browserless ran out of time", True),
    HTTPStatus.TOO_MANY_REQUESTS: ("Browserless has too many requests of this account under way", True),
    HTTPStatus.SERVICE_UNAVAILABLE: ("Browserless is overloaded", True),
}


class BrowserlessFetcher(ProviderFetcher):
    """Reads pages through Browserless, hosted or one's own.

    Args:
        mode: `content`, or `unblock` for pages behind bot detection.
        url: of the service.
    """

    def __init__(
        self,
        guard: Guard,
        token: SecretStr | None,
        *,
        mode: Mode = "content",
        url: str = DEFAULT_URL,
        permission: Permission | None = None,
    ) -> None:
        super().__init__(guard, permission=permission)
        self.name = "browserless" if mode == "content" else "browserless-unblock"
        self.cost_usd = USD_PER_UNIT * (1 if mode == "content" else UNBLOCK_UNITS)
        self._mode = mode
        self._endpoint = f"{url.rstrip('/')}/{mode}"
        self._parameters = {"token": token.get_secret_value()} if token else {}
        if mode == "unblock":
            self._parameters["proxy"] = "residential"

    async def ask(self, request: FetchRequest, tries: Tries) -> Answer:
        """See `ProviderFetcher.ask`."""
        timeout_ms = max(1, int((tries.left_s - MARGIN_S) * MS))
        parameters = self._parameters | {"timeout": str(timeout_ms)}
        body = self._content_body(request, timeout_ms) if self._mode == "content" else _unblock_body(request)
        async with self.client.stream("POST", self._endpoint, params=parameters, json=body) as response:
            if response.status_code != HTTPStatus.OK:
                raise await _refusal(response)
            tries.cost_usd = self.cost_usd
            data = await read_body(response, "Browserless", max_bytes=request.max_bytes)
            return _content_answer(request, response, data) if self._mode == "content" else _unblock_answer(request, data)

    @staticmethod
    def _content_body(request: FetchRequest, timeout_ms: int) -> dict[str, Any]:
        body: dict[str, Any] = {
            "url": request.url,
            "gotoOptions": {"waitUntil": "domcontentloaded", "timeout": timeout_ms},
            "rejectResourceTypes": list(REJECTED_TYPES),
            "bestAttempt": True,
        }
        if request.language:
            body["setExtraHTTPHeaders"] = {"Accept-Language": request.language}
        return body


def _unblock_body(request: FetchRequest) -> dict[str, Any]:
    return {"url": request.url, "content": True, "cookies": False, "screenshot": False, "browserWSEndpoint": False, "ttl": 0}


def _content_answer(request: FetchRequest, response: httpx.Response, data: bytes) -> Answer:
    """Read the page; the site's own status and address are in headers."""
    code = response.headers.get("x-response-code", "")
    status = int(code) if _STATUS.fullmatch(code) else HTTPStatus.OK
    media_type, charset = split_content_type(response.headers.get("content-type", ""))
    return Answer(response.headers.get("x-response-url", request.url), status, dict(response.headers), media_type, charset, data)


def _unblock_answer(request: FetchRequest, data: bytes) -> Answer:
    try:
        content = read_json(data)["content"]
    except (ValueError, KeyError, TypeError) as error:
        raise FetchFault(FailureKind.PROVIDER, "Browserless answered without a page.", retryable=True) from error
    if not isinstance(content, str) or not content:
        raise FetchFault(FailureKind.BLOCKED, f"Browserless did not get past the bot detection of {request.url}.", retryable=True)
    body = content.encode("utf-8", errors="replace")
    return Answer(request.url, HTTPStatus.OK, {}, "text/html", "utf-8", body)


async def _refusal(response: httpx.Response) -> FetchFault:
    words = (await read_body(response, "Browserless", max_bytes=ERROR_BYTES, cut=True)).decode("utf-8", errors="replace").strip()
    default = (f"Browserless answered with status {response.status_code}", response.is_server_error)
    message, retryable = REFUSALS.get(response.status_code, default)
    detail = f": {words.splitlines()[0][:200].rstrip('.')}" if words else ""
    return FetchFault(FailureKind.PROVIDER, f"{message}{detail}.", retryable=retryable, status=response.status_code)
