"""When watches run, and how often: once a tick, however many tick; later and later while a page fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from emptor.core.errors import Unavailable
from emptor.models.page import FailureKind
from emptor.models.watches import WatchChanges, WatchDetails, WatchView
from emptor.services.serving import working
from emptor.services.watches.tick import back_off_s, run_due, watch_forever
from emptor.services.wiring import Services

from .conftest import PLENTY_S, URL, MakeWatch, Shop, Tick, make_all_due, product_page, told

Read = Callable[[WatchView], Awaitable[WatchDetails]]

DAY_S = 86_400
MANY = 30


def seconds_until(at: datetime | None) -> float:
    assert at is not None
    return (at - datetime.now(UTC)).total_seconds()


async def test_a_new_watch_is_due_at_once_and_then_after_its_time(
    services: Services, shop: Shop, watch: MakeWatch, read: Read
) -> None:
    """With up to a tenth more, so that watches made together do not stay together."""
    shop.pages[URL] = product_page("100")
    made = await watch(every_minutes=60)
    assert seconds_until(made.next_run_at) <= 0
    assert (await run_due(services, lambda: PLENTY_S)).read == 1
    after = await read(made)
    assert 3_590 <= seconds_until(after.next_run_at) <= 3_960
    assert after.last_run_at is not None
    assert (await run_due(services, lambda: PLENTY_S)).read == 0
    assert shop.reads == [URL]


async def test_ticks_at_once_run_each_watch_once(services: Services, shop: Shop, watch: MakeWatch) -> None:
    """Five ticks, thirty due watches, thirty readings, one alert each."""
    for number in range(MANY):
        url = f"{URL}/{number}"
        shop.pages[url] = product_page("80")
        await watch(url, target_price="90", currency="USD")
    ticked = await asyncio.gather(*(run_due(services, lambda: PLENTY_S) for _ in range(5)))
    assert sorted(shop.reads) == sorted(f"{URL}/{number}" for number in range(MANY))
    assert sum(tick.read for tick in ticked) == sum(tick.alerts for tick in ticked) == MANY


async def test_no_more_pages_are_read_at_a_time_than_the_setting_says(services: Services, shop: Shop, watch: MakeWatch) -> None:
    for number in range(services.settings.watch_concurrency + 3):
        await watch(f"{URL}/{number}")
    shop.go_on.clear()
    tick = asyncio.create_task(run_due(services, lambda: PLENTY_S))
    async with asyncio.timeout(10):
        while len(shop.reads) < services.settings.watch_concurrency:
            shop.reading.clear()
            await shop.reading.wait()
    waiting = await services.database.one(b"select count(*) as n from watches where next_run_at <= now()", {})
    assert waiting == {"n": 3}
    shop.go_on.set()
    assert (await tick).failed == services.settings.watch_concurrency + 3


async def test_when_time_is_short_nothing_is_begun(services: Services, shop: Shop, watch: MakeWatch) -> None:
    """A watch that is not claimed is the next tick's; one that were claimed and dropped would wait its whole time."""
    await watch()
    await run_due(services, lambda: services.settings.fetch_deadline_s)
    assert shop.reads == []
    assert (await run_due(services, lambda: PLENTY_S)).failed == 1


