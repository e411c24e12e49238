"""Streams through what stands between a server and a browser: nginx as it comes, and proxies that end connections in time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from emptor.models.events import EventType
from tests.fakes.job_logs import BODY, FINAL_TEXT, event
from tests.fakes.nginx import IMPATIENT_S, NGINX, Nginx, nginx
from tests.fakes.stream_stage import API, Seen, Stage, missing, opened

EVENTS = len(BODY) + 2
CLIENTS = ("eventsource", "eventsource-client")
CUT_EVERY_MS, CUTS, PAUSE_S = 600, 3, 0.1
HELD_BACK_S = 10.0  # by then it would have come
TYPES = [type_.value for type_ in EventType]

pytestmark = pytest.mark.asyncio(loop_scope="module")
with_clients = pytest.mark.skipif(bool(missing()), reason=missing() or "")
with_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is missing (Debian: apt install nginx-light)")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(module_database_url: str) -> AsyncIterator[Stage]:
    async with opened(module_database_url) as stage:
        yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def proxied(stage: Stage) -> AsyncIterator[Nginx]:
    with nginx(stage.server.base) as running:
        yield running


def check(seen: Seen) -> None:
    """Every event once and in order."""
    (one,) = seen
    assert [event["id"] for event in one["events"]] == [str(n) for n in range(1, EVENTS + 1)]
    pieces = [e["event"]["data"]["text"] for e in one["events"] if e["event"]["type"] == "report.delta"]
    assert "".join(pieces).endswith(FINAL_TEXT)


@with_nginx
@pytest.mark.parametrize("way", ["plain", "packing"])
async def test_nginx_passes_each_event_on_at_once(stage: Stage, proxied: Nginx, way: str) -> None:
    """The next event is not written before the last one has come: held back in a buffer, it would never come."""
    job_id = await stage.job(f"nginx {way}")
    delays: list[float] = []
    headers = {"Accept-Encoding": "gzip"}
    async with (
        httpx.AsyncClient(base_url=getattr(proxied, way), timeout=HELD_BACK_S, headers=headers) as client,
        client.stream("GET", f"{API}/research/{job_id}/events") as answer,
    ):
        lines = answer.aiter_lines()

        async def number() -> int:
            return next(iter([int(line[4:]) async for line in _first(lines, "id: ")]))

        assert await number() == 1
        for seq in range(2, 12):
            began = time.perf_counter()
            await stage.logs.write(job_id, [event(EventType.NOTICE, "x")])
            assert await number() == seq
            delays.append(time.perf_counter() - began)
    print(f"through nginx ({way}): {1000 * max(delays):.0f} ms at most from the write to the client")


async def _first(lines: AsyncIterator[str], start: str) -> AsyncIterator[str]:
    async for line in lines:
        if line.startswith(start):
            yield line
            return


@with_nginx
@with_clients
async def test_a_proxy_that_gives_up_on_silence_costs_nothing(stage: Stage, proxied: Nginx) -> None:
    """The log is silent for longer than nginx waits: it ends the connection, and the clients go on where they were."""
    job_id = await stage.job("silence")
    plan = {"base": proxied.impatient, "jobId": str(job_id), "types": TYPES}
    following = [asyncio.create_task(stage.run(client, [None], **plan)) for client in CLIENTS]
    for part in (BODY[:3], BODY[3:9], BODY[9:]):
        await stage.logs.write(job_id, part)
        await asyncio.sleep(1.5 * IMPATIENT_S)
    await stage.logs.finish(job_id)
    for seen in await asyncio.gather(*following):
        check(seen)


@with_clients
async def test_a_proxy_that_ends_connections_by_the_clock_costs_nothing(stage: Stage) -> None:
    """Whatever was under way at that moment: no gap, nothing twice."""
    job_id = await stage.job("clock")
    plan = {"jobId": str(job_id), "types": TYPES}
    bases = {client: f"{stage.proxy.base}/every/{CUT_EVERY_MS}/{client}" for client in CLIENTS}
    following = [asyncio.create_task(stage.run(client, [None], base=base, **plan)) for client, base in bases.items()]
    written = iter(BODY)
    while min(stage.proxy.cuts[client] for client in CLIENTS) < CUTS and (next_event := next(written, None)):
        await stage.logs.write(job_id, [next_event])
        await asyncio.sleep(PAUSE_S)
    await stage.logs.write(job_id, list(written))
    await stage.logs.finish(job_id)
    for seen in await asyncio.gather(*following):
        check(seen)
    assert min(stage.proxy.cuts[client] for client in CLIENTS) >= CUTS
