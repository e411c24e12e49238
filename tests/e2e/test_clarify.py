"""A vague question is asked back about: the job waits without a worker, and goes on by an answer or without one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from emptor.core.errors import Conflict, InvalidInput, NotFound
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.models.api import JobView, ResearchRequest
from emptor.models.events import EventType, JobEvent
from emptor.models.jobs import JobStatus
from emptor.models.typed_events import typed
from emptor.services.jobs.sweeper import sweep
from emptor.services.jobs.worker import run_forever, run_slice, slice_clock
from emptor.services.wiring import Services
from tests.e2e.conftest import RunJob
from tests.fakes.dev_server import DevServer

GIFT = "gift for dad"
HEADPHONES = {"category": "headphones", "budget": "under 100 USD"}
SLICE_S = 600.0
SOON_S = 240


async def waiting(services: Services, question: str = GIFT) -> JobView:
    """A job that has asked its questions."""
    request = ResearchRequest.model_validate({"question": question, "clarify": "ask"})
    accepted = await services.research.start(LOCAL_USER_ID, request)
    outcome = await run_slice(services, accepted.id, slice_clock(SLICE_S))
    assert outcome.end.value == "needs_input"
    return await services.research.get(LOCAL_USER_ID, accepted.id)


@asynccontextmanager
async def working(services: Services) -> AsyncIterator[None]:
    stop = asyncio.Event()
    worker = asyncio.create_task(run_forever(services, stop))
    try:
        yield
    finally:
        stop.set()
        await worker


async def ended(services: Services, job_id: UUID) -> tuple[JobView, list[JobEvent]]:
    async with working(services), asyncio.timeout(SOON_S):
        events = [event async for event in services.events.follow(job_id)]
    return await services.research.get(LOCAL_USER_ID, job_id), events


async def test_a_vague_question_waits_for_answers_and_goes_on_with_them(services: Services) -> None:
    """Nobody holds the job and nothing is spent meanwhile; the answers become demands, each on words the buyer chose."""
    view = await waiting(services)
    assert (view.status, view.cost_usd) == (JobStatus.NEEDS_INPUT, 0)
    assert view.input_request is not None
    assert [(q.id, q.default in q.options) for q in view.input_request.questions] == [("category", True), ("budget", True)]
    row = await services.jobs.get(view.id)
    assert row is not None
    assert (row.leased_by, row.lease_expires_at) == (None, None)
    assert (await sweep(services)).requeue == ()
    assert await services.jobs.claim(view.id, "another", lease_s=5, max_attempts=5) is None
    answered = await services.research.answer(LOCAL_USER_ID, view.id, HEADPHONES)
    assert (answered.status, answered.input_until) == (JobStatus.QUEUED, None)
    done, events = await ended(services, view.id)
    assert done.status is JobStatus.SUCCEEDED, done.error
    assert done.report is not None
    assert done.report.brief.category == "headphones"
    assert [c.text for c in done.report.brief.constraints] == ["price <= 100 USD"]
    assert [e.seq for e in events] == list(range(1, len(events) + 1))
    kinds = [typed(event).type for event in events]
    before = kinds[: kinds.index(EventType.INPUT_NEEDED)]
    assert EventType.SEARCH_DONE not in before
    assert kinds.count(EventType.INPUT_NEEDED) == kinds.count(EventType.INPUT_GIVEN) == 1


async def test_without_an_answer_in_time_the_job_goes_on_with_stated_assumptions(settings: Settings) -> None:
    """The sweeper queues it when the time is over, and not before."""
    services = Services(settings.model_copy(update={"input_wait_s": 1}))
    await services.open()
    try:
        view = await waiting(services)
        async with asyncio.timeout(SOON_S):
            while not (swept := await sweep(services)).requeue:  # noqa: ASYNC110 - nothing tells of a time that is over
                await asyncio.sleep(0.1)
        assert swept.requeue == (view.id,)
        done, events = await ended(services, view.id)
    finally:
        await services.aclose()
    assert done.status is JobStatus.SUCCEEDED, done.error
    assert done.report is not None
    assert done.report.brief.assumptions
    assert [e.type for e in events].count(EventType.INPUT_NEEDED) == 1


@pytest.mark.parametrize(
    ("question", "options"),
    [
        pytest.param(GIFT, {"clarify": "never"}, id="told never to ask"),
        pytest.param(GIFT, {}, id="a caller of the API that says nothing"),
        pytest.param("headphones", {"clarify": "ask"}, id="a kind of thing alone is clear enough"),
    ],
)
async def test_these_jobs_never_wait(services: Services, run_job: RunJob, question: str, options: dict[str, Any]) -> None:
    """They end as they always did; a vague question's assumptions are in its report."""
    view, events = await run_job(services, question, **options)
    assert view.status is JobStatus.SUCCEEDED, view.error
    assert EventType.INPUT_NEEDED not in {event.type for event in events}
    assert view.report is not None
    assert bool(view.report.brief.assumptions) == (question == GIFT)


