"""The whole API as a frontend uses it, over real HTTP, against the process that `make dev` starts."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from emptor_local.sample import sample_path
from tests.e2e.conftest import HEADPHONES
from tests.fakes.dev_server import DevServer

API = "/api/v1"
# Not random: processes that run the tests together must collect the same ones.
UNKNOWN_JOB = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"
TERMINAL = {"job.succeeded", "job.failed", "job.cancelled"}


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client(module_database_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of one server for the whole file."""
    server = DevServer(module_database_url, str(sample_path()))
    async with server, httpx.AsyncClient(base_url=server.base, timeout=60) as client:
        yield client


async def frames(response: httpx.Response) -> AsyncIterator[dict[str, str]]:
    """SSE frames as dictionaries; comments are left out."""
    frame: dict[str, str] = {}
    async for line in response.aiter_lines():
        if not line and frame:
            yield frame
            frame = {}
        elif line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            frame[name] = value


async def follow(
    client: httpx.AsyncClient, url: str, headers: dict[str, str] | None = None, stop_after: int | None = None
) -> list[dict]:
    """Read a job's stream to its end, or drop it after some events."""
    events: list[dict] = []
    async with client.stream("GET", url, headers=headers or {}) as response:
        assert response.status_code == 200, await response.aread()
        assert response.headers["content-type"].startswith("text/event-stream")
        async for frame in frames(response):
            event = json.loads(frame["data"])
            assert frame["id"] == str(event["seq"])
            assert frame["event"] == event["type"]
            events.append(event)
            if stop_after and len(events) >= stop_after:
                break
    return events


async def reach(client: httpx.AsyncClient, url: str, moment: str) -> None:
    """Read a job's stream until the first event of this type, and let go of it."""
    async with client.stream("GET", url) as response:
        async for line in response.aiter_lines():
            if line == f"event: {moment}":
                return


async def test_a_job_from_question_to_report(client: httpx.AsyncClient) -> None:
    """Start, follow with a dropped connection, read, list: what docs/api.md shows."""
    started = await client.post(f"{API}/research", json={"question": HEADPHONES})
    assert started.status_code == 202
    job = started.json()
    assert started.headers["location"] == job["links"]["self"]

    first = await follow(client, job["links"]["events"], stop_after=3)
    rest = await follow(client, job["links"]["events"], headers={"Last-Event-ID": str(first[-1]["seq"])})
    assert [e["seq"] for e in first + rest] == list(range(1, len(first) + len(rest) + 1))
    assert rest[-1]["type"] == "job.succeeded"
    assert not TERMINAL & {e["type"] for e in first + rest[:-1]}
    again = await follow(client, f"{job['links']['events']}?after=0")
    assert again == first + rest
    assert (await client.get(f"{job['links']['events']}?after={again[-1]['seq']}")).status_code == 204

    view = (await client.get(job["links"]["self"])).json()
    assert view["status"] == "succeeded"
    assert view["report"]["recommendation"]
    assert view["last_seq"] == again[-1]["seq"]


async def test_lists_are_paged_newest_first(client: httpx.AsyncClient) -> None:
    ids = [(await client.post(f"{API}/research", json={"question": f"headphones number {i}"})).json()["id"] for i in range(5)]
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = (await client.get(f"{API}/research", params={"limit": 2, **({"cursor": cursor} if cursor else {})})).json()
        assert len(page["items"]) == 2
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen[:5] == ids[::-1]
    last = (await client.get(f"{API}/research", params={"limit": 100})).json()
    assert last["next_cursor"] is None


async def test_a_cancelled_job_ends_as_cancelled(client: httpx.AsyncClient) -> None:
    job = (await client.post(f"{API}/research", json={"question": HEADPHONES})).json()
    answer = await client.post(job["links"]["cancel"])
    assert answer.status_code == 202
    events = await follow(client, job["links"]["events"])
    assert events[-1]["type"] in {"job.cancelled", "job.succeeded"}
    assert (await client.get(job["links"]["self"])).json()["status"] == events[-1]["type"].removeprefix("job.")


