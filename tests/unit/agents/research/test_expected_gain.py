"""Which items of a listing promise most."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.research.expected_gain import gains_of, price_of
from emptor.models.brief import Brief, Constraint, Direction, Op, SortKey
from emptor.models.extraction import Availability, ItemLink

LIMIT = Constraint(
    id="c1", text="price <= 100 EUR", words="under 100 euro", attribute="price", op=Op.LE, number=Decimal(100), unit="EUR"
)
BRIEF = Brief(question="kettle under 100 euro", category="kettle", constraints=(LIMIT,), currency="EUR")


def item(title: str, price: str | None) -> ItemLink:
    return ItemLink(url=f"https://shop.example/{title}", title=title, price=price)


def test_an_item_above_the_limit_is_read_last_and_one_of_another_kind_after_the_kind_that_was_asked_for() -> None:
    kettle, expensive, toaster = gains_of(
        (item("Arco Kettle", "€ 39,90"), item("Arco Kettle Pro", "€ 139,90"), item("Arco Toaster", "€ 39,90")), BRIEF
    )
    assert kettle > toaster > expensive


def test_an_item_without_a_price_is_as_good_as_one_within_the_limit() -> None:
    without, within = gains_of((item("Arco Kettle", None), item("Arco Kettle", "€ 39,90")), BRIEF)
    assert without == within


def test_where_the_cheapest_is_asked_for_cheap_items_come_first() -> None:
    brief = BRIEF.model_copy(update={"sort": (SortKey(attribute="price", direction=Direction.ASCENDING, words="cheapest"),)})
    middle, cheap, expensive = gains_of((item("Kettle A", "€ 50"), item("Kettle B", "€ 20"), item("Kettle C", "€ 90")), brief)
    assert cheap > middle > expensive


def test_a_price_in_another_currency_is_compared_at_the_reference_rate() -> None:
    converted = price_of(item("Kettle", "$50.00"), "EUR")
    assert converted is not None
    assert converted != Decimal(50)


def test_the_currency_of_the_listing_decides_where_the_sign_says_too_little() -> None:
    """`$` is a Canadian dollar in a Canadian shop."""
    canadian = item("Kettle", "$50.00").model_copy(update={"amount": Decimal(50), "currency": "CAD"})
    price, american = price_of(canadian, "USD"), price_of(item("Kettle", "$50.00"), "USD")
    assert american == Decimal("50.00")
    assert price is not None
    assert price < american


def test_what_is_sold_out_is_read_after_what_can_be_bought() -> None:
    here, gone = gains_of(
        (item("Arco Kettle", "€ 39"), item("Arco Kettle", "€ 39").model_copy(update={"availability": Availability.SOLD_OUT})),
        BRIEF,
    )
    assert here > gone > 0


def test_a_price_of_a_cent_is_no_cheap_offer() -> None:
    """Far below the others', it is taken for no price at all."""
    prices = ("€ 0,01", "€ 40", "€ 50", "€ 60")
    brief = BRIEF.model_copy(update={"sort": (SortKey(attribute="price", direction=Direction.ASCENDING, words="cheapest"),)})
    cent, cheapest, *_ = gains_of(tuple(item("Kettle", price) for price in prices), brief)
    assert cheapest > cent
