"""From a worker to the log: each event says how far the job is, and a second worker counts on from what the first has logged."""

from __future__ import annotations

from collections.abc import Sequence

from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.models.events import EventType, NewEvent
from emptor.services.jobs.event_sink import EventSink
from tests.fakes.job_logs import event

from .conftest import LEASE_S, MAX_ATTEMPTS, MakeJob

PAGES = ("https://a.example/1", "https://a.example/2")
PICTURE = "https://shop.example/kettle.jpg"
SELECTED = event(EventType.SOURCE_SELECTED, "2 pages to read", "select", urls=[*PAGES], skipped=0)
READ = event(EventType.PAGE_READ, "", "extract", url=PAGES[0], kind="product", role="retailer")
FOUND = event(EventType.PRODUCT_FOUND, "", "extract", url=PAGES[0], name="K", price=None, currency=None, image=PICTURE)


async def _log(sink: EventSink, *told: NewEvent) -> None:
    async with sink:
        for one in told:
            sink.write(one)


async def test_a_second_worker_counts_on(jobs: JobRepository, events: EventRepository, running_job: MakeJob) -> None:
    """Two pages chosen, one read by each worker."""
    first = await running_job()
    await _log(EventSink(events, jobs, first), SELECTED, READ)
    await jobs.release(first.id, first.fencing_token)
    second = await jobs.claim(first.id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS)
    assert second is not None
    await _log(EventSink(events, jobs, second), READ)
    *_, before, last = [one.data["progress"] for one in await events.after(first.id, 1)]
    assert (before["pages_read"], last["pages_read"], last["pages"]) == (1, 2, 2)
    assert before["fraction"] < last["fraction"]


async def test_a_product_that_is_found_brings_a_link_to_its_picture(
    jobs: JobRepository, events: EventRepository, running_job: MakeJob
) -> None:
    """Beside the picture's own address, which a page should not load from."""

    async def signed(urls: Sequence[str]) -> dict[str, str]:
        return {url: f"/api/v1/images?url={url}" for url in urls}

    job = await running_job()
    await _log(EventSink(events, jobs, job, signed), FOUND, event(EventType.PRODUCT_FOUND, "", "extract", url="u", name="N"))
    with_image, without = [one.data for one in await events.after(job.id, 1)]
    assert (with_image["image"], with_image["picture"]) == (PICTURE, f"/api/v1/images?url={PICTURE}")
    assert "picture" not in without