async def test_an_idempotency_key_makes_one_job(client: httpx.AsyncClient) -> None:
    headers = {"Idempotency-Key": "k-1"}
    first = await client.post(f"{API}/research", json={"question": "headphones"}, headers=headers)
    second = await client.post(f"{API}/research", json={"question": "headphones"}, headers=headers)
    other = await client.post(f"{API}/research", json={"question": "monitors"}, headers=headers)
    assert first.json()["id"] == second.json()["id"]
    assert other.status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("POST", "/research", {"question": ""}, 422, "question"),
        ("POST", "/research", {"question": "x" * 10_000}, 422, "question"),
        ("POST", "/research", {"question": "???"}, 422, "question"),
        ("POST", "/research", {}, 422, "question"),
        ("POST", "/research", "{not json", 400, "JSON"),
        ("POST", "/research", {"question": "headphones", "urls": ["ftp://x.example/"]}, 422, "http"),
        ("POST", "/research", {"question": "headphones", "colour": "red"}, 422, "colour"),
        ("GET", "/research/not-an-id", None, 422, "job_id"),
        ("GET", f"/research/{UNKNOWN_JOB}", None, 404, "no research job"),
        ("GET", f"/research/{UNKNOWN_JOB}/events", None, 404, "no research job"),
        ("POST", f"/research/{UNKNOWN_JOB}/cancel", None, 404, "no research job"),
        ("GET", "/research?cursor=broken", None, 422, "cursor"),
        ("GET", "/research?limit=0", None, 422, "limit"),
        ("POST", "/scrape", {}, 422, "url"),
        ("POST", "/agent/run", {"agent": "nobody"}, 422, "There is no agent"),
        ("POST", "/agent/run", {"agent": "compare", "input": {"urls": []}}, 422, "urls"),
        ("GET", "/nowhere", None, 404, ""),
    ],
)
async def test_wrong_input_gets_a_problem_document_that_says_what_to_do(
    client: httpx.AsyncClient, method: str, path: str, body: object, status: int, says: str
) -> None:
    content = body if isinstance(body, str) else json.dumps(body) if body is not None else None
    answer = await client.request(
        method, API + path, content=content, headers={"Content-Type": "application/json", "X-Request-Id": "req-1"}
    )
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-request-id"] == "req-1"
    problem = answer.json()
    assert problem["status"] == status
    assert says in json.dumps(problem)


async def test_a_page_is_scraped_and_a_batch_streams_lines(client: httpx.AsyncClient) -> None:
    page = "https://www.audiorama.example/products/halvik-meridian-45"
    gone = "https://www.audiorama.example/products/halvik-meridian-30"
    one = (await client.post(f"{API}/scrape", json={"url": page})).json()
    assert one["outcome"] == "read"
    assert one["extraction"]["product"]["offer"]["price"]["value"] == "129.00"
    many = await client.post(f"{API}/scrape", json={"urls": [page, gone]})
    results = {row["url"]: row for row in map(json.loads, many.text.splitlines())}
    assert results[page]["outcome"] == "read"
    assert results[gone]["outcome"] == "http_status"
    assert results[gone]["status"] == 404


@pytest.mark.parametrize(
    ("agent", "given"),
    [
        ("research", {"question": HEADPHONES}),
        ("search", {"question": HEADPHONES}),
        ("scrape-and-extract", {"urls": ["https://www.audiorama.example/products/halvik-meridian-45"]}),
        (
            "compare",
            {
                "urls": [f"https://www.audiorama.example/products/{n}" for n in ("halvik-meridian-45", "sonnika-h700")],
                "question": "headphones under $140",
            },
        ),
    ],
)
async def test_every_agent_streams_its_steps_and_ends_with_a_result(client: httpx.AsyncClient, agent: str, given: dict) -> None:
    names = {info["name"] for info in (await client.get(f"{API}/agent")).json()}
    assert agent in names
    async with client.stream("POST", f"{API}/agent/run", json={"agent": agent, "input": given}) as response:
        assert response.status_code == 200
        seen = [frame async for frame in frames(response)]
    assert seen[-1]["event"] == "result", seen[-1]
    assert len(seen) > 1
    assert json.loads(seen[-1]["data"])


async def test_the_service_says_that_it_is_alive_and_ready_and_describes_itself(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{API}/health")).json()["status"] == "ok"
    assert (await client.get(f"{API}/ready")).json()["checks"] == {"database": "ok", "schema": "ok", "sign_in": "ok"}
    paths = (await client.get(f"{API}/openapi.json")).json()["paths"]
    assert {f"{API}/research", f"{API}/research/{{job_id}}/events", f"{API}/scrape", f"{API}/agent/run"} <= set(paths)


async def test_a_stream_resumed_behind_its_end_says_that_nothing_follows(client: httpx.AsyncClient) -> None:
    """204 is the one answer after which an EventSource stays away; from before the end the rest comes as ever."""
    job = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
    last = (await follow(client, job["links"]["events"]))[-1]["seq"]
    for seen, status in ((last, 204), (last + 863, 204), (last - 1, 200)):
        answer = await client.get(job["links"]["events"], headers={"Last-Event-ID": str(seen)})
        assert (answer.status_code, bool(answer.content)) == (status, status == 200)


@pytest.mark.parametrize("amount", ['"1e400"', "1e308", "1e10", '"NaN"', "-1", '"0.0000000001"'])
async def test_an_amount_that_no_column_holds_is_refused(client: httpx.AsyncClient, amount: str) -> None:
    """As the request's fault, which it is."""
    body = f'{{"question": "headphones", "max_cost_usd": {amount}}}'
    answer = await client.post("/api/v1/research", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422, answer.text
