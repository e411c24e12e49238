"""A job that another process finished lists everything in the order in which one process would have listed it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import HEADPHONES
from tests.e2e.test_api import follow
from tests.fakes.dev_server import DevServer

_OF_ITS_RUN = ("job_id", "timing", "wall_ms", "generated_at")


async def _report(client: httpx.AsyncClient, job: dict[str, Any]) -> dict[str, Any]:
    await follow(client, job["links"]["events"])
    report = (await client.get(job["links"]["self"])).json()["report"]
    return {name: value for name, value in report.items() if name not in _OF_ITS_RUN}


@pytest.mark.parametrize(
    ("moment", "times"),
    [("page.read", 1), ("page.read", 8), ("page.read", 20), ("candidate.judged", 1)],
    ids=["first page", "in the middle of extract", "late in extract", "judged"],
)
async def test_a_resumed_job_lists_facts_in_the_same_order(database_url: str, sample: Path, moment: str, times: int) -> None:
    """Each process has another seed for the order of sets; two questions in one database differ in nothing but their run."""
    async with (
        DevServer(database_url, str(sample), {"PYTHONHASHSEED": "1"}) as first,
        httpx.AsyncClient(base_url=first.base, timeout=60) as client,
    ):
        whole = await _report(client, (await client.post("/api/v1/research", json={"question": HEADPHONES})).json())
        job = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        async with client.stream("GET", job["links"]["events"]) as response:
            seen = 0
            async for line in response.aiter_lines():
                seen += line == f"event: {moment}"
                if seen == times:
                    break
        await first.kill()
    async with (
        DevServer(database_url, str(sample), {"PYTHONHASHSEED": "2"}) as second,
        httpx.AsyncClient(base_url=second.base, timeout=60) as client,
    ):
        resumed = await _report(client, job)
    assert [[f["attribute"] for f in c["facts"]] for c in resumed["candidates"]] == [
        [f["attribute"] for f in c["facts"]] for c in whole["candidates"]
    ]
    assert [_places(c) for c in resumed["candidates"]] == [_places(c) for c in whole["candidates"]]
    assert resumed["sources"] == whole["sources"]


def _places(candidate: dict[str, Any]) -> list[tuple[str, str]]:
    """Where each statement about a product stands, in its order."""
    return [
        (item["evidence"]["url"], item["evidence"]["quote"])
        for kind in ("facts", "offers", "opinions")
        for item in candidate[kind]
        if item.get("evidence")
    ]
