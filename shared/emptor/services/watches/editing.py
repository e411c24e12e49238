"""Watches: make, list, read, change, delete. Running them is the tick's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from emptor.core.errors import InvalidInput, NotFound
from emptor.core.settings import Settings
from emptor.db.products import ProductRepository
from emptor.db.watches import NewWatch, WatchRepository
from emptor.models.api import CursorPage
from emptor.models.watches import (
    FURTHER_PAGES_MAX,
    S_PER_MINUTE,
    SHOWN_ALERTS,
    AlertKind,
    QuietHours,
    Watch,
    WatchAlert,
    WatchChanges,
    WatchDetails,
    WatchRequest,
    WatchRules,
    WatchView,
)
from emptor.services.jobs.research import require_http_url
from emptor.services.links import watch_links

MAY_BE_NULL = ("target_price", "currency", *WatchRules.model_fields)
RULES = (*(name for name in MAY_BE_NULL if name != "quiet_hours"), "notify_on")
RULE_OF = {
    AlertKind.BELOW_TARGET: ("target_price",),
    AlertKind.PERCENT_DROP: ("drop_percent",),
    AlertKind.IN_RANGE: ("range_low", "range_high"),
    AlertKind.LOWEST_IN_DAYS: ("lowest_days",),
    AlertKind.BELOW_UNIT_TARGET: ("target_unit_price",),
}
NOTHING_TOLD = {"target_told": False, "range_told": False, "unit_target_told": False, "reference": None}
CREATED = ("label", *MAY_BE_NULL)
SHOWN = tuple(name for name in WatchView.model_fields if name in Watch.model_fields and name != "next_run_at")


class WatchService:
    """The use cases of watches, for one user at a time."""

    def __init__(self, watches: WatchRepository, products: ProductRepository, settings: Settings) -> None:
        self._watches = watches
        self._products = products
        self._settings = settings

    async def create(self, user_id: UUID, request: WatchRequest) -> WatchView:
        """Make a watch. It is due at once.

        Raises:
            NotFound: the product is not the user's.
            InvalidInput: an address is none, the time between runs too short, or the target incomplete.
            Conflict: the user watches the page already.
            LimitExceeded: the user has as many watches as there may be.
        """
        url, *also = await self._pages(user_id, request)
        given = {name: getattr(request, name) for name in CREATED}
        new = NewWatch(
            url=url,
            also=tuple(also),
            every_s=request.every_minutes * S_PER_MINUTE,
            notify_on=request.notify_on or _default_kinds(request),
            **given,
        )
        self._check(new)
        await self._check_zone(request.quiet_hours)
        return WatchView(**shown(await self._watches.create(user_id, new, most=self._settings.quota_watches)))

    async def _pages(self, user_id: UUID, request: WatchRequest) -> list[str]:
        """The addresses that are watched, each once: those of the request, then those where the product's GTIN was seen."""
        if (request.url is None) == (request.product_id is None):
            raise InvalidInput("Give the product's page as `url`, or a product of yours as `product_id`: one of them.")
        most = FURTHER_PAGES_MAX + 1
        known = [request.url or ""]
        if request.product_id:
            known = await self._products.pages_of(request.product_id, user_id, limit=most)
        if not known:
            raise NotFound(f"There is no product {request.product_id}. Check the id, or list yours with GET /api/v1/products.")
        pages = list(dict.fromkeys([*known, *request.also]))[:most]
        for page in pages:
            require_http_url(page)
        return pages

    async def _check_zone(self, hours: QuietHours | None) -> None:
        if hours is not None and not await self._watches.knows_time_zone(hours.time_zone):
            raise InvalidInput(f"There is no time zone {hours.time_zone!r}: give an IANA name, as `Europe/Berlin`.")

    async def get(self, user_id: UUID, watch_id: UUID) -> WatchDetails:
        """Return the watch with its newest alerts. Raises NotFound for another user's as for one that does not exist."""
        watch = await self._owned(user_id, watch_id)
        alerts = await self._watches.alerts(watch_id, user_id, limit=SHOWN_ALERTS)
        return WatchDetails(**shown(watch), alerts=tuple(alerts.items))

    async def page(self, user_id: UUID, limit: int, cursor: str | None) -> CursorPage[WatchView]:
        """List watches, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        found = await self._watches.page(user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(WatchView(**shown(watch)) for watch in found.items), next_cursor=found.next_cursor)

    async def alerts(self, user_id: UUID, watch_id: UUID, limit: int, cursor: str | None) -> CursorPage[WatchAlert]:
        """List a watch's alerts, newest first. Raises NotFound, or InvalidInput for a wrong cursor."""
        await self._owned(user_id, watch_id)
        found = await self._watches.alerts(watch_id, user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(found.items), next_cursor=found.next_cursor)

    async def change(self, user_id: UUID, watch_id: UUID, changes: WatchChanges) -> WatchView:
        """Pause, resume or change a watch. New rules, and a resumed watch, are tried soon; a run under way becomes void.

        Raises:
            NotFound: it is not the user's.
            InvalidInput: what would come of it is not a watch; nothing was changed.
        """
        await self._check_zone(changes.quiet_hours)
        for page in changes.also or ():
            require_http_url(page)
        watch = await self._watches.change(watch_id, user_id, lambda watch: self._changed(watch, changes))
        if watch is None:
            raise _missing(watch_id)
        return WatchView(**shown(watch))

    async def delete(self, user_id: UUID, watch_id: UUID) -> None:
        """Delete a watch with its alerts; the prices it observed stay with the product. Raises NotFound."""
        if not await self._watches.delete(watch_id, user_id):
            raise _missing(watch_id)

    async def _owned(self, user_id: UUID, watch_id: UUID) -> Watch:
        watch = await self._watches.get(watch_id, user_id)
        if watch is None:
            raise _missing(watch_id)
        return watch

    def _changed(self, watch: Watch, changes: WatchChanges) -> Watch:
        given = _given(changes)
        after = watch.model_copy(update={name: value for name, value in given.items() if name != "paused"})
        new_rules = any(getattr(after, name) != getattr(watch, name) for name in RULES)
        if new_rules or after.every_s != watch.every_s:
            self._check(after)
        update: dict[str, Any] = {}
        resumed = given.get("paused") is False and not watch.enabled
        if resumed:
            update |= {"enabled": True, "paused_because": None, "failures_in_a_row": 0}
        elif given.get("paused") and watch.enabled:
            update |= {"enabled": False, "paused_because": None}
        if new_rules:
            update["seen"] = watch.seen.model_copy(update=NOTHING_TOLD)
        if resumed or new_rules:
            update["next_run_at"] = _soonest(watch, self._settings.watch_min_minutes * S_PER_MINUTE)
        elif after.every_s != watch.every_s:
            update["next_run_at"] = _soonest(watch, after.every_s)
        if update:
            update["runs"] = watch.runs + 1
        return after.model_copy(update=update)

    def _check(self, watch: NewWatch | Watch) -> None:
        least = self._settings.watch_min_minutes
        if watch.every_s < least * S_PER_MINUTE:
            raise InvalidInput(f"A page is read every {least} minutes at most: give `every_minutes` of {least} or more.")
        has_range = watch.range_low is not None or watch.range_high is not None
        if (watch.target_unit_price is None) != (watch.unit is None):
            raise InvalidInput("`target_unit_price` and `unit` come together: give both, or neither.")
        amounts = (watch.target_price, watch.target_unit_price)
        if (amounts == (None, None) and not has_range) != (watch.currency is None):
            raise InvalidInput(
                "`target_price`, `target_unit_price` or a range, and `currency`, come together: give both, or neither."
            )
        if watch.range_low is not None and watch.range_high is not None and watch.range_low > watch.range_high:
            raise InvalidInput("`range_low` is above `range_high`: give the lower price as `range_low`.")
        for kind in watch.notify_on:
            needed = RULE_OF.get(kind, ())
            if needed and all(getattr(watch, name) is None for name in needed):
                raise InvalidInput(f"`{kind.value}` needs {' or '.join(f'`{name}`' for name in needed)}: give it.")


