"""Scraping providers, against fakes that speak their wire format."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.models.page import FailureKind, FetchFailure, Page
from emptor.scraping.faults import FetchFault
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers import BrowserlessFetcher, ScraperApiFetcher
from emptor.scraping.providers.browserless import Mode
from emptor.scraping.providers.scraperapi import USD_PER_CREDIT
from tests.fakes.hostile_pages import PRODUCT
from tests.fakes.hostile_server import Exchange, HostileServer
from tests.fakes.resolver import FakeResolver
from tests.fakes.scraping_providers import BROWSERLESS_ERRORS, SCRAPERAPI_ERRORS, FakeBrowserless, FakeScraperApi

TARGET = "https://shop.test/kettle"
PUBLIC = Guard(resolver=FakeResolver({"shop.test": [["93.184.215.14"]], "inside.test": [["10.0.0.7"]]}))


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    """Where the fakes listen."""
    async with HostileServer() as running:
        yield running


def _browserless(server: HostileServer, *, mode: Mode = "content", token: str = "good") -> BrowserlessFetcher:
    return BrowserlessFetcher(PUBLIC, SecretStr(token), mode=mode, url=server.url("/"))


def _scraperapi(server: HostileServer, *, key: str = "good", render: bool = True, premium: bool = False) -> ScraperApiFetcher:
    return ScraperApiFetcher(PUBLIC, SecretStr(key), render=render, premium=premium, endpoint=server.url("/"))


@pytest.mark.parametrize("mode", ["content", "unblock"])
async def test_browserless_gives_the_page(server: HostileServer, mode: Mode) -> None:
    """Both ways give the page, its price, and ask for no more than it."""
    fake = FakeBrowserless("good")
    fake.serve(server)
    fetcher = _browserless(server, mode=mode)
    result = await fetcher.fetch(FetchRequest(url=TARGET, language="de"))
    await fetcher.aclose()
    assert isinstance(result, Page), result
    assert (result.text, result.final_url, result.via) == (PRODUCT, TARGET, fetcher.name)
    assert result.attempts[0].cost_usd == fetcher.cost_usd > 0
    assert fake.bodies[0]["url"] == TARGET
    if mode == "content":
        assert fake.bodies[0]["rejectResourceTypes"] == ["image", "font", "media"]
        assert fake.bodies[0]["setExtraHTTPHeaders"] == {"Accept-Language": "de"}
    else:
        assert (fake.bodies[0]["content"], fake.bodies[0]["cookies"]) == (True, False)
        assert fake.queries[0]["proxy"] == "residential"


@pytest.mark.parametrize("status", BROWSERLESS_ERRORS)
@pytest.mark.parametrize("mode", ["content", "unblock"])
async def test_each_error_of_browserless_is_typed_and_free(server: HostileServer, mode: Mode, status: int) -> None:
    """Its refusals are the provider's, with its words, and cost nothing."""
    FakeBrowserless("good", fail=status).serve(server)
    fetcher = _browserless(server, mode=mode)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.status) == (FailureKind.PROVIDER, status)
    assert result.retryable is (status in {408, 429, 500, 503})
    assert result.attempts[0].cost_usd == 0
    assert "good" not in result.message


async def test_the_sites_own_refusal_comes_through_browserless(server: HostileServer) -> None:
    """A 403 of the site, wrapped in a 200, is the site's, with its page for judging."""
    FakeBrowserless("good", page="<title>Access denied</title>", target_status=403).serve(server)
    fetcher = _browserless(server)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.status) == (FailureKind.HTTP_STATUS, 403)
    assert result.answer is not None
    assert "Access denied" in result.answer.text


async def test_unblock_without_content_is_a_block(server: HostileServer) -> None:
    """It did its best, in vain; that was billed."""
    FakeBrowserless("good", page="").serve(server)
    fetcher = _browserless(server, mode="unblock")
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.BLOCKED
    assert result.attempts[0].cost_usd == fetcher.cost_usd


@pytest.mark.parametrize(
    ("render", "premium", "credit_cost", "credits_used"),
    [(False, False, None, 1), (True, False, None, 10), (False, True, None, 10), (True, True, None, 25), (True, False, 15, 15)],
)
async def test_scraperapi_gives_the_page_and_its_price(
    server: HostileServer, render: bool, premium: bool, credit_cost: int | None, credits_used: int
) -> None:
    """The price is what the answer states, else what the parameters cost; never above what was said beforehand."""
    fake = FakeScraperApi("good", credit_cost=credit_cost)
    fake.serve(server)
    fetcher = _scraperapi(server, render=render, premium=premium)
    result = await fetcher.fetch(FetchRequest(url=TARGET, country="DE"))
    await fetcher.aclose()
    assert isinstance(result, Page), result
    assert (result.text, result.final_url) == (PRODUCT, TARGET)
    assert result.attempts[0].cost_usd == credits_used * USD_PER_CREDIT <= fetcher.cost_usd
    assert fake.queries[0]["country_code"] == "de"
    assert (fake.queries[0].get("render"), fake.queries[0].get("premium")) == (
        "true" if render else None,
        "true" if premium else None,
    )
    assert Decimal(fake.queries[0]["max_cost"]) * USD_PER_CREDIT == fetcher.cost_usd


