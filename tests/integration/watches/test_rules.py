"""Rules beside drop and target: percentages, ranges and lowest prices, by the best price of several shops, and quiet hours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from emptor.core.errors import InvalidInput, NotFound
from emptor.db.sql import queries
from emptor.models.page import FailureKind
from emptor.models.products import NewCachedProduct, PriceObservation
from emptor.models.watches import WatchChanges, WatchDetails, WatchRequest, WatchView
from emptor.models.webhooks import WebhookEvent
from emptor.services.webhooks.sending import send_due
from emptor.services.wiring import Services

from .conftest import URL, MakeWatch, Shop, Tick, product_page, told

Read = Callable[[WatchView], Awaitable[WatchDetails]]

OTHER = "https://other.test/h700"
GTIN, OTHER_GTIN = "4006381333931", "4012345678901"


@pytest.mark.parametrize(
    ("rule", "prices", "expected"),
    [
        pytest.param({"drop_percent": "10"}, ["100", "91"], [], id="nine percent are not ten"),
        pytest.param({"drop_percent": "10"}, ["100", "90"], ["percent_drop"], id="ten percent are"),
        pytest.param({"drop_percent": "10"}, ["100", "96", "93", "89"], ["percent_drop"], id="a slow slide adds up"),
        pytest.param({"drop_percent": "10"}, ["100", "89", "88", "87"], ["percent_drop"], id="once, until as much again"),
        pytest.param({"drop_percent": "10"}, ["100", "89", "80"], ["percent_drop"] * 2, id="as much again is told again"),
        pytest.param({"drop_percent": "10"}, ["100", "200", "100"], [], id="a price raised before is no drop"),
        pytest.param({"range_low": "50", "range_high": "80", "currency": "USD"}, ["100", "80", "70"], ["in_range"], id="a range"),
        pytest.param({"range_low": "50", "range_high": "80", "currency": "USD"}, ["49.99", "81"], [], id="beside the range"),
        pytest.param({"range_high": "80", "currency": "USD"}, ["79", "90", "79"], ["in_range"] * 2, id="entered again"),
        pytest.param({"range_low": "50", "currency": "EUR"}, ["60"], [], id="another currency is not in the range"),
    ],
)
async def test_a_rule_by_one_page(
    rule: dict[str, str], prices: list[str], expected: list[str], shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """Each row is the rule, the price at one reading after another, and what is alerted about."""
    kinds = [{"drop_percent": "percent_drop"}.get(next(iter(rule)), "in_range")]
    made = await watch(**rule, notify_on=kinds)
    for price in prices:
        shop.pages[URL] = product_page(price)
        await tick()
    assert told((await read(made)).alerts) == expected


async def test_the_best_price_of_all_shops_counts(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """The alert names the shop; a price that is not the best alerts nobody."""
    made = await watch(also=[OTHER], target_price="90", currency="USD")
    shop.pages |= {URL: product_page("100"), OTHER: product_page("95")}
    await tick()
    shop.pages[URL] = product_page("97")
    await tick()
    assert told((await read(made)).alerts) == []
    shop.pages[OTHER] = product_page("88")
    await tick()
    after = await read(made)
    assert told(after.alerts) == ["price_drop", "below_target"]
    assert {alert.url for alert in after.alerts} == {OTHER}
    assert {str(alert.previous_price) for alert in after.alerts} == {"95 USD"}
    assert after.last_result is not None
    assert after.last_result.offer is not None
    assert after.last_result.offer.url == OTHER
    assert [(one.url, one.outcome) for one in after.last_result.shops] == [(URL, "read"), (OTHER, "read")]


async def test_a_shop_that_cannot_be_read_for_a_while_raises_no_alert_when_it_is_back(
    shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """Its last price is remembered, and the other shop goes on being read without a failure of the watch."""
    made = await watch(also=[OTHER])
    shop.pages |= {URL: product_page("80"), OTHER: product_page("100")}
    await tick()
    shop.pages[URL] = FailureKind.BLOCKED
    await tick()
    between = await read(made)
    assert between.failures_in_a_row == 0
    assert between.last_result is not None
    assert [one.outcome for one in between.last_result.shops] == ["blocked", "read"]
    shop.pages[URL] = product_page("80")
    await tick()
    assert told((await read(made)).alerts) == []


async def test_it_is_back_in_stock_when_one_shop_has_it_after_none_had(
    shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """Sold out at one of two shops is not sold out."""
    made = await watch(also=[OTHER], notify_on="back_in_stock")
    gone, there = product_page("100", "USD", "OutOfStock"), product_page("100")
    for first, second in ((there, gone), (gone, there), (gone, gone)):
        shop.pages |= {URL: first, OTHER: second}
        await tick()
    assert told((await read(made)).alerts) == []
    shop.pages[OTHER] = there
    await tick()
    [alert] = (await read(made)).alerts
    assert (alert.kind.value, alert.url) == ("back_in_stock", OTHER)


async def test_a_further_page_of_another_product_is_left_out(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """Two GTINs that differ are two products, whatever the second one costs."""
    made = await watch(also=[OTHER], target_price="90", currency="USD")
    shop.pages |= {URL: product_page("100", gtin=GTIN), OTHER: product_page("9", gtin=OTHER_GTIN)}
    await tick()
    after = await read(made)
    assert told(after.alerts) == []
    assert after.last_result is not None
    assert [one.outcome for one in after.last_result.shops] == ["read", "other_product"]


async def test_second_hand_is_not_compared_with_new(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """A used one that costs half is no price of the new one."""
    made = await watch(also=[OTHER], target_price="90", currency="USD")
    used = product_page("40").replace('"@type": "Offer"', '"@type": "Offer", "itemCondition": "https://schema.org/UsedCondition"')
    shop.pages |= {URL: product_page("100"), OTHER: used.replace("<p>Closed", "<p>UsedCondition. Closed")}
    await tick()
    after = await read(made)
    assert after.last_result is not None
    assert after.last_result.offer is not None
    assert after.last_result.offer.url == URL
    assert told(after.alerts) == []


async def history(
    services: Services, user_id: UUID, url: str, seen: list[tuple[int, str]], list_price: str | None = None
) -> None:
    """Prices that jobs have seen, by days ago."""
    now = datetime.now(UTC)
    prices = [
        PriceObservation(
            observed_at=now - timedelta(days=days),
            price=Decimal(price),
            list_price=Decimal(list_price) if list_price else None,
            currency="USD",
            condition="new",
            seller="shop.test",
        )
        for days, price in seen
    ]
    product = NewCachedProduct(url=url, name="H700", gtin=GTIN, product={}, fetched_at=now - timedelta(days=60))
    await services.database.run(queries("jobs")["know_user"], {"user_id": user_id})
    await services.product_rows.upsert(user_id, product, prices)


@pytest.mark.parametrize(
    ("days", "expected"),
    [pytest.param(30, ["lowest_in_days"], id="lowest in thirty days"), pytest.param(90, [], id="the history is shorter")],
)
async def test_the_lowest_price_in_days_is_by_the_history_of_jobs_too(
    days: int, expected: list[str], services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    await history(services, user_id, URL, [(80, "90"), (60, "120"), (50, "110"), (40, "110")])
    made = await watch(lowest_days=days, notify_on="lowest_in_days")
    for price in ("110", "100"):
        shop.pages[URL] = product_page(price)
        await tick()
    assert told((await read(made)).alerts) == expected


async def test_a_lower_price_at_another_shop_is_not_the_lowest(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """What another of the watch's shops asked for ten days ago counts."""
    await history(services, user_id, URL, [(60, "120"), (40, "110")])
    await history(services, user_id, OTHER, [(10, "70"), (9, "130")])
    made = await watch(also=[OTHER], lowest_days=30, notify_on="lowest_in_days")
    for price in ("110", "100"):
        shop.pages |= {URL: product_page(price), OTHER: product_page("130")}
        await tick()
    assert told((await read(made)).alerts) == []


