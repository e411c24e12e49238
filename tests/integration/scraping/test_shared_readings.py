"""A page that one has read answers for others: requests, watches and jobs, as the process is wired; and what readings cost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr

from emptor.agents.page_reader import PageReader
from emptor.core.net import Guard
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.usage import UsageRepository
from emptor.models.page import Page
from emptor.models.watches import WatchRequest
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.scraping.providers.scraperapi import ScraperApiFetcher
from emptor.services.pages.scrape import ScrapeService
from emptor.services.pages.web import Web
from emptor.services.watches.tick import run_due
from emptor.services.wiring import Services
from tests.fakes.hostile_server import HostileServer
from tests.fakes.scraping_providers import FakeScraperApi

from .test_page_cache import Shelf, inline, product

PLENTY_S = 1_000.0


@pytest.fixture
async def services(database_url: str) -> AsyncIterator[Services]:
    settings = Settings().model_copy(
        update={
            "database_url": SecretStr(database_url), "web": "live", "allow_addresses": ("127.0.0.0/8",), "host_delay_s": 0.0,
            "search_order": "", "queue": "memory", "watch_min_minutes": 5,
        }
    )  # fmt: skip
    opened = Services(settings)
    yield opened
    await opened.aclose()


async def test_a_reading_serves_requests_watches_and_jobs(services: Services, server: HostileServer) -> None:
    """One request of the server's, until someone wants the page as it is now."""
    shelf, user_id = Shelf(server, "/kettle", etag='"k1"'), uuid4()
    first = await services.scrape.one(shelf.url, user_id=user_id)
    again = await services.scrape.one(shelf.url, user_id=user_id)
    assert (first.outcome, first.cache, again.cache) == ("read", None, "hit")
    assert again.expires_at == first.expires_at is not None
    assert (again.fetched_at, again.snapshot_id, again.extraction) == (first.fetched_at, first.snapshot_id, first.extraction)
    await services.watches.create(user_id, WatchRequest.model_validate({"url": shelf.url}))
    assert (await run_due(services, lambda: PLENTY_S)).read == 1
    product_row = await services.database.one(b"select expires_at, etag from cached_product_data", {})
    assert product_row == {"expires_at": first.expires_at, "etag": '"k1"'}
    page = await (await services.agent_context(None)).fetcher.fetch(FetchRequest(url=shelf.url))
    assert isinstance(page, Page)
    assert shelf.count == 1
    shelf.body = product("19.90")
    fresh = await services.scrape.one(shelf.url, max_age_s=0)
    assert (fresh.cache, shelf.count, fresh.snapshot_id == first.snapshot_id) == (None, 2, False)


async def test_a_watch_does_not_take_a_reading_that_it_has_seen(services: Services, server: HostileServer) -> None:
    """What is good for an hour is too old for who looks every five minutes."""
    shelf, user_id = Shelf(server, "/kettle"), uuid4()
    await services.watches.create(user_id, WatchRequest.model_validate({"url": shelf.url, "every_minutes": 5}))
    await run_due(services, lambda: PLENTY_S)
    await services.database.run(b"update page_cache set checked_at = checked_at - interval '4 minutes'", {})
    await services.database.run(b"update watches set next_run_at = now()", {})
    await run_due(services, lambda: PLENTY_S)
    assert shelf.count == 2


async def test_ways_that_are_asked_for_by_name_have_readings_of_their_own(services: Services, server: HostileServer) -> None:
    """A page over HTTP is not what a browser makes of it."""
    shelf = Shelf(server, "/kettle")
    await services.scrape.one(shelf.url)
    named = [await services.scrape.one(shelf.url, "http") for _ in range(2)]
    assert ([result.cache for result in named], shelf.count) == ([None, "hit"], 2)


class Paid:
    """A web that is read through ScraperAPI alone."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self.reader = PageReader(inline)

    def fetcher_named(self, name: str) -> Fetcher | None:
        return None


async def test_what_a_reading_costs_is_written_down_for_its_user(db: Database, guard: Guard, server: HostileServer) -> None:
    """Outside of jobs too, with what it was for; another user's usage stays empty."""
    user_id = uuid4()
    FakeScraperApi(key="good").serve(server)
    fetcher = ScraperApiFetcher(guard, SecretStr("good"), endpoint=server.url("/"))

    async def web() -> Paid:
        return Paid(fetcher)

    service = ScrapeService(web, Settings(), usage=UsageRepository(db))
    result = await service.one(server.url("/ok"), user_id=user_id, node="watch")
    await fetcher.aclose()
    rows = await _usage(db, user_id)
    spent = sum((attempt.cost_usd for attempt in result.attempts), Decimal(0))
    assert spent > 0
    assert [(row["kind"], row["what"], row["node"], row["usd"], row["job_id"]) for row in rows] == [
        ("scrape", "scraperapi", "watch", spent, None)
    ]
    assert await _usage(db, uuid4()) == []


async def _usage(db: Database, user_id: UUID) -> list[dict[str, object]]:
    return await db.all(b"select kind, what, node, usd, job_id from usage_ledger", {}, user_id=user_id)


def test_an_archive_is_not_cached() -> None:
    """It is at hand as it is."""
    assert not Web("archive sample", [], fetcher=None).live  # type: ignore[arg-type]
