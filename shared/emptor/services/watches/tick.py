"""The tick: every watch that is due is read once, whatever the number of ticks that run at the same time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from emptor.core.errors import EmptorError
from emptor.core.logging import bind
from emptor.db.watches import RunEnd
from emptor.models.page import FailureKind
from emptor.models.products import PriceObservation
from emptor.models.report import ReportOffer
from emptor.models.research import READ
from emptor.models.watches import AlertKind, NewAlert, ShopResult, Watch, WatchResult
from emptor.services.products.known import SUMMED_UP_MAX
from emptor.services.products.observations import observed_prices
from emptor.services.products.price_summary import NEW, lowest_for_days, summaries
from emptor.services.watches.alerts import ShopReading, best_of, decide
from emptor.services.watches.reading import BROKEN, OTHER_PRODUCT, Reading, Unread, read_watched
from emptor.utils.gtin import same_gtin

if TYPE_CHECKING:
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

TICK_EVERY_S = 15.0
MARGIN_S = 10.0  # beyond the fetch: extracting, storing
NEVER_CHARGED = "The shop strikes through {list_price}, which was never seen charged."
MAX_BACK_OFF_S = 7 * 86_400.0
# No later reading can go better: the watch is paused at the first.
HOPELESS = frozenset({FailureKind.INVALID_URL.value, FailureKind.FORBIDDEN_ADDRESS.value})

Pages = Mapping[str | None, Reading | Unread]  # by the address that is read; None: the watch's first


@dataclass
class Ticked:
    """What a tick did.

    Attributes:
        read: watches whose page showed an offer.
        failed: watches whose page did not.
        alerts: alerts raised.
        paused: watches that failed too often.
        void: runs whose watch was changed or deleted meanwhile; nothing was told.
    """

    read: int = 0
    failed: int = 0
    alerts: int = 0
    paused: int = 0
    void: int = 0


async def run_due(services: Services, remaining_s: Callable[[], float]) -> Ticked:
    """Run due watches, a few at a time, until none is due or the time left is short for another.

    A watch is moved to its next time when it is claimed, so a run that dies is made good then.

    Args:
        services: the process's services.
        remaining_s: seconds this process may still run.

    Raises:
        EmptorError: the database cannot be reached; what was under way has been finished or is due again later.
    """
    ticked = Ticked()
    if not _time_for_one(services, remaining_s):
        return ticked
    claimed = await services.watch_rows.claim(services.settings.watch_concurrency)
    lanes = [asyncio.create_task(_lane(services, watch, remaining_s, ticked)) for watch in claimed]
    try:
        ended = await asyncio.gather(*lanes, return_exceptions=True)
    finally:
        for lane in lanes:
            lane.cancel()
    if claimed:
        log.info("watches read", extra=vars(ticked))
    for error in ended:
        if isinstance(error, BaseException):
            raise error
    return ticked


async def watch_forever(services: Services, stop: asyncio.Event) -> None:
    """Tick every few seconds until `stop` is set; what is under way then is dropped. For servers; functions have a schedule."""
    stopped = asyncio.create_task(stop.wait())
    while not stop.is_set():
        tick = asyncio.create_task(run_due(services, lambda: math.inf))
        await asyncio.wait([tick, stopped], return_when=asyncio.FIRST_COMPLETED)
        if not tick.done():
            tick.cancel()
        try:
            await tick
        except EmptorError as error:
            log.warning("watches wait for the next tick: %s", error.message)
        except asyncio.CancelledError:
            if not stop.is_set():
                raise
        except Exception:
            log.exception("the tick of the watches failed")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(stopped), TICK_EVERY_S)
    await stopped


def _time_for_one(services: Services, remaining_s: Callable[[], float]) -> bool:
    return remaining_s() > services.settings.fetch_deadline_s + MARGIN_S


async def _lane(services: Services, watch: Watch, remaining_s: Callable[[], float], ticked: Ticked) -> None:
    """Run one watch after another: a slow page holds up its own lane only."""
    while True:
        with bind(watch_id=str(watch.id)):
            await _run(services, watch, ticked)
        claimed = await services.watch_rows.claim(1) if _time_for_one(services, remaining_s) else ()
        if not claimed:
            return
        watch = claimed[0]


async def _run(services: Services, watch: Watch, ticked: Ticked) -> None:
    pages = (None, *watch.also)
    found = await asyncio.gather(*(_read(services, watch, asked or watch.url) for asked in pages))
    read = without_others(watch, dict(zip(pages, found, strict=True)))
    readings = [await _kept(services, watch, asked, one) for asked, one in read.items() if isinstance(one, Reading)]
    if readings:
        end = await _good_run(services, watch, read, readings)
    else:
        end = failed_run(watch, _worst(read), services.settings.watch_max_failures)
    if not await services.watch_rows.finish(watch, end):
        ticked.void += 1
        return
    ticked.read += bool(readings)
    ticked.failed += not readings
    ticked.alerts += len(end.alerts)
    ticked.paused += end.paused_because is not None


async def _read(services: Services, watch: Watch, url: str) -> Reading | Unread:
    """Read a page. What extraction cannot cope with is a failure of the watch, so that it backs off like any other."""
    try:
        return await read_watched(services, watch, url)
    except EmptorError:
        raise
    except Exception:
        log.exception("a watched page could not be understood")
        return Unread(outcome=BROKEN, detail="The page could not be understood; this is a fault of the service.", retryable=True)


def without_others(watch: Watch, read: Pages) -> Pages:
    """What was read, without further pages that are of another product: both state a GTIN, and they differ."""
    first = read.get(None)
    known = next((shop.gtin for shop in watch.seen.shops if shop.asked is None), None)
    gtin = (first.product.gtin if isinstance(first, Reading) else None) or known
    return {asked: _other(one, gtin) if asked else one for asked, one in read.items()}


def _other(read: Reading | Unread, gtin: str | None) -> Reading | Unread:
    if not isinstance(read, Reading) or not gtin or not read.product.gtin or same_gtin(read.product.gtin, gtin):
        return read
    detail = f"The page is of another product: its GTIN is {read.product.gtin}, that of the first page {gtin}."
    return Unread(outcome=OTHER_PRODUCT, detail=detail, retryable=False)


def _worst(read: Pages) -> Unread:
    """Why nothing could be read: the first page's reason, unless another page may still be read later."""
    failed = [one for one in read.values() if isinstance(one, Unread)]
    return next((one for one in failed if one.outcome not in HOPELESS), failed[0])