async def test_a_discount_from_a_price_never_charged_is_named(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """The alert is true, and says that the struck-through price was nobody's."""
    await history(services, user_id, URL, [(60, "100"), (40, "100"), (35, "100")])
    made = await watch()
    for price in ("100", "90"):
        page = product_page(price)
        shop.pages[URL] = page.replace('<p class="price">', '<p><del class="list-price">Was 180 USD</del></p><p class="price">')
        await tick()
    [alert] = (await read(made)).alerts
    assert str(alert.list_price) == "180 USD"
    assert alert.list_price_charged is False
    assert alert.message.endswith("The shop strikes through 180 USD, which was never seen charged.")


async def test_what_a_unit_costs_is_said_where_the_page_prints_it(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """In the last result, in the alert and in its message; where the page prints none, nothing is worked out."""
    made = await watch()
    for price, unit in (("100", ""), ("90", "<p>(22.50 USD / kg)</p>")):
        shop.pages[URL] = product_page(price).replace("<p>Closed", f"{unit}<p>Closed")
        await tick()
    after = await read(made)
    assert after.last_result is not None
    assert after.last_result.offer is not None
    assert str(after.last_result.offer.unit_price) == "22.50 USD per kg"
    [alert] = after.alerts
    assert alert.unit_price is not None
    assert "22.50" in alert.unit_price.evidence.quote
    assert alert.message.endswith(": 90 USD (22.50 USD per kg), down from 100 USD.")


UNIT_RULE = {"target_unit_price": "21", "unit": "kg", "currency": "USD"}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(["22.50 USD / kg", "21.00 USD / kg"], 1, id="reached"),
        pytest.param(["2.50 USD / 100 g", "2.10 USD / 100 g"], 1, id="in another unit"),
        pytest.param(["20 USD / kg", "19 USD / kg"], 1, id="once"),
        pytest.param(["20 USD / kg", "22 USD / kg", "20 USD / kg"], 2, id="again after it cost more"),
        pytest.param(["20 USD / kg", "", "20 USD / kg"], 1, id="not again after a page without it"),
        pytest.param(["20 USD / l", "20 EUR / kg", ""], 0, id="what cannot be compared alerts nobody"),
    ],
)
async def test_a_unit_that_costs_the_target_or_less_is_told(
    printed: list[str], expected: int, shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """Each row is what the page prints at one reading after another, and how often the watch alerts."""
    made = await watch(**UNIT_RULE, notify_on=["below_unit_target"])
    for unit in printed:
        shop.pages[URL] = product_page("90").replace("<p>Closed", f"<p>({unit})</p><p>Closed")
        await tick()
    alerts = (await read(made)).alerts
    assert told(alerts) == ["below_unit_target"] * expected
    assert all(one.evidence and one.unit_price and one.evidence.quote == one.unit_price.evidence.quote for one in alerts)
    assert {one.message.partition(", ")[2] for one in alerts} <= {"at or below your target of 21.00 USD per kg."}


async def test_the_cheapest_unit_counts_though_the_price_is_higher(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """The larger pack costs more, and less a kilogram."""
    made = await watch(also=[OTHER], **UNIT_RULE, notify_on=["below_unit_target"])
    shop.pages[URL] = product_page("30").replace("<p>Closed", "<p>(30 USD / kg)</p><p>Closed")
    shop.pages[OTHER] = product_page("90").replace("<p>Closed", "<p>(18 USD / kg)</p><p>Closed")
    await tick()
    [alert] = (await read(made)).alerts
    assert alert.url == OTHER


async def test_a_known_product_is_watched_at_every_shop_where_it_was_seen(
    services: Services, watch: MakeWatch, user_id: UUID
) -> None:
    """By its GTIN, among the user's own products alone."""
    await history(services, user_id, URL, [(1, "100")])
    await history(services, user_id, OTHER, [(1, "90")])
    products = (await services.products.page(user_id, 10, None, None)).items
    first = next(one for one in products if one.url == URL)
    made = await services.watches.create(user_id, WatchRequest(product_id=first.id))
    assert (made.url, made.also) == (URL, (OTHER,))
    with pytest.raises(NotFound):
        await services.watches.create(UUID(int=7), WatchRequest(product_id=first.id))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"drop_percent": None, "notify_on": ["percent_drop"]}, "`drop_percent`"),
        ({"notify_on": ["in_range"]}, "`range_low` or `range_high`"),
        ({"notify_on": ["lowest_in_days"]}, "`lowest_days`"),
        ({"range_low": "10"}, "`currency`"),
        ({"range_low": "10", "range_high": "5", "currency": "USD"}, "`range_low` is above"),
        ({"also": ["ftp://x.test/"]}, "http"),
        ({"quiet_hours": {"start": "22:00", "end": "07:00", "time_zone": "Mars/Base"}}, "Mars/Base"),
        ({"product_id": str(UUID(int=1))}, "one of them"),
    ],
)
async def test_rules_that_make_no_sense_are_refused(asked: dict[str, object], says: str, watch: MakeWatch) -> None:
    with pytest.raises(InvalidInput, match=says):
        await watch(**asked)


