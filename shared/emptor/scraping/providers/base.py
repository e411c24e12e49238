"""What all scraping providers have in common: they are asked over HTTP, cost money, and fetch from addresses of their own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from decimal import Decimal

import httpx

from emptor.core.net import Guard
from emptor.models.page import FailureKind, FetchResult, Page
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer
from emptor.scraping.http.outcome import page_from
from emptor.scraping.port import FetchRequest
from emptor.scraping.tries import Tries
from emptor.scraping.urls import resolvable

log = logging.getLogger(__name__)

Permission = Callable[[str], Awaitable[FetchFault | None]]


class ProviderFetcher:
    """Base of the adapters. A subclass has `name` and `cost_usd`, and asks its provider in `ask`.

    Args:
        guard: judges the address that the provider is to read: one of our own network must not be read through it either.
        permission: asked before, for robots.txt (`HttpFetcher.allowed`).
    """

    name = "provider"
    cost_usd = Decimal(0)

    def __init__(self, guard: Guard, *, permission: Permission | None = None) -> None:
        self._guard = guard
        self._permission = permission
        # The provider's own address is the operator's choice and may be a private one, so this client is not guarded.
        self.client = httpx.AsyncClient(trust_env=False, timeout=None, follow_redirects=False)  # noqa: S113 - the deadline bounds it

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. One try: providers retry on their side."""
        tries = Tries(request, via=self.name)
        tries.begin()
        try:
            async with asyncio.timeout_at(tries.end):
                outcome = await self._try(request, tries)
        except TimeoutError:
            tries.cost_usd = self.cost_usd  # what is cut off is billed all the same
            outcome = FetchFault(
                FailureKind.TIMEOUT, f"{self.name} did not answer within {request.deadline_s:g} s.", retryable=True
            )
        return tries.page(outcome) if isinstance(outcome, Page) else tries.failure(outcome)

    async def ask(self, request: FetchRequest, tries: Tries) -> Answer:
        """Have the provider read the page; set `tries.cost_usd` to what that costs.

        Raises:
            FetchFault: the provider refused or failed.
        """
        raise NotImplementedError

    async def read(self, request: FetchRequest, tries: Tries) -> Page | FetchFault:
        """Return the page that the provider's answer is. For subclasses whose answers are results already."""
        return page_from(request, await self.ask(request, tries), via=self.name)

    async def aclose(self) -> None:
        """See `Fetcher.aclose`."""
        await self.client.aclose()

    async def _try(self, request: FetchRequest, tries: Tries) -> Page | FetchFault:
        try:
            await self._permitted(request.url)
            return await self.read(request, tries)
        except FetchFault as fault:
            return fault
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            return FetchFault(
                FailureKind.PROVIDER, f"{self.name} could not be reached: {error or type(error).__name__}.", retryable=True
            )
        except Exception as error:
            log.exception("Unexpected fault while reading %s through %s", request.url, self.name)
            return FetchFault(
                FailureKind.CRASHED, f"Reading {request.url} failed in a way that is a defect: {type(error).__name__}."
            )

    async def _permitted(self, url: str) -> None:
        clean = await resolvable(self._guard, url)
        fault = await self._permission(str(clean)) if self._permission else None
        if fault:
            raise fault