async def _kept(services: Services, watch: Watch, asked: str | None, reading: Reading) -> ShopReading:
    """Keep what was read as a product and a dated price."""
    product_id = await services.product_rows.upsert(watch.user_id, reading.product, observed_prices(reading.offer))
    return ShopReading(asked, reading, product_id)


async def _good_run(services: Services, watch: Watch, read: Pages, readings: Sequence[ShopReading]) -> RunEnd:
    """The end of a run that showed an offer, with the alerts it raises."""
    best, histories = best_of(watch, readings), Histories(services, watch)
    lowest = None
    if AlertKind.LOWEST_IN_DAYS in watch.notify_on:
        lowest = _lowest(best.offer, [await histories.of(one.product_id) for one in readings])
    decision = decide(watch, readings, best, lowest_for_days=lowest)
    result = WatchResult(
        at=datetime.now(UTC),
        outcome=READ,
        offer=best.offer,
        shops=tuple(_shop(asked or watch.url, one) for asked, one in read.items()) if watch.also else (),
    )
    first = next((one.product_id for one in readings if one.asked is None), None)
    alerts = [await _with_list_price(histories, alert) for alert in decision.alerts]
    return RunEnd(result, decision.seen, product_id=first, alerts=tuple(alerts))


class Histories:
    """The prices that a watch's products have had, each product's looked up once in a run."""

    def __init__(self, services: Services, watch: Watch) -> None:
        self._rows = services.product_rows
        self._user_id = watch.user_id
        self._known: dict[UUID, Sequence[PriceObservation]] = {}

    async def of(self, product_id: UUID) -> Sequence[PriceObservation]:
        """Of one product, newest first."""
        if product_id not in self._known:
            found = await self._rows.prices(product_id, self._user_id, limit=SUMMED_UP_MAX)
            self._known[product_id] = found.items
        return self._known[product_id]


def _lowest(offer: ReportOffer, history: Sequence[Sequence[PriceObservation]]) -> int | None:
    if offer.price is None or offer.price.currency is None:
        return None
    condition = offer.condition.value if offer.condition else NEW
    return lowest_for_days(history, offer.price.amount, offer.price.currency, condition, datetime.now(UTC))


async def _with_list_price(histories: Histories, alert: NewAlert) -> NewAlert:
    """The alert with the word that its discount is none, where the page's own history shows that."""
    details = alert.details
    if details.list_price is None or details.price is None or details.product_id is None:
        return alert
    observed = await histories.of(details.product_id)
    of_this = (
        one
        for one in summaries(observed, datetime.now(UTC))
        if (one.currency, one.latest_at) == (details.price.currency, details.observed_at)
    )
    charged = next((one.list_price_charged for one in of_this), None)
    message = f"{alert.message} {NEVER_CHARGED.format(list_price=details.list_price)}" if charged is False else alert.message
    return alert.model_copy(update={"details": details.model_copy(update={"list_price_charged": charged}), "message": message})


def _shop(url: str, read: Reading | Unread) -> ShopResult:
    if isinstance(read, Unread):
        return ShopResult(url=url, outcome=read.outcome, detail=read.detail)
    return ShopResult(url=url, outcome=READ, offer=read.offer)


def failed_run(watch: Watch, unread: Unread, most: int) -> RunEnd:
    """The end of a run that brought nothing: twice the wait after each failure in a row, and a pause after `most`."""
    failures = watch.failures_in_a_row + 1
    result = WatchResult(at=datetime.now(UTC), outcome=unread.outcome, detail=unread.detail, retryable=unread.retryable)
    because = None
    if unread.outcome in HOPELESS:
        because = f"The page can never be read: {unread.detail}"
    elif failures >= most:
        because = (
            f"The page could not be read {failures} times in a row, the last time: {unread.outcome}. {unread.detail}".strip()
        )
    return RunEnd(
        result,
        watch.seen,
        failures_in_a_row=failures,
        retry_in_s=back_off_s(watch.every_s, failures),
        paused_because=because,
    )


def back_off_s(every_s: float, failures: int) -> float | None:
    """Seconds to wait after so many failures in a row; None for the usual time."""
    if failures <= 1:
        return None
    longest = max(every_s, MAX_BACK_OFF_S)
    return min(longest, math.ldexp(every_s, min(failures - 1, 20)))
