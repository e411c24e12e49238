"""A job's own time: from POST to the first event, and wall time less the time in which something outside was waited for.

The web is the sample archive with fixed latencies on top, the model answers after a fixed time. What is waited for at once counts
once. The rest is ours: the graph, checkpoints, events, extraction, judging, verification.

    python tests/benchmarks/bench_job.py
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, SecretStr

from emptor.agents.context import AgentContext
from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.db.migrate import migrate
from emptor.llm import ScriptedLlm
from emptor.llm.port import Delta, Prompt, Task
from emptor.models.api import ResearchRequest
from emptor.models.events import EventType
from emptor.models.jobs import Job
from emptor.models.page import FetchResult
from emptor.models.search import SearchHit, SearchQuery
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.search.port import SearchProvider
from emptor.services.jobs.worker import run_forever
from emptor.services.pages.web import archive_web
from emptor.services.wiring import Services
from emptor_local.cli.session import MIGRATIONS
from emptor_local.postgres import embedded_postgres
from emptor_local.sample import sample_path

M = TypeVar("M", bound=BaseModel)

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
SEARCH_S, FETCH_S, MODEL_S = 0.3, 0.5, 0.8
PAGES_WANTED = 6  # candidates: two pages are read for each, twelve a round
RUNS = 5
FIRST_EVENTS = 30


class Waits:
    """When something outside was waited for, over all of a job."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []

    async def wait(self, seconds: float) -> None:
        """Wait as for something outside. What a busy loop adds to it is ours."""
        began = time.perf_counter()
        self._spans.append((began, began + seconds))
        await asyncio.sleep(seconds)

    def total_s(self) -> float:
        """How long at least one thing was waited for."""
        total, reached = 0.0, 0.0
        for began, ended in sorted(self._spans):
            total += max(0.0, ended - max(began, reached))
            reached = max(reached, ended)
        return total

    def forget(self) -> None:
        self._spans.clear()


WAITS = Waits()


class SlowFetcher:
    """Answers after a fixed time, as a shop would."""

    name = "slow"

    def __init__(self, inner: Fetcher) -> None:
        self._inner = inner

    async def fetch(self, request: FetchRequest) -> FetchResult:
        await WAITS.wait(FETCH_S)
        return await self._inner.fetch(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class SlowProvider:
    """Answers after a fixed time, as a search engine would."""

    def __init__(self, inner: SearchProvider) -> None:
        self.name, self.cost_usd, self._inner = inner.name, inner.cost_usd, inner

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        await WAITS.wait(SEARCH_S)
        return await self._inner.search(query)

    async def aclose(self) -> None:
        await self._inner.aclose()


class SlowLlm:
    """A scripted model that takes its time."""

    def __init__(self) -> None:
        self._inner = ScriptedLlm(
            {"plan": [{"shops": ["over-ear headphones"], "reviews": ["headphones test"]}], "extract": lambda _: {"facts": []}}
        )
        self.calls: Counter[str] = Counter()

    async def structured(self, task: Task, prompt: Prompt, schema: type[M], *, node: str) -> M:
        self.calls[node] += 1
        await WAITS.wait(MODEL_S)
        return await self._inner.structured(task, prompt, schema, node=node)

    async def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        self.calls[node] += 1
        await WAITS.wait(MODEL_S)
        async for delta in self._inner.stream(task, prompt, node=node):
            yield delta

    async def embed(self, texts: Sequence[str], *, node: str) -> list[list[float]]:
        return await self._inner.embed(texts, node=node)


class SlowServices(Services):
    """The real services, with a model of the benchmark's."""

    llm = SlowLlm()

    async def agent_context(self, job: Job | None) -> AgentContext:
        return replace(await super().agent_context(job), llm=self.llm)


async def job_overhead(services: SlowServices) -> tuple[float, float, int, int]:
    """Wall time of one job, how long it waited for others, the pages it read and the model calls it made."""
    services.llm = SlowLlm()
    WAITS.forget()
    began = time.perf_counter()
    accepted = await services.research.start(LOCAL_USER_ID, ResearchRequest(question=QUESTION, max_products=PAGES_WANTED))
    pages = 0
    async for event in services.events.follow(accepted.id):
        pages += event.type in {EventType.PAGE_READ, EventType.PAGE_FAILED}
    return time.perf_counter() - began, WAITS.total_s(), pages, services.llm.calls.total()


async def first_event(services: Services) -> float:
    """Seconds from the start of a request to the first event a client could read."""
    began = time.perf_counter()
    accepted = await services.research.start(LOCAL_USER_ID, ResearchRequest(question=QUESTION))
    stream = services.events.follow(accepted.id)
    await anext(stream)
    took = time.perf_counter() - began
    await stream.aclose()
    await services.research.cancel(LOCAL_USER_ID, accepted.id)
    return took


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with embedded_postgres(Path(folder) / "db", durable=True) as url:
            await migrate(url, MIGRATIONS)
            fast = await archive_web(sample_path())
            web = replace(fast, providers=[SlowProvider(p) for p in fast.providers], fetcher=SlowFetcher(fast.fetcher))
            settings = Settings().model_copy(update={"database_url": SecretStr(url)})
            services = SlowServices(settings, web=web)
            await services.open()
            firsts = sorted([await first_event(services) for _ in range(FIRST_EVENTS)])
            p95 = firsts[int(0.95 * FIRST_EVENTS)]
            print(f"POST to first event: p50 {statistics.median(firsts) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
            stop = asyncio.Event()
            worker = asyncio.create_task(run_forever(services, stop))
            await job_overhead(services)  # warm: imports, index, process pool
            for _ in range(RUNS):
                wall, waited, pages, calls = await job_overhead(services)
                spent = f"wall {wall:.2f} s, waited {waited:.2f} s, own {wall - waited:.2f} s"
                print(f"job: {pages} pages, {calls} model calls, {spent}")
            stop.set()
            await worker
            await services.aclose()


if __name__ == "__main__":
    asyncio.run(main())