def quiet(begins_in_h: float, lasts_h: float) -> dict[str, str]:
    """Quiet hours that begin so many hours from now, in UTC."""
    begins = datetime.now(UTC) + timedelta(hours=begins_in_h)
    return {
        "start": begins.time().isoformat("minutes"),
        "end": (begins + timedelta(hours=lasts_h)).time().isoformat("minutes"),
        "time_zone": "Etc/UTC",
    }


async def told_to_webhooks(services: Services) -> int:
    row = await services.database.one(b"select count(*) as n from webhook_deliveries", {})
    return int(row["n"]) if row else 0


async def test_alerts_of_quiet_hours_wait_and_are_sent_when_they_end(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """Stored at once, told to nobody, and told once when the hours are over."""
    made = await watch(quiet_hours=quiet(-1, 3))
    await services.webhook_rows.create(user_id, "https://hooks.test/", "", (WebhookEvent.ALERT,))
    for price in ("100", "90"):
        shop.pages[URL] = product_page(price)
        await tick()
    [alert] = (await read(made)).alerts
    assert alert.held_until is not None
    assert timedelta(hours=1.9) < alert.held_until - datetime.now(UTC) < timedelta(hours=2.1)
    assert (await services.watch_rows.release(), await told_to_webhooks(services)) == (0, 0)
    await services.database.run(b"update watch_alerts set held_until = now() - interval '1 second'", {})
    await send_due(services)
    assert await told_to_webhooks(services) == 1
    [alert] = (await read(made)).alerts
    assert alert.held_until is None
    assert (await services.watch_rows.release(), await told_to_webhooks(services)) == (0, 1)


async def test_outside_of_quiet_hours_nothing_waits(
    shop: Shop, watch: MakeWatch, tick: Tick, read: Read, services: Services, user_id: UUID
) -> None:
    made = await watch(quiet_hours=quiet(2, 3))
    for price in ("100", "90"):
        shop.pages[URL] = product_page(price)
        await tick()
    [alert] = (await read(made)).alerts
    assert alert.held_until is None
    changed = await services.watches.change(user_id, made.id, WatchChanges(quiet_hours=None))
    assert changed.quiet_hours is None


@pytest.mark.parametrize(
    ("at", "until"),
    [
        pytest.param("2026-07-01 21:30+00", "2026-07-02 05:00+00", id="summer time: half past eleven at night"),
        pytest.param("2026-12-01 21:30+00", "2026-12-02 06:00+00", id="winter time: half past ten at night"),
        pytest.param("2026-12-01 04:00+00", "2026-12-01 06:00+00", id="after midnight"),
        pytest.param("2026-12-01 06:00+00", None, id="the end is not quiet"),
        pytest.param("2026-12-01 20:59+00", None, id="a minute before"),
        pytest.param("2026-10-24 21:30+00", "2026-10-25 06:00+00", id="a night in which the clock is put back"),
    ],
)
async def test_quiet_hours_are_by_the_clock_of_the_time_zone(services: Services, at: str, until: str | None) -> None:
    """From 22:00 to 07:00 in Berlin."""
    found = await services.database.one(
        b"""select emptor.quiet_until('{"start": "22:00", "end": "07:00", "time_zone": "Europe/Berlin"}', %(at)s::timestamptz)
              is not distinct from %(until)s::timestamptz as fits""",
        {"at": at, "until": until},
    )
    assert found == {"fits": True}
