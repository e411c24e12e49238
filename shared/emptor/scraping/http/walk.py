"""From an address along its redirects to an answer, asking robots.txt and taking turns at every host."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault
from emptor.scraping.hosts import HostLimiter, TurnTooLate
from emptor.scraping.http.exchange import Answer, Exchange
from emptor.scraping.http.headers import request_headers
from emptor.scraping.port import FetchRequest
from emptor.scraping.robots import MAX_BYTES as ROBOTS_BYTES
from emptor.scraping.robots import Robots

MAX_REDIRECTS = 10
ROBOTS_REDIRECTS = 5  # RFC 9309
ROBOTS_TIMEOUT_S = 10.0


class Walk:
    """Follows an address to its answer. Every hop passes the guard, robots.txt and the host's limiter."""

    def __init__(self, exchange: Exchange, limiter: HostLimiter, *, user_agent: str, robots: bool) -> None:
        self._exchange = exchange
        self._limiter = limiter
        self._user_agent = user_agent
        self.robots = Robots(self._read_robots, user_agent=user_agent) if robots else None

    async def follow(self, request: FetchRequest, *, end: float) -> Answer:
        """Return the answer at the end of the redirects.

        Args:
            end: the deadline, on the event loop's clock. The caller enforces it; here it saves waits in vain.

        Raises:
            FetchFault: there is no usable answer.
        """
        url = self._exchange.normalise(request.url)
        headers = request_headers(request, self._user_agent)
        cookies = httpx.Cookies()
        for _ in range(MAX_REDIRECTS + 1):
            delay_s = await self._permission(url)
            answer = await self._take_turn(url, _with_cookies(headers, url, cookies), request.max_bytes, end, delay_s)
            if answer.location is None:
                return answer
            _keep_cookies(cookies, answer)
            url = self._exchange.normalise(answer.location)
        raise FetchFault(
            FailureKind.TOO_MANY_REDIRECTS, f"{request.url} redirects more than {MAX_REDIRECTS} times; the last was to {url}."
        )

    async def permission(self, url: str) -> FetchFault | None:
        """Return why the site does not want `url` read, or None. For fetchers that reach pages in another way."""
        try:
            await self._permission(self._exchange.normalise(url))
        except FetchFault as fault:
            return fault
        return None

    async def _permission(self, url: str) -> float | None:
        if self.robots is None:
            return None
        rules = await self.robots.rules(url)
        if rules.unavailable:
            message = (
                f"robots.txt of {_host(url)} answered {rules.unavailable}; nothing there may be read until it works (RFC 9309)."
            )
            raise FetchFault(FailureKind.ROBOTS, message, retryable=True)
        if not rules.allows(url):
            raise FetchFault(
                FailureKind.ROBOTS, f"robots.txt of {_host(url)} asks robots not to read {url}; EMPTOR_ROBOTS=false ignores it."
            )
        return rules.crawl_delay_s

    async def _take_turn(self, url: str, headers: dict[str, str], max_bytes: int, end: float, delay_s: float | None) -> Answer:
        left_s = end - asyncio.get_running_loop().time()
        try:
            async with self._limiter.turn(_host(url), left_s=left_s, delay_s=delay_s):
                return await self._exchange.get(url, headers, max_bytes=max_bytes)
        except TurnTooLate as late:
            message = f"{_host(url)} asked us to wait {late.wait_s:.0f} s, which is past the deadline."
            raise FetchFault(FailureKind.RATE_LIMITED, message, retryable=True, retry_after_s=late.wait_s) from late

    async def _read_robots(self, url: str) -> tuple[int, str]:
        headers = {"User-Agent": self._user_agent, "Accept": "text/plain,*/*;q=0.5"}
        try:
            async with asyncio.timeout(ROBOTS_TIMEOUT_S):
                for _ in range(ROBOTS_REDIRECTS + 1):
                    answer = await self._exchange.get(self._exchange.normalise(url), headers, max_bytes=ROBOTS_BYTES, cut=True)
                    if answer.location is None:
                        return answer.status, answer.body.decode("utf-8-sig", errors="replace")
                    url = answer.location
        except TimeoutError as error:
            raise FetchFault(FailureKind.TIMEOUT, f"{url} did not answer in {ROBOTS_TIMEOUT_S:.0f} s.", retryable=True) from error
        except FetchFault as fault:
            if fault.kind in {FailureKind.UNSUPPORTED_TYPE, FailureKind.DECODING}:
                return HTTPStatus.NOT_FOUND, ""  # something else lies there: the site has no rules
            raise
        return HTTPStatus.NOT_FOUND, ""  # RFC 9309: more than five redirects count as no rules


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _with_cookies(headers: dict[str, str], url: str, cookies: httpx.Cookies) -> dict[str, str]:
    request = httpx.Request("GET", url)
    cookies.set_cookie_header(request)
    return headers | {"Cookie": request.headers["cookie"]} if "cookie" in request.headers else headers


def _keep_cookies(cookies: httpx.Cookies, answer: Answer) -> None:
    """Keep what a redirect sets, for this walk alone: some shops redirect in circles until their cookie comes back."""
    if "set-cookie" not in answer.headers:
        return
    response = httpx.Response(answer.status, headers=answer.header_list, request=httpx.Request("GET", answer.url))
    cookies.extract_cookies(response)
