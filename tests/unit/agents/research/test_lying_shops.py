"""Shops that lie change neither the recommendation nor a price that is told; a doubted offer is kept, with the reason."""

from __future__ import annotations

import pytest

from emptor.llm import ScriptedLlm
from emptor.models.report import Report, ReportOffer
from emptor.services.pages.web import Web
from tests.fakes.lying_shops import CHEAPEST, CHEAPEST_PRICE, LIES, Lie, honest_pages
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.small_web import SmallWeb

QUESTION = "cheapest wireless headphones with at least 30 hours of battery under 150 dollars"
AT_ONCE = 11  # lies beside as many honest pages: a job of 20 products reads them all


async def reported(more: dict[str, str]) -> Report:
    pages = SmallWeb({**more, **honest_pages()})
    return (await run_in_memory(QUESTION, Web("live", [pages], pages), ScriptedLlm({}), max_products=20)).report


def offers_at(report: Report, url: str) -> list[ReportOffer]:
    return [offer for candidate in report.candidates for offer in candidate.offers if offer.url == url]


def told(report: Report) -> tuple[str, str]:
    """The product that is recommended, and its price as the recommendation states it."""
    assert report.recommendation
    best = report.candidates[0].offers[0]
    assert best.price
    return report.recommendation.name, str(best.price)


def test_there_are_at_least_25_kinds_of_lie() -> None:
    assert len({lie.name for lie in LIES}) == len({lie.url for lie in LIES}) == len(LIES) >= 25


@pytest.mark.parametrize("lie", LIES, ids=[lie.name for lie in LIES])
async def test_a_lie_changes_neither_recommendation_nor_price(lie: Lie) -> None:
    """Each page stands first among the results, and its lie would make it the cheapest or the best."""
    report = await reported({lie.url: lie.html})
    name, price = told(report)
    assert CHEAPEST in name
    assert price == f"{CHEAPEST_PRICE} USD"
    assert (
        lie.url not in {e.url for s in report.recommendation.statements for e in s.evidence} if report.recommendation else False
    )
    offers = offers_at(report, lie.url)
    if lie.kept == "doubted":
        assert [bool(offer.suspicious) for offer in offers] == [True]
    if lie.kept == "apart":
        assert all(offer.condition and offer.condition.value != "new" for offer in offers)


@pytest.mark.parametrize("start", range(0, len(LIES), AT_ONCE))
async def test_many_lies_at_once_change_nothing(start: int) -> None:
    """Eleven shops that lie against as many that do not, all read: the lies do not confirm each other."""
    name, price = told(await reported({lie.url: lie.html for lie in LIES[start : start + AT_ONCE]}))
    assert (CHEAPEST in name, price) == (True, f"{CHEAPEST_PRICE} USD")


async def test_delivery_that_the_page_states_counts() -> None:
    """54 and 45 for delivery are 99: the offer is kept, its total told, and another is cheaper."""
    lie = next(lie for lie in LIES if "shipping" in lie.name)
    report = await reported({lie.url: lie.html})
    (offer,) = offers_at(report, lie.url)
    assert (str(offer.price), str(offer.shipping), str(offer.total)) == ("54.00 USD", "45.00 USD", "99.00 USD")
    assert offer.suspicious is None
