"""A conversation over the API: questions that follow a report, on the sample archive, with workers that die."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from emptor.core.errors import Conflict, NotFound
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api import ResearchRequest
from emptor.models.conversation import FollowUpKind
from emptor.services.wiring import Services
from tests.e2e.conftest import HEADPHONES, RunJob
from tests.e2e.test_api import follow, reach
from tests.fakes.dev_server import DevServer


async def test_three_turns_without_another_search(services: Services, run_job: RunJob) -> None:
    """Each turn is a job of its own with a report of the same form, whose figures were checked against the snapshots."""
    first, _ = await run_job(services, HEADPHONES)
    second, events = await run_job(services, "only with noise cancelling", parent_id=first.id)
    third, _ = await run_job(services, "why not the first one?", parent_id=second.id)
    assert (second.parent_id, third.parent_id) == (first.id, second.id)
    assert "search.done" not in {event.type.value for event in events}
    assert second.report is not None
    assert second.report.follow_up is not None
    assert (second.report.follow_up.kind, second.report.follow_up.searched) == (FollowUpKind.REFINE, False)
    assert all(v.verdict.value == "pass" for c in second.report.candidates if c.qualifies for v in c.verdicts)
    assert second.report.verification.checked > 0
    assert third.report is not None
    assert third.report.follow_up is not None
    assert third.report.follow_up.products == (1,)
    assert [c.name for c in third.report.candidates] == [c.name for c in second.report.candidates]


async def test_only_a_report_of_ones_own_can_be_followed(services: Services, run_job: RunJob) -> None:
    """Another user's job is as unknown as one that does not exist, and a job without a report says why."""
    first, _ = await run_job(services, HEADPHONES)
    with pytest.raises(NotFound):
        await services.research.start(uuid4(), _after(first.id))
    with pytest.raises(NotFound):
        await services.research.start(LOCAL_USER_ID, _after(uuid4()))
    waiting = await services.research.start(LOCAL_USER_ID, _after(first.id))
    with pytest.raises(Conflict, match="has no report to follow: it is queued"):
        await services.research.start(LOCAL_USER_ID, _after(waiting.id))


def _after(parent_id: object) -> ResearchRequest:
    return ResearchRequest.model_validate({"question": "under 100 instead", "parent_id": parent_id})


@pytest.mark.parametrize("moment", ["job.started", "brief.ready", "candidate.judged", "verification.done"])
async def test_a_follow_up_survives_kill_9(database_url: str, sample: Path, moment: str) -> None:
    """The next server goes on with the conversation, and the answer is the same."""
    async with DevServer(database_url, str(sample)) as server, httpx.AsyncClient(base_url=server.base, timeout=120) as client:
        first = await _ended(client, {"question": HEADPHONES})
        asked = {"question": "under 100 instead", "parent_id": first["id"]}
        job = (await client.post("/api/v1/research", json=asked)).json()
        await reach(client, job["links"]["events"], moment)
        await server.kill()
    async with DevServer(database_url, str(sample)) as server, httpx.AsyncClient(base_url=server.base, timeout=120) as client:
        events = await follow(client, job["links"]["events"])
        view = (await client.get(job["links"]["self"])).json()
        assert view["status"] == "succeeded", view["error"]
        third = await _ended(client, {"question": "which is the lightest?", "parent_id": job["id"]})
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert view["report"]["follow_up"]["kind"] == "refine"
    assert "price <= 100 USD" in [c["text"] for c in view["report"]["brief"]["constraints"]]
    assert third["report"]["brief"]["sort"][0]["attribute"] == "weight"


async def _ended(client: httpx.AsyncClient, request: dict[str, Any]) -> dict[str, Any]:
    job = (await client.post("/api/v1/research", json=request)).json()
    await follow(client, job["links"]["events"])
    view: dict[str, Any] = (await client.get(job["links"]["self"])).json()
    assert view["status"] == "succeeded", view["error"]
    return view
