"""A worker that dies loses nothing: the next one goes on from the last superstep."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import HEADPHONES
from tests.e2e.test_api import follow, reach
from tests.fakes.dev_server import DevServer


@pytest.mark.parametrize("moment", ["brief.ready", "search.done", "source.selected", "page.read", "candidate.judged"])
async def test_a_job_survives_kill_9(database_url: str, sample: Path, moment: str) -> None:
    """Killed at any moment, the job ends on the next server with a report; what its last checkpoint holds is not done again."""
    async with DevServer(database_url, str(sample)) as first, httpx.AsyncClient(base_url=first.base, timeout=60) as client:
        job = (await client.post("/api/v1/research", json={"question": HEADPHONES})).json()
        await reach(client, job["links"]["events"], moment)
        await first.kill()
    async with DevServer(database_url, str(sample)) as second, httpx.AsyncClient(base_url=second.base, timeout=60) as client:
        events = await follow(client, job["links"]["events"])
        view = (await client.get(job["links"]["self"])).json()
    kinds = [e["type"] for e in events]
    assert [e["seq"] for e in events] == list(range(1, len(events) + 1))
    assert kinds[-1] == "job.succeeded"
    assert kinds.count("job.started") == 2
    assert view["report"]["recommendation"]
    if moment in {"source.selected", "page.read", "candidate.judged"}:
        assert kinds.count("brief.ready") == 1, "a finished node ran again"
