"""What the pages read lead to."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from emptor.agents.research.discovery import MAX_CATALOGUES, found_on_pages, worth_reading
from emptor.agents.research.judge import enough_for
from emptor.agents.research.plan import ENOUGH_QUALIFIED
from emptor.agents.research.state import ResearchState
from emptor.models.brief import Brief, Constraint, Direction, Op, SortKey
from emptor.models.extraction import Extraction, Found, ItemLink, Offer, PageKind, Product
from emptor.models.jobs import JobOptions
from emptor.models.report import SourceRole
from emptor.models.research import JobInput, ReadPage

BRIEF = Brief(question="cheapest kettle", category="kettle", currency="EUR")
CHEAPEST = BRIEF.model_copy(update={"sort": (SortKey(attribute="price", direction=Direction.ASCENDING, words="cheapest"),)})


def page(url: str, extraction: Extraction | None) -> dict[str, ReadPage]:
    return {url: ReadPage(url=url, role=SourceRole.RETAILER, outcome="read" if extraction else "robots", extraction=extraction)}


def product_page(
    host: str, *, name: str = "Arco kettle", currency: str = "EUR", search: str | None = None
) -> dict[str, ReadPage]:
    url = f"https://{host}/p/arco"
    offer = Offer(currency=Found[str](value=currency, confidence=1, quote=currency, path="text"))
    named = Found[str](value=name, confidence=1, quote=name, path="text")
    return page(
        url,
        Extraction(
            url=url,
            kind=PageKind.PRODUCT,
            product=Product(name=named, offer=offer),
            catalogues=(f"https://{host}/products.json?limit=250",),
            search=search,
        ),
    )


def addresses(read: dict[str, ReadPage], brief: Brief = BRIEF) -> list[str]:
    return [lead.url for lead in found_on_pages(read, brief)]


def test_a_shop_that_sells_the_kind_offers_its_catalogue_and_others_do_not() -> None:
    """A shop of toasters is left alone."""
    assert addresses(product_page("a.example")) == ["https://a.example/products.json?limit=250"]
    assert addresses(product_page("b.example", name="Arco toaster")) == []


def test_the_shops_own_search_comes_before_its_catalogue() -> None:
    """It is asked for the kind of thing."""
    read = product_page("a.example", search="https://a.example/find?q={query}")
    brief = BRIEF.model_copy(update={"category": "coffee maker"})
    assert addresses(product_page("a.example", name="Arco coffee maker", search="https://a.example/find?q={query}"), brief) == [
        "https://a.example/find?q=coffee+maker"
    ]
    assert addresses(read) == ["https://a.example/find?q=kettle"]


def test_a_catalogue_that_was_tried_is_not_tried_again() -> None:
    """Neither one that was read nor one that robots.txt forbids."""
    read = {**product_page("a.example"), **page("https://a.example/products.json?limit=250", None)}
    assert addresses(read) == []


def test_few_catalogues_are_read_in_a_job() -> None:
    """Those that were tried count."""
    shops: dict[str, ReadPage] = {}
    for number in range(MAX_CATALOGUES + 4):
        shops |= product_page(f"shop{number}.example")
    assert len(addresses(shops)) == MAX_CATALOGUES
    tried = {**shops, **page("https://shop0.example/products.json?limit=250", None)}
    assert len(addresses(tried)) == MAX_CATALOGUES - 1


def test_a_catalogue_without_a_currency_has_that_of_its_shops_pages() -> None:
    """So its cheapest item comes first; where the shop shows two currencies nothing is known."""
    url = "https://a.example/products.json?limit=250"
    prices = {"a": "90.00", "b": "20.00", "c": "50.00"}
    links = tuple(ItemLink(url=f"https://a.example/p/{n}", title="Kettle", amount=Decimal(p)) for n, p in prices.items())
    catalogue = page(url, Extraction(url=url, kind=PageKind.LISTING, links=links, items=3))
    gains = {lead.url[-1]: lead.gain for lead in found_on_pages({**product_page("a.example"), **catalogue}, CHEAPEST)}
    assert gains["b"] > gains["c"] > gains["a"]
    other = {"https://a.example/p/2": product_page("a.example", currency="USD")["https://a.example/p/arco"]}
    mixed = {**product_page("a.example"), **other, **catalogue}
    assert len({lead.gain for lead in found_on_pages(mixed, CHEAPEST) if "/p/" in lead.url}) == 1


def test_a_listing_goes_on_only_where_something_may_qualify() -> None:
    """All of it sold out: the next page is not asked for."""
    url = "https://a.example/kettles"

    def listing(stock: str | None) -> dict[str, ReadPage]:
        link = ItemLink.model_validate({"url": "https://a.example/p/1", "title": "Kettle", "availability": stock})
        return page(url, Extraction(url=url, kind=PageKind.LISTING, links=(link,), next_page=f"{url}?page=2"))

    assert f"{url}?page=2" in addresses(listing(None))
    assert f"{url}?page=2" not in addresses(listing("SoldOut"))


def test_items_that_may_qualify_and_were_not_read_are_worth_reading() -> None:
    """Those of the kind and within the price; neither what was read nor what is sold out of price or of another kind."""
    price = Constraint(id="c1", text="price <= 50 EUR", words="", attribute="price", op=Op.LE, number=Decimal(50), unit="EUR")
    items = (
        ItemLink(url="https://shop.example/a", title="Arco kettle", price="39.00 EUR"),
        ItemLink(url="https://shop.example/b", title="Brio kettle", price="45.00 EUR"),
        ItemLink(url="https://shop.example/c", title="Cara kettle", price="199.00 EUR"),
        ItemLink(url="https://shop.example/d", title="Dura toaster", price="39.00 EUR"),
    )
    listing = Extraction(url="https://shop.example/kettles", kind=PageKind.LISTING, links=items)
    read = {**page("https://shop.example/kettles", listing), **page("https://shop.example/a", None)}
    brief = BRIEF.model_copy(update={"constraints": (price,)})
    assert worth_reading(read, brief) == {"https://shop.example/b"}


def test_few_are_enough_only_where_nothing_more_is_known_that_may_qualify() -> None:
    items = (ItemLink(url="https://shop.example/b", title="Brio kettle", price="45.00 EUR"),)
    listing = Extraction(url="https://shop.example/kettles", kind=PageKind.LISTING, links=items)
    options = JobOptions(max_products=8)
    job = JobInput(job_id=UUID(int=1), question=BRIEF.question, options=options, started_at=datetime(2026, 1, 1, tzinfo=UTC))
    known = ResearchState(job=job, brief=BRIEF, pages=page("https://shop.example/kettles", listing))
    assert enough_for(known) == options.max_products
    assert enough_for(ResearchState(job=job, brief=BRIEF, pages={})) == ENOUGH_QUALIFIED
    asked = ResearchState(job=job, brief=BRIEF.model_copy(update={"count": 5}), pages={})
    assert enough_for(asked) == 5
