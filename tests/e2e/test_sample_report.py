"""The main job on the sample archive: what a newcomer sees first, checked by something that did not make it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from emptor.models.events import EventType
from emptor.models.jobs import JobStatus
from emptor.models.report import VerdictKind
from emptor.services.wiring import Services
from tests.e2e.conftest import HEADPHONES, RunJob
from tests.fakes.evidence_check import problems

COMPARISON = "Tarvane Drift 2 vs Quillon Arc Lite"
TRUTH = Path(__file__).resolve().parents[1] / "data" / "sample_truth.jsonl"


def truth() -> dict[str, dict]:
    return {row["url"]: row for row in map(json.loads, TRUTH.read_text().splitlines())}


@pytest.mark.parametrize(
    "question",
    [
        HEADPHONES,
        "27-inch monitor under 300 dollars",
        "Kopfhörer mit Geräuschunterdrückung unter 150 €",
        "robot vacuum under $300 quieter than 65 dB",
        COMPARISON,
    ],
)
async def test_every_figure_is_in_the_page_it_cites(services: Services, run_job: RunJob, sample: Path, question: str) -> None:
    """An independent reader of the archive finds every price, fact, verdict and quotation where the report says it stands."""
    view, _ = await run_job(services, question)
    assert view.status is JobStatus.SUCCEEDED, view.error
    assert view.report is not None
    assert view.report.candidates
    assert problems(view.report.model_dump(mode="json"), sample) == []


async def test_the_recommended_headphones_really_meet_every_demand(services: Services, run_job: RunJob) -> None:
    """Judged by the ground truth, not by the report: price, battery, build, stock."""
    view, _ = await run_job(services, HEADPHONES)
    report = view.report
    assert report is not None
    assert report.recommendation is not None
    pages = truth()
    qualified = [c for c in report.candidates if c.qualifies]
    assert len(qualified) >= 3
    for candidate in qualified:
        rows = [pages[o.url] for o in candidate.offers if o.url in pages and o.price]
        buyable = [
            r for r in rows if r["availability"] != "OutOfStock" and r["condition"] in {None, "new"} and r["currency"] == "USD"
        ]
        assert any(float(r["price"]) <= 150 for r in buyable), candidate.name
        assert all(r["specs"].get("form_factor", "").lower() == "over-ear" for r in rows), candidate.name
        assert all(float(r["specs"]["battery_h"]) >= 30 for r in rows if r["specs"].get("battery_h")), candidate.name


async def test_two_products_are_compared_with_each_other_and_with_nothing_else(services: Services, run_job: RunJob) -> None:
    """Both, side by side, by a lab's measurements where there are any; what else the search brought is not asked for."""
    view, _ = await run_job(services, COMPARISON)
    report = view.report
    assert report is not None
    assert [c.name for c in report.candidates] == ["Tarvane Drift 2 Over-Ear Headphones", "Quillon Arc Lite"]
    battery = next(row for row in report.comparison if row.attribute == "battery_life")
    assert [(v.value, v.unit, v.evidence.url.split("/")[2]) for v in battery.values] == [
        ("51.4", "h", "decibel-lab.example"),
        ("24.1", "h", "decibel-lab.example"),
    ]
    assert battery.best == (1,)


async def test_prices_and_stock_are_those_of_the_ground_truth(services: Services, run_job: RunJob) -> None:
    view, _ = await run_job(services, HEADPHONES, max_products=30)
    assert view.report is not None
    pages = truth()
    wrong = []
    for candidate in view.report.candidates:
        for offer in candidate.offers:
            row = pages[offer.url]
            if offer.price and (str(offer.price.amount), offer.price.currency) != (row["price"], row["currency"]):
                wrong.append((offer.url, str(offer.price), row["price"], row["currency"]))
            if offer.availability and row["availability"] and offer.availability != row["availability"]:
                wrong.append((offer.url, offer.availability, row["availability"]))
    assert wrong == []


async def test_what_could_not_be_read_or_bought_is_said(services: Services, run_job: RunJob) -> None:
    view, events = await run_job(services, HEADPHONES, max_products=30)
    report = view.report
    assert report is not None
    outcomes = {source.outcome for source in report.sources}
    assert "blocked" in outcomes
    assert report.counts.blocked >= 1
    assert report.counts.attempted == report.counts.read + report.counts.blocked + report.counts.failed
    sold_out = [c for c in report.candidates if any(o.availability == "OutOfStock" for o in c.offers)]
    assert sold_out
    assert all(
        v.verdict is VerdictKind.FAIL for c in sold_out if len(c.offers) == 1 for v in c.verdicts if v.constraint == "in stock"
    )
    assert any(e.type is EventType.PAGE_FAILED for e in events)
    assert any("archive" in note for note in report.notes)


async def test_the_log_is_gap_free_and_ends_once(services: Services, run_job: RunJob) -> None:
    view, events = await run_job(services, HEADPHONES)
    assert [e.seq for e in events] == list(range(1, len(events) + 1))
    assert events[0].type is EventType.JOB_ACCEPTED
    assert events[-1].type is EventType.JOB_SUCCEEDED
    assert sum(e.type in {EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_CANCELLED} for e in events) == 1
    assert view.last_seq == events[-1].seq
    assert "".join(str(e.data.get("text", "")) for e in events if e.type is EventType.REPORT_DELTA)


async def test_nothing_qualifies_is_an_answer(services: Services, run_job: RunJob) -> None:
    view, _ = await run_job(services, "wireless over-ear headphones under 20 dollars with at least 200 hours of battery")
    assert view.status is JobStatus.SUCCEEDED
    assert view.report is not None
    assert view.report.recommendation is None
    assert "Nothing qualifies" in view.report.summary
