"""Prices of one product at several shops, along one row of times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from emptor.models.products import PriceObservation
from emptor.services.products.price_series import SeenAt, series

NOW = datetime(2026, 11, 29, tzinfo=UTC)
OWN, OTHER = uuid4(), uuid4()
URLS = {OWN: "https://one.example/p", OTHER: "https://two.example/p"}


def seen(product_id: UUID, days_ago: int, price: str, **more: Any) -> SeenAt:
    given = {"currency": "USD", "availability": "InStock", "seller": URLS[product_id].split("/")[2], **more}
    observed = PriceObservation(observed_at=NOW - timedelta(days=days_ago), price=Decimal(price), **given)
    return SeenAt(product_id, URLS[product_id], observed)


def shown(prices: tuple[Decimal | None, ...]) -> list[int | None]:
    return [None if price is None else int(price) for price in prices]


def test_a_price_holds_until_the_next_reading_and_the_lowest_is_of_all_shops() -> None:
    """Before its first reading a shop has no price; every row is as long as that of the times."""
    found = series([seen(OTHER, 9, "90"), seen(OWN, 6, "100"), seen(OTHER, 3, "110"), seen(OWN, 1, "95")], [OWN, OTHER])
    assert [(NOW - at).days for at in found.times] == [9, 6, 3, 1]
    assert [shop.product_id for shop in found.shops] == [OWN, OTHER]
    assert shown(found.shops[0].prices) == [None, 100, 100, 95]
    assert shown(found.shops[1].prices) == [90, 90, 110, 110]
    assert shown(found.lowest) == [90, 90, 100, 95]


def test_what_cannot_be_bought_has_no_price() -> None:
    sold_out = {"availability": "OutOfStock"}
    found = series([seen(OWN, 3, "50"), seen(OWN, 2, "40", **sold_out), seen(OWN, 1, "60")], [OWN])
    assert shown(found.shops[0].prices) == shown(found.lowest) == [50, None, 60]


def test_currencies_and_conditions_are_not_mixed() -> None:
    """The first page's most frequent currency, if none is asked for; what has none is left out."""
    prices = [
        seen(OTHER, 5, "70", currency="EUR"),
        seen(OTHER, 4, "71", currency="EUR"),
        seen(OWN, 3, "100"),
        seen(OWN, 2, "60", condition="used"),
        seen(OWN, 1, "1", currency=None),
    ]
    found = series(prices, [OWN, OTHER])
    assert (found.currency, set(found.currencies), shown(found.lowest)) == ("USD", {"USD", "EUR"}, [100])
    assert shown(series(prices, [OWN, OTHER], currency="EUR").lowest) == [70, 71]
    assert shown(series(prices, [OWN, OTHER], condition="used").lowest) == [60]
    assert series(prices, [OWN, OTHER], currency="CHF").times == ()


def test_sellers_of_one_page_are_apart_and_a_list_price_stands_beside_its_price() -> None:
    found = series([seen(OWN, 2, "50", seller="a", list_price=Decimal(80)), seen(OWN, 1, "40", seller="b")], [OWN])
    assert [(shop.seller, shown(shop.prices), shown(shop.list_prices)) for shop in found.shops] == [
        ("a", [50, 50], [80, 80]),
        ("b", [None, 40], [None, None]),
    ]


def test_without_prices_it_is_empty() -> None:
    found = series([], [OWN])
    assert (found.currency, found.times, found.shops, found.lowest) == (None, (), (), ())
