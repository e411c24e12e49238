"""Where the cheapest is asked for, what listings show for less is read before an answer is given."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from emptor.agents.research.cheaper import MAX_CHEAPER, cheaper_unread
from emptor.agents.research.judge import CHEAPER_ROUNDS, MAX_ROUNDS, another_round_pays
from emptor.models.brief import Brief, Direction, SortKey
from emptor.models.extraction import Extraction, ItemLink, PageKind
from emptor.models.report import Candidate, SourceRole
from emptor.models.research import ReadPage
from tests.fakes.dossiers import offer

CHEAPEST = SortKey(attribute="price", direction=Direction.ASCENDING, words="cheapest")
BRIEF = Brief(question="cheapest kettle", category="kettle", currency="USD", sort=(CHEAPEST,))
BEST = Candidate(name="Arco Kettle", rank=1, score=1.0, qualifies=True, offers=(offer("69.00"),))


def item(name: str, amount: str) -> ItemLink:
    return ItemLink(url=f"https://shop.example/{name}", title=f"{name} kettle", amount=Decimal(amount), currency="USD")


def state(*items: ItemLink, brief: Brief = BRIEF, number: int = MAX_ROUNDS + 1) -> Any:
    listing = Extraction(url="https://shop.example/c", kind=PageKind.LISTING, links=items)
    page = ReadPage(url="https://shop.example/c", role=SourceRole.RETAILER, outcome="read", extraction=listing)
    read = ReadPage(url="https://shop.example/read", role=SourceRole.RETAILER, outcome="read")
    return {"brief": brief, "candidates": [BEST], "pages": {page.url: page, read.url: read}, "round": number}


def test_items_below_the_best_price_that_were_not_read_come_cheapest_first() -> None:
    found = cheaper_unread(state(item("b", "45.00"), item("a", "39.00"), item("read", "41.00"), item("dear", "80.00")))
    assert found == ("https://shop.example/a", "https://shop.example/b")


def test_a_fraction_of_the_best_price_is_no_price_of_the_thing() -> None:
    assert not cheaper_unread(state(item("a", "0.01"), item("b", "9.00")))


def test_a_thing_of_another_kind_is_not_read_for_its_price() -> None:
    filter_ = item("a", "39.00").model_copy(update={"title": "Water filter"})
    assert not cheaper_unread(state(filter_))


def test_the_list_is_short() -> None:
    assert len(cheaper_unread(state(*(item(f"k{n}", f"{30 + n}.00") for n in range(20))))) == MAX_CHEAPER


def test_nothing_is_read_for_its_price_where_no_order_by_price_is_asked_for() -> None:
    assert not cheaper_unread(state(item("a", "39.00"), brief=BRIEF.model_copy(update={"sort": ()})))


def test_the_job_goes_on_while_something_cheaper_is_known_and_not_for_ever() -> None:
    assert another_round_pays(state(item("a", "39.00")))
    assert not another_round_pays(state(item("a", "80.00")))
    assert not another_round_pays(state(item("a", "39.00"), number=MAX_ROUNDS + CHEAPER_ROUNDS + 1))