async def test_a_run_that_dies_is_made_good_at_the_next_time(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    """The tick is killed while it reads: nothing is written, and the watch is still on its schedule."""
    shop.pages[URL] = product_page("100")
    made = await watch()
    shop.go_on.clear()
    dying = asyncio.create_task(run_due(services, lambda: PLENTY_S))
    await asyncio.wait_for(shop.reading.wait(), 10)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    between = await read(made)
    assert (between.status, between.last_result) == ("active", None)
    assert 0 < seconds_until(between.next_run_at) <= 1.1 * DAY_S
    shop.go_on.set()
    assert (await tick()).read == 1


async def test_failures_wait_longer_and_then_pause_the_watch_with_the_reason(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """After three here, by setting. Resuming starts again."""
    shop.pages[URL] = FailureKind.BLOCKED
    made = await watch()
    waits = []
    for _ in range(2):
        await tick()
        waits.append(seconds_until((await read(made)).next_run_at))
    assert DAY_S - 10 <= waits[0] <= 1.1 * DAY_S
    assert 2 * DAY_S - 10 <= waits[1] <= 2 * DAY_S
    assert (await tick()).paused == 1
    paused = await read(made)
    assert (paused.status, paused.next_run_at, paused.failures_in_a_row) == ("paused", None, 3)
    assert "3 times in a row" in (paused.paused_because or "")
    assert "blocked" in (paused.paused_because or "")
    assert (await tick()).failed == 0
    resumed = await services.watches.change(user_id, made.id, WatchChanges(paused=False))
    assert (resumed.status, resumed.paused_because, resumed.failures_in_a_row) == ("active", None, 0)


@pytest.mark.parametrize(
    ("every_s", "failures", "wait_s"),
    [
        (3_600, 1, None),
        (3_600, 2, 7_200),
        (3_600, 4, 28_800),
        (3_600, 50, 7 * DAY_S),
        (30 * DAY_S, 2, 30 * DAY_S),
    ],
)
def test_the_wait_doubles_up_to_a_week_or_the_usual_time(every_s: int, failures: int, wait_s: float | None) -> None:
    assert back_off_s(every_s, failures) == wait_s


async def test_an_address_that_can_never_be_read_pauses_the_watch_at_once(
    shop: Shop, watch: MakeWatch, tick: Tick, read: Read
) -> None:
    shop.pages[URL] = FailureKind.FORBIDDEN_ADDRESS
    made = await watch()
    await tick()
    assert (await read(made)).status == "paused"


async def test_extraction_that_fails_is_a_failure_of_the_watch(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It backs off like any other, and the tick goes on to other watches."""
    made = await watch()
    shop.pages[f"{URL}/2"] = product_page("100")
    await watch(f"{URL}/2")
    honest = services.scrape.one

    async def failing(url: str, **options: object) -> object:
        if url == URL:
            raise RecursionError("a page")
        return await honest(url, **options)

    monkeypatch.setattr(services.scrape, "one", failing)
    ticked = await tick()
    assert (ticked.read, ticked.failed) == (1, 1)
    assert (await read(made)).failures_in_a_row == 1


async def test_rules_that_change_during_a_run_make_it_void(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """The user raised the target while the page was being read by the old rules; the next run goes by the new ones."""
    shop.pages[URL] = product_page("80")
    made = await watch(target_price="90", currency="USD")
    shop.go_on.clear()
    running = asyncio.create_task(run_due(services, lambda: PLENTY_S))
    await asyncio.wait_for(shop.reading.wait(), 10)
    changed = await services.watches.change(user_id, made.id, WatchChanges(target_price="70"))
    shop.go_on.set()
    assert (await running).void == 1
    assert (await read(made)).alerts == ()
    assert seconds_until(changed.next_run_at) <= services.settings.watch_min_minutes * 60
    await tick()
    assert (await read(made)).alerts == ()


async def test_changing_a_watch_again_and_again_reads_its_page_no_more_often(
    services: Services, shop: Shop, watch: MakeWatch, user_id: UUID
) -> None:
    """New rules are tried soon, but never within the least time between two readings."""
    made = await watch()
    await run_due(services, lambda: PLENTY_S)
    for target in ("50", "51", "52"):
        change = WatchChanges.model_validate({"target_price": target, "currency": "USD"})
        await services.watches.change(user_id, made.id, change)
        await services.watches.change(user_id, made.id, WatchChanges(paused=True))
        resumed = await services.watches.change(user_id, made.id, WatchChanges(paused=False))
        await run_due(services, lambda: PLENTY_S)
    assert shop.reads == [URL]
    least_s = services.settings.watch_min_minutes * 60
    assert least_s - 10 <= seconds_until(resumed.next_run_at) <= least_s


async def test_a_paused_watch_is_not_read(services: Services, shop: Shop, watch: MakeWatch, user_id: UUID) -> None:
    made = await watch()
    paused = await services.watches.change(user_id, made.id, WatchChanges(paused=True))
    assert (paused.status, paused.next_run_at, paused.paused_because) == ("paused", None, None)
    await services.database.run(b"update watches set next_run_at = now() - interval '1 day'", {})
    await run_due(services, lambda: PLENTY_S)
    assert shop.reads == []


async def test_a_deleted_watch_leaves_its_prices_and_a_deleted_product_its_watch(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    shop.pages[URL] = product_page("100")
    made = await watch()
    await tick()
    product_id = (await read(made)).product_id
    assert product_id is not None
    await services.products.delete(user_id, product_id)
    assert (await read(made)).product_id is None
    shop.pages[URL] = product_page("95")
    await tick()
    after = await read(made)
    assert told(after.alerts) == ["price_drop"]
    assert after.product_id not in {None, product_id}
    await services.watches.delete(user_id, made.id)
    assert len((await services.products.page(user_id, 10, None, None)).items) == 1


async def test_an_unreachable_database_is_told_and_leaves_the_watch_due(
    services: Services, shop: Shop, watch: MakeWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A schedule's next tick tries again; the failed one is seen as failed."""
    shop.pages[URL] = product_page("100")
    await watch()

    async def refuse(*_: object) -> bool:
        raise Unavailable("The database cannot be reached.")

    monkeypatch.setattr(services.watch_rows, "finish", refuse)
    with pytest.raises(Unavailable):
        await run_due(services, lambda: PLENTY_S)
    monkeypatch.undo()
    await make_all_due(services)
    assert (await run_due(services, lambda: PLENTY_S)).read == 1


async def test_a_server_runs_watches_in_the_background(services: Services, shop: Shop, watch: MakeWatch) -> None:
    """Beside the worker and the sweeper; stopping drops what is under way and does not wait for it."""
    await watch()
    shop.go_on.clear()
    async with asyncio.timeout(20):
        async with working(services):
            await shop.reading.wait()
    assert shop.reads == [URL]


async def test_the_background_tick_outlives_a_failing_one(
    services: Services, shop: Shop, watch: MakeWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emptor.services.watches.tick.TICK_EVERY_S", 0.01)
    honest, calls = services.watch_rows.claim, 0

    async def failing_once(limit: int) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError("once")
        return await honest(limit)

    monkeypatch.setattr(services.watch_rows, "claim", failing_once)
    await watch()
    stop = asyncio.Event()
    ticking = asyncio.create_task(watch_forever(services, stop))
    await asyncio.wait_for(shop.reading.wait(), 10)
    stop.set()
    await asyncio.wait_for(ticking, 10)


async def test_observed_prices_become_the_products_history(
    services: Services, shop: Shop, watch: MakeWatch, tick: Tick, read: Read, user_id: UUID
) -> None:
    """Dated, with currency, seller, availability and the words of the page; the newest first."""
    made = await watch()
    for page in (("129.99",), ("119", "USD", "OutOfStock"), ("109.50", "EUR")):
        shop.pages[URL] = product_page(*page)
        await tick()
    product_id = (await read(made)).product_id
    assert product_id is not None
    prices = (await services.products.prices(user_id, product_id, 10, None)).items
    assert [(str(p.price), p.currency, p.availability) for p in prices] == [
        ("109.50", "EUR", "InStock"),
        ("119.00", "USD", "OutOfStock"),
        ("129.99", "USD", "InStock"),
    ]
    assert [p.observed_at for p in prices] == sorted((p.observed_at for p in prices), reverse=True)
    for price in prices:
        assert price.seller == "shop.test"
        snapshot = await services.snapshots.get(price.snapshot_id or "")
        assert snapshot is not None
        assert price.quote is not None
        assert price.quote in snapshot.text
    since = prices[1].observed_at
    assert len((await services.products.prices(user_id, product_id, 10, None, since=since)).items) == 2
    only = await services.products.prices(user_id, product_id, 10, None, currency="USD", since=since + timedelta(seconds=-1))
    assert [str(p.price) for p in only.items] == ["119.00"]
