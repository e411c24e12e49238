"""What pages and models say is data: it cannot steer the job, and nothing that a page does not say leaves it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from emptor.agents.context import AgentContext
from emptor.archive import Archive, ArchiveWriter
from emptor.core.settings import Settings
from emptor.llm import ScriptedLlm
from emptor.models.jobs import Job, JobStatus
from emptor.services.wiring import Services
from tests.e2e.conftest import HEADPHONES, RunJob
from tests.fakes.evidence_check import problems
from tests.fakes.written import COSTS, LIE, PRAISE, written

SAID = "The Tarvane Drift 2 costs 79.99 USD."

INJECTION = "zyntra-x1"


def without_injection(sample: Path, target: Path) -> Path:
    """The sample archive, less the page that gives orders."""
    with ArchiveWriter.append_to(target) as writer:
        for page in Archive.open(sample).pages():
            if INJECTION not in page.url:
                writer.add(page)
    return target


async def test_a_page_that_gives_orders_changes_nothing(
    services: Services, settings: Settings, run_job: RunJob, sample: Path, tmp_path: Path
) -> None:
    """With or without it the recommendation is the same; its own product is judged by what its page shows a buyer."""
    view, _ = await run_job(services, HEADPHONES, max_products=30)
    assert view.report is not None
    ordered = next(c for c in view.report.candidates if "Zyntra" in c.name)
    assert not ordered.qualifies
    assert [str(o.price.amount) for o in ordered.offers if o.price] == ["189.00"]
    assert not any("169.254" in source.url for source in view.report.sources)

    clean = Services(settings.model_copy(update={"web": str(without_injection(sample, tmp_path / "clean.warc.gz"))}))
    try:
        other, _ = await run_job(clean, HEADPHONES, max_products=30)
    finally:
        await clean.aclose()
    assert other.report is not None
    assert view.report.recommendation is not None
    assert other.report.recommendation is not None
    assert other.report.recommendation.name == view.report.recommendation.name
    assert [c.name for c in other.report.candidates if c.qualifies] == [c.name for c in view.report.candidates if c.qualifies]


class ModelServices(Services):
    """The real services with a model of the test's."""

    llm = ScriptedLlm()

    async def agent_context(self, job: Job | None) -> AgentContext:
        return replace(await super().agent_context(job), llm=self.llm)


@pytest.mark.parametrize(
    ("said", "removed", "kept"),
    [
        ([LIE], 1, []),
        ([COSTS], 0, [SAID]),
        ([COSTS, LIE, PRAISE], 1, [SAID, "Tarvane Drift 2 costs 79.99 USD at audiorama.example."]),
    ],
    ids=["invented", "true", "true, invented, and praise around a true claim"],
)
async def test_a_model_that_lies_is_not_believed(
    settings: Settings, run_job: RunJob, sample: Path, said: list[dict[str, Any]], removed: int, kept: list[str]
) -> None:
    """Claims that their facts do not bear out are removed and counted; what is true stays."""
    lies = {"facts": [{"attribute": "battery_life", "quote": "Battery life 500 hours", "number": "500", "unit": "h"}]}
    services = ModelServices(settings)
    services.llm = ScriptedLlm({"write": written(*said), "extract": lambda _: lies, "plan": {"shops": [], "reviews": []}})
    try:
        view, events = await run_job(services, HEADPHONES)
    finally:
        await services.aclose()
    assert view.status is JobStatus.SUCCEEDED
    report = view.report
    assert report is not None
    assert report.recommendation is not None
    told = [s.text for s in report.recommendation.statements]
    assert told == kept or not kept
    assert not any("evil" in text or "bargain" in text for text in told)
    assert not any(f.value == "500" for c in report.candidates for f in c.facts)
    assert report.counts.removed == removed
    assert problems(report.model_dump(mode="json"), sample) == []
    streamed = "".join(str(e.data.get("text", "")) for e in events)
    assert streamed
