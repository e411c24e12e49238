"""Catalogues of shops in a whole job: found on a page, fetched like any page, and their items read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from emptor.core.net import Guard
from emptor.llm import ScriptedLlm
from emptor.models.report import Report
from emptor.scraping.http import HttpFetcher
from emptor.services.pages.web import Web
from tests.fakes.catalogue_shop import CATALOGUES, CatalogueShop
from tests.fakes.memory_jobs import run_in_memory
from tests.integration.scraping.conftest import AGENT

QUESTION = "cheapest desk lamp under 50 dollars"
IN_BUDGET = {"solis", "luma", "nori", "pico"}


@pytest.fixture
async def polite(guard: Guard) -> AsyncIterator[HttpFetcher]:
    """A fetcher that asks robots.txt, without delays."""
    made = HttpFetcher(guard, user_agent=AGENT, host_concurrency=8, host_delay_s=0)
    yield made
    await made.aclose()


async def asked(shop: CatalogueShop, fetcher: HttpFetcher) -> Report:
    done = await run_in_memory(QUESTION, Web("live", [shop], fetcher), ScriptedLlm({}))
    return done.report


def lamps_read(shop: CatalogueShop) -> set[str]:
    return {path.rstrip("/").rpartition("/")[2] for path in shop.requests if path.startswith("/products/")}


@pytest.mark.parametrize("kind", ["shopify", "woocommerce", "merchant feed", "search"])
async def test_the_items_of_a_catalogue_are_read_and_the_cheapest_is_recommended(kind: str, polite: HttpFetcher) -> None:
    """Search knows one lamp; the catalogue names the cheapest, and its own page decides."""
    with CatalogueShop(kind) as shop:
        report = await asked(shop, polite)
        assert lamps_read(shop) >= IN_BUDGET
        assert shop.requests.count(CATALOGUES[kind]) == 1
        assert shop.requests.count("/robots.txt") == 1
        assert report.recommendation is not None
        assert report.recommendation.name == "Pico desk lamp"


async def test_a_sitemap_leads_to_products_by_their_addresses(polite: HttpFetcher) -> None:
    """An address says enough to be read."""
    with CatalogueShop("sitemap") as shop:
        report = await asked(shop, polite)
        assert lamps_read(shop) >= IN_BUDGET
        assert report.recommendation is not None


async def test_a_catalogue_that_robots_txt_forbids_is_not_requested(polite: HttpFetcher) -> None:
    """The shop's wish is honoured, and the report says so."""
    with CatalogueShop("shopify", robots="User-agent: *\nDisallow: /products.json\n") as shop:
        report = await asked(shop, polite)
        assert CATALOGUES["shopify"] not in shop.requests
        assert lamps_read(shop) == {"solis"}
        assert [s.outcome for s in report.sources if "products.json" in s.url] == ["robots"]


HOSTILE = {
    "nested": "[" * 100_000,
    "no json": "<html>",
    "wrong types": '{"products": {"title": 1}}',
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_a_catalogue_that_cannot_be_read_is_a_failed_source_and_the_job_goes_on(what: str, polite: HttpFetcher) -> None:
    """It is tried once, has a reason, and costs the report nothing."""
    with CatalogueShop("shopify", body=HOSTILE[what]) as shop:
        report = await asked(shop, polite)
        source = next(s for s in report.sources if "products.json" in s.url)
        assert (source.outcome, source.detail[:29]) == ("unsupported_type", "The catalogue cannot be read:")
        assert shop.requests.count("/products.json") == 1
        assert report.recommendation is not None


async def test_a_price_of_a_cent_in_a_catalogue_changes_no_price_and_no_order(polite: HttpFetcher) -> None:
    """The catalogue says 0.01 of the most expensive lamp; its page says 89."""
    body = '{"products": [{"title": "Vela desk lamp", "handle": "vela", "variants": [{"price": "0.01"}]}]}'
    with CatalogueShop("shopify", body=body) as shop:
        report = await asked(shop, polite)
        vela = next((c for c in report.candidates if c.name.startswith("Vela")), None)
        assert vela is not None
        assert not vela.qualifies
        assert {str(o.price) for o in vela.offers} == {"89.00 USD"}
