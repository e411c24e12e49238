"""What is different between two runs: which products are one, what they cost, how they are judged."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from emptor.models.brief import Brief
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.report import Candidate, Identifiers, Recommendation, Report, ReportOffer, Verdict, VerdictKind
from emptor.services.jobs.comparing import best_offer, pairs, product_changes, same_recommendation

AT = datetime(2026, 11, 29, tzinfo=UTC)
BRIEF = Brief(question="headphones")
SHOP = "https://shop.example"


def offer(price: str | None, **more: Any) -> ReportOffer:
    given = {"url": f"{SHOP}/p", "seller": "shop", "availability": None, "observed_at": AT, "evidence": None, **more}
    currency = given.pop("currency", "USD")
    return ReportOffer(price=Money(amount=Decimal(price), currency=currency) if price else None, **given)


def product(name: str, price: str | None = "100", *, rank: int = 1, gtin: str | None = None, **more: Any) -> Candidate:
    url = more.pop("url", f"{SHOP}/{name}")
    offers = more.pop("offers", (offer(price, url=url),))
    return Candidate(
        name=name, url=url, rank=rank, score=0.5, qualifies=True, identifiers=Identifiers(gtin=gtin), offers=offers, **more
    )


def report(*candidates: Candidate, best: int | None = 1) -> Report:
    chosen = next((one for one in candidates if one.rank == best), None)
    return Report(
        job_id=uuid4(),
        brief=BRIEF,
        summary="",
        candidates=candidates,
        recommendation=Recommendation(rank=chosen.rank, name=chosen.name, statements=()) if chosen else None,
        web="live",
        generated_at=AT,
    )


def verdict(kind: VerdictKind) -> Verdict:
    return Verdict(constraint="has wireless", verdict=kind, evidence=None)


def test_a_number_on_the_package_goes_before_a_page_and_a_page_before_a_name() -> None:
    """However the lists are ordered, the surest sign is used up first."""
    by_name = product("H700", url=f"{SHOP}/old")
    by_number = product("Sonnika H-700", gtin="00012345678905", url=f"{SHOP}/a")
    by_page = product("The H", url=f"{SHOP}/page")
    now = [product("h700", url=f"{SHOP}/page"), product("H700", gtin="12345678905", url=f"{SHOP}/new")]
    found = pairs([by_name, by_number, by_page], now)
    assert found == [(by_page, now[0]), (by_number, now[1]), (by_name, None)]


def test_two_numbers_that_differ_are_two_products_under_one_name() -> None:
    one, other = product("H700", gtin="4006381333931"), product("H700", gtin="9527781001459")
    assert pairs([one], [other]) == [(None, other), (one, None)]


@pytest.mark.parametrize(
    ("before", "now", "amount", "percent"),
    [
        pytest.param(offer("100"), offer("80.50"), "-19.50", "-19.5", id="cheaper"),
        pytest.param(offer("80"), offer("100"), "20", "25.0", id="more expensive"),
        pytest.param(offer("0"), offer("5"), "5", None, id="it was free"),
        pytest.param(offer("100"), offer("100.00"), None, None, id="the same"),
        pytest.param(offer("100"), offer("80", currency="EUR"), None, None, id="another currency"),
        pytest.param(offer("100"), offer("80", condition=Condition.USED), None, None, id="another condition"),
        pytest.param(offer("100"), offer(None, availability=Availability.SOLD_OUT), None, None, id="no price now"),
    ],
)
def test_only_prices_that_can_be_compared_change(
    before: ReportOffer, now: ReportOffer, amount: str | None, percent: str | None
) -> None:
    [change] = product_changes(report(product("H", offers=(before,))), report(product("H", offers=(now,))))
    found = change.price
    assert (found and found.amount) == (Decimal(amount) if amount else None)
    assert (found and found.percent) == (Decimal(percent) if percent else None)


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        pytest.param(product("H"), "same", id="nothing"),
        pytest.param(product("H", rank=2), "changed", id="its rank"),
        pytest.param(product("H", "99"), "changed", id="its price"),
        pytest.param(
            product("H", offers=(offer("100", url=f"{SHOP}/H", observed_at=datetime.now(UTC)),)), "same", id="when it was read"
        ),
        pytest.param(product("Another", url=f"{SHOP}/x"), "new", id="it is another"),
    ],
)
def test_a_product_is_said_to_be_new_changed_or_the_same(now: Candidate, kind: str) -> None:
    changes = product_changes(report(product("H")), report(now, best=now.rank))
    assert changes[0].kind == kind
    assert [change.kind for change in changes[1:]] == (["gone"] if kind == "new" else [])


def test_only_demands_of_both_runs_are_judged_differently() -> None:
    before = product("H", verdicts=(verdict(VerdictKind.UNKNOWN),))
    added = Verdict(constraint="weight <= 1 kg", verdict=VerdictKind.FAIL, evidence=None)
    [change] = product_changes(report(before), report(product("H", verdicts=(verdict(VerdictKind.PASS), added))))
    assert [(one.constraint, one.before, one.now) for one in change.verdicts] == [
        ("has wireless", VerdictKind.UNKNOWN, VerdictKind.PASS)
    ]
    assert change.kind == "changed"


def test_the_offer_of_its_own_page_stands_for_a_product_and_no_doubted_or_used_one() -> None:
    doubted, used = offer("1", suspicious="too cheap"), offer("50", condition=Condition.USED)
    other, own = offer("90", url=f"{SHOP}/other"), offer("100", url=f"{SHOP}/H")
    assert best_offer(product("H", offers=(doubted, used, other, own)), BRIEF) == own
    assert best_offer(product("H", offers=(doubted, used, other)), BRIEF) == other
    assert best_offer(product("H", offers=(doubted, used)), BRIEF) == used
    assert best_offer(product("H", offers=(doubted,)), BRIEF) is None


def test_one_product_under_two_names_is_the_same_recommendation() -> None:
    before = report(product("H700", gtin="4006381333931"))
    assert same_recommendation(before, report(product("Sonnika H 700", gtin="4006381333931", url=f"{SHOP}/x")))
    assert not same_recommendation(before, report(product("H700", gtin="9527781001459")))
    assert not same_recommendation(before, report(product("H700", gtin="4006381333931"), best=None))
    assert same_recommendation(report(best=None), report(product("H"), best=None))
