"""Is this a good price? By the product's own history, and by nothing that was not seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from emptor.models.products import PriceObservation
from emptor.services.products.price_summary import summaries

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def seen(days_ago: float, price: str, **more: object) -> PriceObservation:
    given = {"currency": "USD", "availability": "InStock", "condition": "new", **more}
    at = NOW - timedelta(days=days_ago)
    return PriceObservation(
        observed_at=at,
        price=Decimal(price),
        seller="shop",
        snapshot_id=None,
        quote=None,
        **given,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("history", "score", "lowest_in"),
    [
        pytest.param([(30, "100"), (20, "100"), (1, "80")], 1.0, 30, id="never as low"),
        pytest.param([(30, "80"), (20, "80"), (1, "100")], 0.0, 1, id="never as high"),
        pytest.param([(30, "100"), (20, "100"), (1, "100")], 0.5, 30, id="always the same"),
        pytest.param([(40, "70"), (30, "100"), (0, "80")], 0.75, 30, id="lower a month ago"),
        pytest.param([(20, "50"), (19.9, "100"), (0, "90")], 0.995, 19, id="a slip of two hours weighs little"),
    ],
)
def test_a_price_is_as_good_as_the_time_in_which_it_cost_more(
    history: list[tuple[float, str]], score: float, lowest_in: int
) -> None:
    """A price holds until the next one is seen; in which order they are given does not matter."""
    [summary] = summaries([seen(*one) for one in reversed(history)], NOW)
    assert (summary.score, summary.lowest_in_days) == (score, lowest_in)


@pytest.mark.parametrize("history", [[(30, "100"), (1, "80")], [(3, "100"), (2, "100"), (1, "80")]])
def test_a_short_history_says_nothing(history: list[tuple[float, str]]) -> None:
    """Neither a score nor a lowest price in days; the figures that were seen are there."""
    [summary] = summaries([seen(*one, list_price=Decimal(200)) for one in history], NOW)
    assert (summary.score, summary.lowest_in_days, summary.list_price_charged) == (None, None, None)
    assert (summary.lowest, summary.highest) == (Decimal(80), Decimal(100))


@pytest.mark.parametrize(
    ("prices", "list_price", "charged"),
    [
        (["80", "80", "80"], "160", False),
        (["160", "120", "80"], "160", True),
        (["80", "80", "80"], None, None),
        (["80", "80", "80"], "80", None),
    ],
)
def test_a_list_price_that_was_never_asked_for_is_named(prices: list[str], list_price: str | None, charged: bool | None) -> None:
    """A discount from it is none."""
    listed = Decimal(list_price) if list_price else None
    observed = [seen(30 - 10 * n, price, list_price=listed) for n, price in enumerate(prices)]
    assert summaries(observed, NOW)[0].list_price_charged is charged


def test_what_cannot_be_compared_is_kept_apart_or_left_out() -> None:
    """Currencies and conditions have summaries of their own; the price of what is sold out, or in no known currency, has none."""
    observed = [
        seen(30, "100"), seen(20, "100"), seen(10, "90"),
        seen(25, "50", condition="used"), seen(5, "95", currency="EUR"),
        seen(4, "10", availability="OutOfStock"), seen(3, "9", currency=None),
    ]  # fmt: skip
    found = {(one.currency, one.condition): one for one in summaries(observed, NOW)}
    assert set(found) == {("EUR", "new"), ("USD", "new"), ("USD", "used")}
    assert found["USD", "new"].lowest == Decimal(90)
    assert found["USD", "new"].average == Decimal("96.67")
    assert summaries([], NOW) == ()


@pytest.mark.parametrize(
    ("history", "trend"),
    [
        pytest.param([(30, "100"), (20, "110"), (5, "120")], "rising", id="it rises"),
        pytest.param([(30, "120"), (20, "110"), (5, "100")], "falling", id="it falls"),
        pytest.param([(30, "100"), (20, "100"), (5, "101")], "steady", id="within two percent"),
        pytest.param([(30, "100"), (29, "150"), (28.9, "100"), (1, "100")], "steady", id="a slip of two hours moves nothing"),
        pytest.param([(3, "100"), (2, "90"), (1, "80")], None, id="too short a history"),
    ],
)
def test_the_trend_is_by_how_long_each_price_held(history: list[tuple[float, str]], trend: str | None) -> None:
    """The later half of the time against the earlier one."""
    [summary] = summaries([seen(*one) for one in history], NOW)
    assert summary.trend == trend
