"""The rendering function: one event in, one result out. functions/browser deploys it; RemoteBrowserFetcher calls it."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError

from emptor.core.settings import Settings, get_settings
from emptor.models.page import FailureKind, FetchFailure
from emptor.scraping.browser.fetcher import BrowserFetcher
from emptor.scraping.browser.wire import pack
from emptor.scraping.port import FetchRequest
from emptor.utils.outside_json import read_json

log = logging.getLogger(__name__)

MAX_ANSWER_BYTES = 5_500_000  # AWS Lambda's answers end at 6 MB


async def render(event: dict[str, Any], fetcher: BrowserFetcher) -> dict[str, Any]:
    """Render the page that an event asks for.

    Args:
        event: the fields of a FetchRequest; `url` is the only one needed.

    Returns:
        A packed FetchResult (see `wire`). An event that is no request gives a packed INVALID_URL failure.
    """
    try:
        request = FetchRequest.model_validate(event)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        failure = FetchFailure(
            url=str(event.get("url", "")),
            failure=FailureKind.INVALID_URL,
            message=f"The event is not a fetch request: {where}: {problem['msg']}.",
            retryable=False,
            via=fetcher.name,
        )
        return pack(failure)
    packed = pack(await fetcher.fetch(request))
    if len(packed.get("body", "")) <= MAX_ANSWER_BYTES:
        return packed
    message = f"The document of {request.url} is too large for the answer of a function."
    return pack(FetchFailure(url=request.url, failure=FailureKind.TOO_LARGE, message=message, retryable=False, via=fetcher.name))


class RenderFunction:
    """A Lambda handler that keeps its event loop and browser between invocations. Making one costs nothing.

    Takes the event of a direct invocation, or of a function URL: then the body is the event, and `Authorization: Bearer` must
    carry EMPTOR_BROWSER_FUNCTION_TOKEN. While that is not set, nobody is served through the URL.
    """

    def __init__(self, settings: Callable[[], Settings] = get_settings) -> None:
        self._settings = settings
        self._loop: asyncio.AbstractEventLoop | None = None
        self._fetcher: BrowserFetcher | None = None

    def __call__(self, event: dict[str, Any], _context: object = None) -> dict[str, Any]:
        """Handle one invocation."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(self.handle(event))

    def close(self) -> None:
        """End the browser and the loop."""
        if self._loop is None:
            return
        self._loop.run_until_complete(self.aclose())
        self._loop.close()
        self._loop = None

    async def aclose(self) -> None:
        """End the browser, from within a running loop."""
        fetcher, self._fetcher = self._fetcher, None
        if fetcher is not None:
            await fetcher.aclose()

    async def handle(self, event: dict[str, Any]) -> dict[str, Any]:
        """Handle one event within a running loop. Any number may be under way at once."""
        if "requestContext" not in event:
            return await render(event, self._browser())
        if not self._authorized(event):
            return _http(HTTPStatus.UNAUTHORIZED, {"error": "The bearer token is missing or wrong."})
        try:
            wanted = read_json(event.get("body") or "")
        except ValueError:
            return _http(HTTPStatus.BAD_REQUEST, {"error": "The body is not JSON."})
        if not isinstance(wanted, dict):
            return _http(HTTPStatus.BAD_REQUEST, {"error": "The body is not a JSON object."})
        return _http(HTTPStatus.OK, await render(wanted, self._browser()))

    def _browser(self) -> BrowserFetcher:
        if self._fetcher is None:
            self._fetcher = BrowserFetcher.from_settings(self._settings())
        return self._fetcher

    def _authorized(self, event: dict[str, Any]) -> bool:
        token = self._settings().browser_function_token
        if token is None:  # a function's URL is open to the world
            log.error("Refused: this function has a URL, and EMPTOR_BROWSER_FUNCTION_TOKEN is not set.")
            return False
        given = str(event.get("headers", {}).get("authorization", ""))
        return hmac.compare_digest(given.encode(), f"Bearer {token.get_secret_value()}".encode())


def _http(status: HTTPStatus, body: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": int(status), "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
