"""A server, a proxy before it, a hand on the logs of its jobs, and the clients that frontends use."""

from __future__ import annotations

import asyncio
import itertools
import json
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from emptor.db import Database
from emptor.models.events import EventType, JobEvent
from emptor_local.sample import sample_path
from tests.fakes import node_packages
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.dev_server import DevServer
from tests.fakes.job_logs import LogWriter

API = "/api/v1"
REPOSITORY = Path(__file__).parents[2]
SCRIPTS = REPOSITORY / "tests" / "e2e" / "clients"
QUESTION = "wireless headphones under 150 euro"
CLIENT_TIMEOUT_S = 120
IDS = itertools.count(1)

Seen = list[dict[str, Any]]


def text_of(events: Seen) -> str:
    """The report's text as the events tell it."""
    pieces: list[str] = []
    for one in events:
        if one["type"] == EventType.REPORT_RESTART:
            pieces.clear()
        elif one["type"] == EventType.REPORT_DELTA:
            pieces.append(one["data"]["text"])
    return "".join(pieces)


def missing() -> str | None:
    """What the clients lack to run here."""
    return node_packages.missing("@ag-ui", "node")


@dataclass
class Stage:
    """One server, for the tests of a file."""

    server: DevServer
    proxy: CuttingProxy
    http: httpx.AsyncClient
    logs: LogWriter

    async def job(self, key: str, question: str = QUESTION) -> UUID:
        """Start a job that the test holds."""
        answer = await self.http.post(f"{API}/research", json={"question": question}, headers={"Idempotency-Key": key})
        assert answer.status_code == 202, answer.text
        job_id = UUID(answer.json()["id"])
        await self.logs.hold(job_id)
        return job_id

    async def events(self, job_id: UUID) -> AsyncIterator[JobEvent]:
        async with self.http.stream("GET", f"{API}/research/{job_id}/events") as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    yield JobEvent.model_validate_json(line.removeprefix("data: "))

    async def run(self, client: str, offsets: Sequence[int | None], **plan: object) -> Seen:
        """Follow a job with one client, cut off after so many frames; what it saw for each."""
        name = f"{client}-{next(IDS)}"
        given = {"base": self.proxy.base, "offsets": list(offsets), "client": name, "question": QUESTION, **plan}
        seen: Seen = await run_client(client, given, CLIENT_TIMEOUT_S)
        assert {one["offset"] for one in seen} == set(offsets)
        for offset in offsets:
            assert offset is None or self.proxy.cuts[f"{name}-{offset}"] == 1, f"{name} was not cut at {offset}"
        return seen


async def run_client(client: str, plan: Mapping[str, object], timeout_s: float) -> Any:
    """Run the script of one client under Node.js, and return what it printed: JSON of what the client saw."""
    script = str(SCRIPTS / f"{client}.mjs")
    process = await asyncio.create_subprocess_exec("node", script, json.dumps(plan), stdout=PIPE, stderr=PIPE)
    try:
        out, errors = await asyncio.wait_for(process.communicate(), timeout_s)
    except TimeoutError:
        process.kill()
        raise
    assert process.returncode == 0, errors.decode()
    return json.loads(out)


@asynccontextmanager
async def opened(database_url: str, *, workers: int = 0) -> AsyncIterator[Stage]:
    """Without workers a job waits until the test takes it."""
    server = DevServer(database_url, str(sample_path()), {"EMPTOR_WORKER_CONCURRENCY": str(workers)})
    async with (
        server,
        CuttingProxy(server.base) as proxy,
        httpx.AsyncClient(base_url=server.base, timeout=60) as http,
        Database(database_url) as db,
    ):
        yield Stage(server, proxy, http, LogWriter(db))
