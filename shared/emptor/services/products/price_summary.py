"""Whether a price is good, measured by the product's own history, and whether its discount is one.

A price holds from one observation to the next, so a price that was seen once a day for a month weighs more than one of an hour.
Compared are prices in one currency and condition, of what could be bought. With too short a history nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal

from emptor.agents.judging.offers import UNBUYABLE
from emptor.models.products import PriceObservation, PriceSummary

S_PER_DAY = 86_400.0
# Before that a low price may be the only one there has been.
LEAST_OBSERVATIONS, LEAST_DAYS = 3, 7.0
HALF = 0.5
NEW = "new"  # the condition of what a page states no condition of
CENT = Decimal("0.01")
STEADY = Decimal("0.02")  # a change of the average by less is none

Held = tuple[Decimal, float]  # a price, and for how many seconds it held


def summaries(observed: Iterable[PriceObservation], now: datetime) -> tuple[PriceSummary, ...]:
    """Return a summary for each currency and condition, the one observed last first. Prices without a currency are left out."""
    groups = sorted(_groups(observed).values(), key=lambda group: group[-1].observed_at, reverse=True)
    return tuple(_summary(group, now) for group in groups)


def lowest_for_days(
    shops: Iterable[Iterable[PriceObservation]], price: Decimal, currency: str, condition: str, now: datetime
) -> int | None:
    """For how many days none of a product's shops asked for less than `price`; None with too short a history.

    Args:
        shops: the observations of each page, in any order.
        price: what is asked for now, in `currency` and `condition`.
        currency: ISO 4217 code.
        condition: `new`, `used`, …
        now: the end of the time that is looked at.
    """
    groups = [group for shop in shops if (group := _groups(shop).get((currency, condition)))]
    return _lowest_days(groups, price, now) if _is_enough(groups, now) else None


def _groups(observed: Iterable[PriceObservation]) -> dict[tuple[str, str], list[PriceObservation]]:
    """What can be compared, by currency and condition, oldest first."""
    groups: dict[tuple[str, str], list[PriceObservation]] = defaultdict(list)
    for one in observed:
        if one.currency and one.availability not in UNBUYABLE:
            groups[one.currency, one.condition or NEW].append(one)
    return {kind: sorted(group, key=lambda one: one.observed_at) for kind, group in groups.items()}


def _is_enough(groups: Sequence[Sequence[PriceObservation]], now: datetime) -> bool:
    """Whether the history is long enough to say anything."""
    return sum(len(group) for group in groups) >= LEAST_OBSERVATIONS and _days(_first(groups), now) >= LEAST_DAYS


def _lowest_days(groups: Sequence[Sequence[PriceObservation]], price: Decimal, now: datetime) -> int:
    """For how many days nothing lower was seen; the whole history where nothing ever was."""
    ends = [end for group in groups if (end := _lower_until(group, price, now)) is not None]
    return int(_days(max(ends, default=_first(groups)), now))


def _first(groups: Sequence[Sequence[PriceObservation]]) -> datetime:
    return min(group[0].observed_at for group in groups)


def _days(since: datetime, now: datetime) -> float:
    return (now - since).total_seconds() / S_PER_DAY


def _lower_until(group: Sequence[PriceObservation], price: Decimal, now: datetime) -> datetime | None:
    """Until when something lower was asked for; None if never. A price holds until the next observation."""
    lower = [number for number, one in enumerate(group) if one.price < price]
    if not lower:
        return None
    return group[lower[-1] + 1].observed_at if lower[-1] + 1 < len(group) else now


def _summary(group: Sequence[PriceObservation], now: datetime) -> PriceSummary:
    latest, held = group[-1], _held(group, now)
    enough = _is_enough([group], now)
    lowest = min(group, key=lambda one: (one.price, -one.observed_at.timestamp()))
    return PriceSummary(
        currency=str(latest.currency),
        condition=latest.condition or NEW,
        latest=latest.price,
        latest_at=latest.observed_at,
        lowest=lowest.price,
        lowest_at=lowest.observed_at,
        highest=max(one.price for one in group),
        average=_average(held),
        observations=len(group),
        days=round(max(_days(group[0].observed_at, now), 0.0), 1),
        score=_score(held, latest.price) if enough else None,
        trend=_trend(group, now) if enough else None,
        lowest_in_days=_lowest_days([group], latest.price, now) if enough else None,
        list_price=latest.list_price,
        list_price_charged=_charged(group, latest) if enough else None,
    )


def _held(group: Sequence[PriceObservation], now: datetime) -> list[Held]:
    ends = [*(one.observed_at for one in group[1:]), now]
    return [(one.price, max((end - one.observed_at).total_seconds(), 0.0)) for one, end in zip(group, ends, strict=True)]


def _average(held: Sequence[Held]) -> Decimal:
    total = sum(seconds for _, seconds in held)
    if not total:
        return held[-1][0]
    return (sum((price * Decimal(seconds) for price, seconds in held), Decimal()) / Decimal(total)).quantize(CENT)


def _score(held: Sequence[Held], latest: Decimal) -> float:
    """The part of the time in which it cost more, and half of that in which it cost the same before; 1 is the best.

    The time since the latest observation is no evidence for it, so it does not count.
    """
    before = held[:-1]
    total = sum(seconds for _, seconds in before)
    more_expensive = sum(seconds for price, seconds in before if price > latest)
    same = sum(seconds for price, seconds in before if price == latest)
    return round((more_expensive + HALF * same) / total, 3) if total else HALF


def _trend(group: Sequence[PriceObservation], now: datetime) -> Literal["rising", "falling", "steady"]:
    """The average of the later half of the time against that of the earlier half."""
    middle = group[0].observed_at + (now - group[0].observed_at) / 2
    earlier = [one for one in group if one.observed_at <= middle]
    # The price that held in the middle holds into the later half.
    later = [earlier[-1].model_copy(update={"observed_at": middle}), *(one for one in group if one.observed_at > middle)]
    before, after = _average(_held(earlier, middle)), _average(_held(later, now))
    if abs(after - before) <= before * STEADY:
        return "steady"
    return "rising" if after > before else "falling"


def _charged(group: Sequence[PriceObservation], latest: PriceObservation) -> bool | None:
    """Whether the price that is struck through was ever asked for; null without one."""
    if latest.list_price is None or latest.list_price <= latest.price:
        return None
    return any(one.price >= latest.list_price for one in group)
