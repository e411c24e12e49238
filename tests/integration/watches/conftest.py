"""A shop in memory behind the fetcher's port, real extraction, a real database: what a tick does is what a deployment does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.models.watches import WatchAlert, WatchDetails, WatchRequest, WatchView
from emptor.scraping.port import FetchRequest
from emptor.services.pages.web import Web
from emptor.services.watches.tick import Ticked, run_due
from emptor.services.wiring import Services

URL = "https://shop.test/p/sonnika-h700"
PLENTY_S = 600.0
NAME = "Sonnika H700 Wireless Headphones"

Tick = Callable[[], Awaitable[Ticked]]
MakeWatch = Callable[..., Awaitable[WatchView]]


def product_page(
    price: str | None, currency: str = "USD", availability: str | None = "InStock", *, name: str = NAME, gtin: str | None = None
) -> str:
    """A shop's product page: markup and the same words for the reader."""
    offer = {"@type": "Offer", "priceCurrency": currency}
    offer |= {"price": price} if price else {}
    offer |= {"availability": f"https://schema.org/{availability}"} if availability else {}
    data = {"@context": "https://schema.org", "@type": "Product", "name": name, "sku": "H700", "offers": offer}
    data |= {"gtin13": gtin} if gtin else {}
    shown = f'<p class="price">{price} {currency}</p>' if price else "<p>Price on request</p>"
    return (
        f"<!doctype html><html lang=en><head><title>{name}</title><script type=application/ld+json>{json.dumps(data)}</script>"
        f"</head><body><main><h1>{name}</h1>{shown}<p>Closed over-ear headphones with 30 hours.</p></main></body></html>"
    )


class Shop:
    """A web of pages that change. A fetch may be held up, to look at what goes on meanwhile."""

    name = "fake"

    def __init__(self) -> None:
        self.pages: dict[str, str | FailureKind] = {}
        self.redirects: dict[str, str] = {}
        self.reads: list[str] = []
        self.reading = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()
        self._now = datetime.now(UTC) - timedelta(days=30)

    async def fetch(self, request: FetchRequest) -> FetchResult:
        self.reads.append(request.url)
        self.reading.set()
        await self.go_on.wait()
        self._now += timedelta(hours=1)
        found = self.pages.get(request.url, FailureKind.HTTP_STATUS)
        if isinstance(found, FailureKind):
            return FetchFailure(url=request.url, failure=found, message=f"The page was not had: {found.value}.", retryable=True)
        final = self.redirects.get(request.url, request.url)
        return Page(url=request.url, final_url=final, status=200, body=found.encode(), fetched_at=self._now)

    async def aclose(self) -> None:
        """Nothing is open."""


@pytest.fixture
def user_id() -> UUID:
    return uuid4()


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings().model_copy(
        update={"database_url": SecretStr(database_url), "queue": "memory", "watch_max_failures": 3, "db_pool_size": 8}
    )


@pytest.fixture
async def services(settings: Settings, shop: Shop) -> AsyncIterator[Services]:
    services = Services(settings, web=Web("fake", [], shop))
    yield services
    await services.aclose()


@pytest.fixture
def tick(services: Services) -> Tick:
    """Make every active watch due, and tick."""

    async def run() -> Ticked:
        await make_all_due(services)
        return await run_due(services, lambda: PLENTY_S)

    return run


async def make_all_due(services: Services) -> None:
    """As if the time of every active watch had come."""
    await services.database.run(b"update watches set next_run_at = now() - interval '1 second' where enabled", {})


@pytest.fixture
def watch(services: Services, user_id: UUID) -> MakeWatch:
    """Make a watch on the shop's page."""

    async def make(url: str = URL, owner: UUID = user_id, **changes: object) -> WatchView:
        return await services.watches.create(owner, WatchRequest.model_validate({"url": url, **changes}))

    return make


@pytest.fixture
def read(services: Services, user_id: UUID) -> Callable[[WatchView], Awaitable[WatchDetails]]:
    """The watch as its user reads it now."""

    async def details(watch: WatchView) -> WatchDetails:
        return await services.watches.get(user_id, watch.id)

    return details


def told(alerts: tuple[WatchAlert, ...]) -> list[str]:
    """Kinds of alerts, oldest first."""
    return [alert.kind.value for alert in reversed(alerts)]
