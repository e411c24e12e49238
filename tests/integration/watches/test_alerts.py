"""What a watch tells of: pages change, ticks read them, and alerts are raised or not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from emptor.models.page import FailureKind
from emptor.models.watches import WatchChanges, WatchDetails, WatchView
from emptor.services.wiring import Services

from .conftest import NAME, URL, MakeWatch, Shop, Tick, product_page, told

Read = Callable[[WatchView], Awaitable[WatchDetails]]

ALL = ["price_drop", "below_target", "back_in_stock"]
TARGET = {"target_price": "90", "currency": "USD", "notify_on": ALL}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([("100",), ("80.50",)], ["price_drop", "below_target"], id="a drop below the target"),
        pytest.param([("100",), ("95",)], ["price_drop"], id="a drop that does not reach the target"),
        pytest.param([("100",), ("90",)], ["price_drop", "below_target"], id="exactly the target is reached"),
        pytest.param([("80",)], ["below_target"], id="below the target at the first reading"),
        pytest.param([("100",)], [], id="a first reading has nothing to compare with"),
        pytest.param([("100",), ("100.00",)], [], id="the same price written otherwise"),
        pytest.param([("95",), ("100",)], [], id="a rise"),
        pytest.param([("80",), ("80",), ("80",)], ["below_target"], id="a target that stays reached is told once"),
        pytest.param(
            [("80",), ("99",), ("80",)], ["below_target", "price_drop", "below_target"], id="reached again is told again"
        ),
        pytest.param([("100",), ("80", "EUR")], [], id="another currency is not compared"),
        pytest.param([("100",), ("92", "EUR"), ("95",)], ["price_drop"], id="nor does it hide a drop in the first one"),
        pytest.param([("100",), ("95", "EUR"), ("92", "EUR")], ["price_drop"], id="each currency with itself"),
        pytest.param(
            [("100",), (None,), ("95",)], ["price_drop"], id="a price that is missing once alerts nobody and is passed over"
        ),
        pytest.param([("100", "USD", "OutOfStock"), ("100",)], ["back_in_stock"], id="back in stock"),
        pytest.param([(None, "USD", "SoldOut"), ("100",)], ["back_in_stock"], id="back in stock, with a price again"),
        pytest.param([("100", "USD", "OutOfStock"), ("100", "USD", "PreOrder")], [], id="an order ahead is not in stock"),
        pytest.param([("100", "USD", "OutOfStock"), ("100", "USD", None)], [], id="unknown availability is not in stock"),
        pytest.param([("100", "USD", "OutOfStock"), ("100", "USD", None), ("100",)], ["back_in_stock"], id="unknown in between"),
        pytest.param([("100", "USD", None), ("100",)], [], id="in stock, but it was never known to be gone"),
        pytest.param([("100",), ("80", "USD", "OutOfStock")], [], id="a low price of what cannot be bought"),
        pytest.param(
            [("100",), ("80", "USD", "OutOfStock"), ("80",)],
            ["price_drop", "below_target", "back_in_stock"],
            id="until it can be bought: the drop is from the last price it could be bought at",
        ),
    ],
)
async def test_what_is_told(
    pages: list[tuple[str | None, ...]], expected: list[str], shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """Each row is what the page shows at one reading after another: price, currency (USD), availability (in stock)."""
    made = await watch(**TARGET)
    for page in pages:
        shop.pages[URL] = product_page(*page)
        ticked = await tick()
        assert (ticked.read, ticked.failed) == (1, 0)
    assert told((await read(made)).alerts) == expected


async def test_an_alert_says_what_was_seen_and_by_which_words(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """The quotation stands in the snapshot that it names."""
    made = await watch(label="Headphones for Ann", **TARGET)
    for price in ("129.99", "84.50"):
        shop.pages[URL] = product_page(price)
        await tick()
    below, drop = (await read(made)).alerts
    assert (str(drop.price), str(drop.previous_price), drop.target_price) == ("84.50 USD", "129.99 USD", None)
    assert drop.message == "Headphones for Ann: 84.50 USD, down from 129.99 USD."
    assert str(below.target_price) == "90.00 USD"
    assert drop.evidence is not None
    snapshot = await services.snapshots.get(drop.evidence.snapshot_id)
    assert snapshot is not None
    assert drop.evidence.quote in snapshot.text
    assert "84.50" in drop.evidence.quote
    details = await services.products.get(user_id, drop.product_id or uuid4())
    assert details.name == NAME


async def test_only_what_was_asked_for_is_told(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    made = await watch(notify_on="back_in_stock")
    for page in (("100", "USD", "OutOfStock"), ("100",), ("50",)):
        shop.pages[URL] = product_page(*page)
        await tick()
    assert told((await read(made)).alerts) == ["back_in_stock"]


async def test_a_new_target_that_is_met_already_is_told(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """Though the price did not move: the user has just asked."""
    made = await watch(**TARGET)
    shop.pages[URL] = product_page("80")
    await tick()
    await services.watches.change(user_id, made.id, WatchChanges(target_price="85"))
    await tick()
    assert told((await read(made)).alerts) == ["below_target", "below_target"]


async def test_a_page_that_became_another_product_is_not_compared(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """A shop reuses an address: the cable that is sold there now is no cheaper pair of headphones."""
    made = await watch()
    shop.pages[URL] = product_page("100", gtin="4006381333931")
    await tick()
    shop.pages[URL] = product_page("9.99", name="USB-C cable", gtin="5901234123457")
    await tick()
    assert (await read(made)).alerts == ()
    shop.pages[URL] = product_page("8.99", name="USB-C cable, 1 m", gtin="5901234123457")
    await tick()
    assert told((await read(made)).alerts) == ["price_drop"]


async def test_a_gtin_with_leading_zeros_is_the_same_product(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    """A shop that turns a UPC into 13 digits and rewords the name sells the same thing, so that the drop is told."""
    made = await watch()
    shop.pages[URL] = product_page("100", gtin="036000291452")
    await tick()
    shop.pages[URL] = product_page("80", name="Headphones, black", gtin="0036000291452")
    await tick()
    assert told((await read(made)).alerts) == ["price_drop"]


async def test_a_redirect_to_another_product_is_not_compared(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    made = await watch()
    shop.pages[URL] = product_page("100")
    await tick()
    shop.redirects[URL] = "https://shop.test/p/something-else"
    shop.pages[URL] = product_page("10", name="Something else")
    await tick()
    assert (await read(made)).alerts == ()


async def test_markup_without_its_words_is_not_believed(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were extraction to invent a price, the watch would take it for unknown: no observation, no alert."""
    made = await watch(**TARGET)
    shop.pages[URL] = product_page("100")
    await tick()
    honest = services.scrape.one

    async def inventing(url: str, **options: object) -> object:
        result = await honest(url, **options)
        assert result.extraction is not None
        assert result.extraction.product is not None
        offer = result.extraction.product.offer
        assert offer.price is not None
        low = offer.model_copy(update={"price": offer.price.model_copy(update={"value": offer.price.value / 2})})
        product = result.extraction.product.model_copy(update={"offer": low})
        return result.model_copy(update={"extraction": result.extraction.model_copy(update={"product": product})})

    monkeypatch.setattr(services.scrape, "one", inventing)
    await tick()
    after = await read(made)
    assert after.alerts == ()
    assert after.last_result is not None
    assert after.last_result.offer is not None
    assert after.last_result.offer.price is None