async def test_a_waiting_job_can_be_cancelled_and_takes_no_answer_after_that(services: Services) -> None:
    view = await waiting(services)
    assert (await services.research.cancel(LOCAL_USER_ID, view.id)).status is JobStatus.CANCELLED
    with pytest.raises(Conflict, match="does not wait"):
        await services.research.answer(LOCAL_USER_ID, view.id, HEADPHONES)


async def test_answers_that_do_not_fit_are_refused_and_the_job_waits_on(services: Services) -> None:
    """An unknown question names those there are; another user's job does not exist."""
    view = await waiting(services)
    with pytest.raises(InvalidInput, match="category, budget"):
        await services.research.answer(LOCAL_USER_ID, view.id, {"colour": "red"})
    with pytest.raises(NotFound):
        await services.research.answer(UUID(int=7), view.id, HEADPHONES)
    assert (await services.research.get(LOCAL_USER_ID, view.id)).status is JobStatus.NEEDS_INPUT


async def test_the_questions_come_in_the_buyers_language_and_leave_out_what_was_said(services: Services) -> None:
    """A budget that is named is not asked for."""
    request = (await waiting(services, "Geschenk für Papa unter 80 Euro")).input_request
    assert request is not None
    assert [q.text for q in request.questions] == ["Was soll es sein?"]


async def test_a_waiting_job_survives_kill_9_before_and_after_the_answer(database_url: str, sample: Path) -> None:
    """The server is killed while the job waits; the next takes the answer and is killed at once; the third ends the job."""

    async def post(server: DevServer, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with httpx.AsyncClient(base_url=f"{server.base}/api/v1", timeout=60) as client:
            answer = await client.post(path, json=body)
        assert answer.status_code == 202, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def until(server: DevServer, job_id: str, *statuses: str) -> dict[str, Any]:
        async with httpx.AsyncClient(base_url=f"{server.base}/api/v1", timeout=60) as client, asyncio.timeout(SOON_S):
            while True:
                job: dict[str, Any] = (await client.get(f"/research/{job_id}")).json()
                if job["status"] in statuses:
                    return job
                await asyncio.sleep(0.1)

    async with DevServer(database_url, str(sample)) as first:
        job_id = (await post(first, "/research", {"question": GIFT, "clarify": "ask"}))["id"]
        await until(first, job_id, "needs_input")
        await first.kill()
    async with DevServer(database_url, str(sample)) as second:
        await post(second, f"/research/{job_id}/input", {"answers": HEADPHONES})
        await until(second, job_id, "running", "succeeded")
        await second.kill()
    async with DevServer(database_url, str(sample)) as third:
        job = await until(third, job_id, "succeeded", "failed")
    assert job["report"]["brief"]["category"] == "headphones", job["error"]
