"""The tick: every watch that is due is read once, whatever the number of ticks that run at the same time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from emptor.core.errors import EmptorError
from emptor.core.logging import bind
from emptor.db.watches import RunEnd
from emptor.models.page import FailureKind
from emptor.models.research import READ
from emptor.models.watches import Watch, WatchResult
from emptor.services.products.observations import observed_prices
from emptor.services.watches.alerts import decide
from emptor.services.watches.reading import BROKEN, Reading, Unread, read_watched

if TYPE_CHECKING:
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

TICK_EVERY_S = 15.0
MARGIN_S = 10.0  # beyond the fetch: extracting, storing
MAX_BACK_OFF_S = 7 * 86_400.0
# No later reading can go better: the watch is paused at the first.
HOPELESS = frozenset({FailureKind.INVALID_URL.value, FailureKind.FORBIDDEN_ADDRESS.value})


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
    reading = await _read(services, watch)
    if isinstance(reading, Unread):
        end = failed_run(watch, reading, services.settings.watch_max_failures)
    else:
        product_id = await services.product_rows.upsert(watch.user_id, reading.product, observed_prices(reading.offer))
        end = good_run(watch, reading, product_id)
    if not await services.watch_rows.finish(watch, end):
        ticked.void += 1
        return
    ticked.read += isinstance(reading, Reading)
    ticked.failed += isinstance(reading, Unread)
    ticked.alerts += len(end.alerts)
    ticked.paused += end.paused_because is not None


async def _read(services: Services, watch: Watch) -> Reading | Unread:
    """Read the page. What extraction cannot cope with is a failure of the watch, so that it backs off like any other."""
    try:
        return await read_watched(services, watch)
    except EmptorError:
        raise
    except Exception:
        log.exception("a watched page could not be understood")
        return Unread(outcome=BROKEN, detail="The page could not be understood; this is a fault of the service.", retryable=True)


def good_run(watch: Watch, reading: Reading, product_id: UUID) -> RunEnd:
    """The end of a run that showed an offer, with the alerts it raises."""
    decision = decide(watch, reading)
    alerts = tuple(
        alert.model_copy(update={"details": alert.details.model_copy(update={"product_id": product_id})})
        for alert in decision.alerts
    )
    result = WatchResult(at=datetime.now(UTC), outcome=READ, offer=reading.offer)
    return RunEnd(result, decision.seen, product_id=product_id, alerts=alerts)


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