@pytest.mark.parametrize("kind", [FailureKind.BLOCKED, FailureKind.TIMEOUT, FailureKind.HTTP_STATUS])
async def test_a_page_that_cannot_be_read_alerts_nobody_and_loses_nothing(
    kind: FailureKind, shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """The comparison goes on with what was seen before."""
    made = await watch(**TARGET)
    shop.pages[URL] = product_page("100")
    await tick()
    shop.pages[URL] = kind
    await tick()
    failed = await read(made)
    assert (failed.alerts, failed.failures_in_a_row) == ((), 1)
    assert failed.last_result is not None
    assert failed.last_result.outcome == kind.value
    shop.pages[URL] = product_page("95")
    await tick()
    again = await read(made)
    assert (told(again.alerts), again.failures_in_a_row) == (["price_drop"], 0)


async def test_a_block_page_with_status_200_is_a_failure(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    made = await watch()
    shop.pages[URL] = (
        "<html><head><title>Just a moment...</title></head><body><div id='cf-challenge-running'></div>"
        "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>"
        "Checking your browser before accessing shop.test. Enable JavaScript and cookies to continue.</body></html>"
    )
    await tick()
    after = await read(made)
    assert after.last_result is not None
    assert after.last_result.outcome == "blocked"


async def test_a_page_without_an_offer_is_a_failure(shop: Shop, watch: MakeWatch, tick: Tick, read: Read) -> None:
    made = await watch()
    shop.pages[URL] = "<html><title>About us</title><body><h1>About us</h1><p>We sell headphones.</p></body></html>"
    await tick()
    after = await read(made)
    assert after.last_result is not None
    assert after.last_result.outcome == "no_offer"
    assert after.failures_in_a_row == 1
