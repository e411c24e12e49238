"""Pages of up to eight megabytes on their whole way: POST /scrape alone and among others, a watch, a job."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import httpx
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.db.jobs import NewJob
from emptor.models.jobs import JobOptions, JobStatus
from emptor.models.watches import WatchRequest
from emptor.routers.application import all_routers
from emptor.services.jobs.worker import run_slice, slice_clock
from emptor.services.watches.tick import run_due
from emptor.services.wiring import Services
from tests.fakes.http_wire import HttpServer, Request, Wire
from tests.fakes.large_pages import attributes, posts, rows
from tests.fakes.small_web import product_page

pytestmark = pytest.mark.slow

PATIENCE_S = 600.0  # a busy machine; what is promised is a typed answer, not its time
SMALL = product_page("Halvik", "Meridian 45", "129.00", "45 hours")
PAGES = {"/rows": rows(), "/attributes": attributes(), "/posts": posts(), "/small": SMALL}
LARGE = ("/rows", "/attributes", "/posts")


@pytest.fixture
async def shop() -> AsyncIterator[str]:
    async def answer(request: Request, wire: Wire) -> None:
        await wire.send(200, PAGES[request.path].encode(), headers={"content-type": "text/html; charset=utf-8"})

    async with HttpServer(answer) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
async def services(database_url: str, shop: str) -> AsyncIterator[Services]:
    settings = Settings().model_copy(
        update={
            "database_url": SecretStr(database_url),
            "web": "live",
            "queue": "memory",
            "robots": False,
            "allow_addresses": ("127.0.0.1/32",),
            "allowed_ports": (int(shop.rpartition(":")[2]),),
            "host_delay_s": 0.0,
        }
    )
    services = Services(settings)
    yield services
    await services.aclose()


@pytest.fixture
async def client(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(*all_routers(), settings=services.settings, services=services))
    async with httpx.AsyncClient(transport=transport, base_url="http://api/api/v1", timeout=PATIENCE_S) as client:
        yield client


def test_the_pages_are_as_large_as_a_page_may_be() -> None:
    """Within the limit of bytes, so that they are read; near it, so that they are the hard case."""
    limit = Settings().fetch_max_bytes
    assert all(len(page.encode()) <= limit for page in PAGES.values())
    assert max(len(PAGES[name]) for name in LARGE) > limit * 0.7


async def test_a_large_page_that_is_asked_for_alone_is_an_answer(client: httpx.AsyncClient, shop: str) -> None:
    """It is read, and its title is known; the limit counts CPU time, so a busy machine changes nothing."""
    for name in LARGE:
        answer = await client.post("/scrape", json={"url": shop + name})
        assert answer.status_code == 200, answer.text[:500]
        result = answer.json()
        assert result["outcome"] == "read", result["detail"]
        assert "lamp" in result["extraction"]["title"].lower()


async def test_a_batch_goes_on_beside_large_pages(client: httpx.AsyncClient, shop: str) -> None:
    """Every address has its line, and the small page says all that it says alone."""
    answer = await client.post("/scrape", json={"urls": [shop + name for name in PAGES]})
    assert answer.status_code == 200
    results = {line["url"].removeprefix(shop): line for line in map(json.loads, answer.text.splitlines())}
    assert set(results) == set(PAGES)
    assert results["/small"]["outcome"] == "read"
    assert results["/small"]["extraction"]["product"]["offer"]["price"]["value"] == "129.00"
    assert {results[name]["outcome"] for name in LARGE} == {"read"}


async def test_a_watch_on_a_large_page_runs_and_so_do_the_others(services: Services, shop: str) -> None:
    """Those that show a price are read, the thread says that it shows none; no run is lost."""
    user_id = uuid4()
    made = {name: await services.watches.create(user_id, WatchRequest(url=shop + name)) for name in PAGES}
    ticked = await run_due(services, lambda: PATIENCE_S)
    assert (ticked.read, ticked.failed, ticked.void) == (3, 1, 0)
    for name, watch in made.items():
        result = (await services.watches.get(user_id, watch.id)).last_result
        assert result is not None
        assert result.outcome == ("no_offer" if name == "/posts" else "read"), (name, result.detail)


async def test_a_job_with_large_pages_ends_with_a_report(services: Services, shop: str, user_id: UUID) -> None:
    """What can be read counts, and nothing of the others stops it."""
    options = JobOptions(urls=tuple(shop + name for name in PAGES))
    job = (await services.jobs.create(user_id, NewJob(question="wireless headphones", options=options))).job
    await run_slice(services, job.id, slice_clock(PATIENCE_S))
    ended = await services.jobs.get(job.id)
    assert ended is not None
    assert ended.status is JobStatus.SUCCEEDED, ended.error
    assert ended.report is not None
    assert "Meridian 45" in json.dumps(ended.report)


@pytest.fixture
def user_id() -> UUID:
    return uuid4()