def shown(watch: Watch) -> dict[str, Any]:
    """The fields of a WatchView."""
    return {
        **{name: getattr(watch, name) for name in SHOWN},
        "status": "active" if watch.enabled else "paused",
        "every_minutes": watch.every_s // S_PER_MINUTE,
        "next_run_at": watch.next_run_at if watch.enabled else None,
        "links": watch_links(watch.id, watch.product_id),
    }


def _default_kinds(request: WatchRequest) -> tuple[AlertKind, ...]:
    ruled = (kind for kind, names in RULE_OF.items() if any(getattr(request, name) is not None for name in names))
    return (AlertKind.PRICE_DROP, *ruled, AlertKind.BACK_IN_STOCK)


def _given(changes: WatchChanges) -> dict[str, Any]:
    """What the request names. Null takes a rule away; for what cannot be without a value, it means nothing."""
    given = {name: getattr(changes, name) for name in changes.model_fields_set}
    given = {name: value for name, value in given.items() if value is not None or name in MAY_BE_NULL}
    if "also" in given:
        given["also"] = tuple(dict.fromkeys(given["also"]))
    if "every_minutes" in given:
        given["every_s"] = given.pop("every_minutes") * S_PER_MINUTE
    return given


def _soonest(watch: Watch, gap_s: int) -> datetime:
    """Now, unless the last run began less than `gap_s` ago: changing a watch again and again reads no page more often."""
    now = datetime.now(UTC)
    return max(now, watch.last_run_at + timedelta(seconds=gap_s)) if watch.last_run_at else now


def _missing(watch_id: UUID) -> NotFound:
    return NotFound(f"There is no watch {watch_id}. Check the id, or list yours with GET /api/v1/watches.")
