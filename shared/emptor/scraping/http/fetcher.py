"""The plain HTTP fetcher."""

from __future__ import annotations

import asyncio
import logging
import ssl

import httpx

from emptor.core.net import Guard, guarded_transport
from emptor.core.settings import Settings
from emptor.models.page import FailureKind, FetchResult, Page
from emptor.scraping.documents import as_page
from emptor.scraping.faults import FetchFault
from emptor.scraping.hosts import HostLimiter, SharedTurns
from emptor.scraping.http.exchange import Exchange
from emptor.scraping.http.outcome import page_from
from emptor.scraping.http.retry import wait_before_retry
from emptor.scraping.http.walk import Walk
from emptor.scraping.port import FetchRequest
from emptor.scraping.tries import Tries

log = logging.getLogger(__name__)


class HttpFetcher:
    """Reads pages with plain requests (HTTP/1.1 and HTTP/2). Belongs to one event loop.

    Args:
        guard: decides where connections may go.
        user_agent: sent as it is; its first word is the name looked for in robots.txt.
        robots: whether to honour robots.txt.
        host_concurrency: requests at a time per host.
        host_delay_s: between the starts of two requests to a host.
        verify: TLS trust; certifi's roots when None.
        turns: where all instances take their starts at hosts.
    """

    name = "http"

    def __init__(
        self,
        guard: Guard,
        *,
        user_agent: str,
        robots: bool = True,
        host_concurrency: int = 2,
        host_delay_s: float = 0.5,
        verify: ssl.SSLContext | None = None,
        turns: SharedTurns | None = None,
    ) -> None:
        self._transport = guarded_transport(guard, verify=verify)
        self._limiter = HostLimiter(concurrency=host_concurrency, delay_s=host_delay_s, shared=turns)
        self._walk = Walk(Exchange(guard, self._transport), self._limiter, user_agent=user_agent, robots=robots)

    @classmethod
    def from_settings(
        cls,
        settings: Settings,
        *,
        guard: Guard | None = None,
        verify: ssl.SSLContext | None = None,
        turns: SharedTurns | None = None,
    ) -> HttpFetcher:
        """Return the fetcher that the settings describe."""
        return cls(
            guard or Guard.from_settings(settings),
            user_agent=settings.user_agent,
            robots=settings.robots,
            host_concurrency=settings.host_concurrency,
            host_delay_s=settings.host_delay_s,
            verify=verify,
            turns=turns,
        )

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. Retries what a retry may help, within the deadline."""
        tries = Tries(request, via=self.name)
        try:
            async with asyncio.timeout_at(tries.end):
                return await self._until_final(request, tries)
        except TimeoutError:
            fault = FetchFault(
                FailureKind.TIMEOUT, f"{request.url} was not read within {request.deadline_s:.3g} s.", retryable=True
            )
            return tries.failure(fault)

    async def allowed(self, url: str) -> FetchFault | None:
        """Return why `url` may not be read (robots.txt, the guard), or None. For fetchers that reach pages in another way."""
        return await self._walk.permission(url)

    async def aclose(self) -> None:
        """See `Fetcher.aclose`."""
        if self._walk.robots:
            await self._walk.robots.aclose()
        await self._transport.aclose()

    async def _until_final(self, request: FetchRequest, tries: Tries) -> FetchResult:
        while True:
            tries.begin()
            fault = await self._try(request, tries)
            if isinstance(fault, Page):
                return tries.page(fault)
            wait_s = wait_before_retry(fault, tries.count, tries.left_s)
            if wait_s is None:
                return tries.failure(fault)
            tries.record(fault.kind, fault.message)
            await asyncio.sleep(wait_s)

    async def _try(self, request: FetchRequest, tries: Tries) -> Page | FetchFault:
        try:
            answer = await self._walk.follow(request, end=tries.end)
            return await as_page(page_from(request, answer, via=self.name))
        except FetchFault as fault:
            if fault.retry_after_s and fault.answer:
                await self._limiter.back_off(httpx.URL(fault.answer.final_url).host, fault.retry_after_s)
            return fault
        except Exception as error:
            log.exception("Unexpected fault while reading %s", request.url)
            return FetchFault(
                FailureKind.CRASHED, f"Reading {request.url} failed in a way that is a defect: {type(error).__name__}."
            )