@pytest.mark.parametrize("stated", [10**6, 10**9 - 1])
async def test_a_price_above_what_was_allowed_is_not_believed(server: HostileServer, stated: int) -> None:
    """`max_cost` was sent with the request: no answer can cost more than it, whatever `sa-credit-cost` says."""
    fake = FakeScraperApi("good", credit_cost=stated)
    fake.serve(server)
    fetcher = _scraperapi(server)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, Page), result
    assert result.attempts[0].cost_usd == fetcher.cost_usd == int(fake.queries[0]["max_cost"]) * USD_PER_CREDIT


@pytest.mark.parametrize("stated", ["-5", "1e9", "1.5", "NaN", "9" * 40, ""])
async def test_a_price_that_is_no_count_is_what_the_parameters_cost(server: HostileServer, stated: str) -> None:
    """Neither free nor a fault."""
    FakeScraperApi("good", credit_cost=stated).serve(server)
    fetcher = _scraperapi(server, render=False)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, Page), result
    assert result.attempts[0].cost_usd == USD_PER_CREDIT


@pytest.mark.parametrize("status", [code for code in SCRAPERAPI_ERRORS if code != 410])
async def test_each_error_of_scraperapi_is_typed_and_free(server: HostileServer, status: int) -> None:
    """Key, credits, concurrency, and giving up after 70 s."""
    FakeScraperApi("good", fail=status).serve(server)
    fetcher = _scraperapi(server)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.retryable) == (FailureKind.PROVIDER, status in {429, 500})
    assert result.attempts[0].cost_usd == 0
    assert "good" not in result.message


@pytest.mark.parametrize(("status", "billed"), [(404, True), (410, False)])
async def test_a_page_that_is_gone_is_the_sites_word(server: HostileServer, status: int, billed: bool) -> None:
    """404 is billed, as documented."""
    FakeScraperApi("good", fail=status).serve(server)
    fetcher = _scraperapi(server)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.status) == (FailureKind.HTTP_STATUS, status)
    assert (result.attempts[0].cost_usd > 0) is billed


async def test_what_is_cut_off_is_counted_as_billed(server: HostileServer) -> None:
    """A deadline before the provider's answer ends in time, and in the books."""

    async def never(exchange: Exchange) -> None:
        await exchange.head(content_type="text/html", content_length="9")
        await exchange.send(b"<p>")
        await exchange.server.wait_for("/not-asked-for")

    server.extra["/"] = never
    fetcher = _scraperapi(server)
    result = await fetcher.fetch(FetchRequest(url=TARGET, deadline_s=0.3))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.TIMEOUT
    assert result.attempts[0].cost_usd == fetcher.cost_usd


async def test_an_unreachable_provider_is_the_providers_failure() -> None:
    """Nobody listens there."""
    fetcher = ScraperApiFetcher(PUBLIC, SecretStr("good"), endpoint="http://127.0.0.1:9/")
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.retryable) == (FailureKind.PROVIDER, True)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/", "https://inside.test/", "file:///etc/passwd"])
async def test_no_provider_is_asked_for_an_address_of_our_own_network(server: HostileServer, url: str) -> None:
    """A self-hosted provider could reach it: the guard stands before it."""
    fake = FakeBrowserless("good")
    fake.serve(server)
    fetcher = _browserless(server)
    result = await fetcher.fetch(FetchRequest(url=url))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert result.failure in {FailureKind.FORBIDDEN_ADDRESS, FailureKind.INVALID_URL}
    assert fake.queries == []


async def test_robots_txt_holds_for_providers_too(server: HostileServer) -> None:
    """What the site does not want read is not read through others."""

    async def no(_: str) -> FetchFault:
        return FetchFault(FailureKind.ROBOTS, "robots.txt asks us not to.")

    fake = FakeScraperApi("good")
    fake.serve(server)
    fetcher = ScraperApiFetcher(PUBLIC, SecretStr("good"), endpoint=server.url("/"), permission=no)
    result = await fetcher.fetch(FetchRequest(url=TARGET))
    await fetcher.aclose()
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.ROBOTS
    assert fake.queries == []
