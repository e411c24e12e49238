"""A job's own overhead: time from POST to the first event, and wall time over the ideal critical path.

The web is the sample archive with fixed latencies on top, the model answers after a fixed time. The ideal critical path is what
those latencies add up to when everything that can run at once does: per round one search, one fetch, and one model call for each
node that asks a model in it. Everything above it is ours: the graph, checkpoints, events, extraction, judging, verification.

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


class SlowFetcher:
    """Answers after a fixed time, as a shop would."""

    name = "slow"

    def __init__(self, inner: Fetcher) -> None:
        self._inner = inner

    async def fetch(self, request: FetchRequest) -> FetchResult:
        await asyncio.sleep(FETCH_S)
        return await self._inner.fetch(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class SlowProvider:
    """Answers after a fixed time, as a search engine would."""

    def __init__(self, inner: SearchProvider) -> None:
        self.name, self.cost_usd, self._inner = inner.name, inner.cost_usd, inner

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        await asyncio.sleep(SEARCH_S)
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
        await asyncio.sleep(MODEL_S)
        return await self._inner.structured(task, prompt, schema, node=node)

    async def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        self.calls[node] += 1
        await asyncio.sleep(MODEL_S)
        async for delta in self._inner.stream(task, prompt, node=node):
            yield delta

    async def embed(self, texts: Sequence[str], *, node: str) -> list[list[float]]:
        return await self._inner.embed(texts, node=node)


class SlowServices(Services):
    """The real services, with a model of the benchmark's."""

    llm = SlowLlm()

    async def agent_context(self, job: Job | None) -> AgentContext:
        return replace(await super().agent_context(job), llm=self.llm)


async def job_overhead(services: SlowServices) -> tuple[float, float, int]:
    """Wall time of one job, its ideal critical path, and the pages it read."""
    services.llm = SlowLlm()
    began = time.perf_counter()
    accepted = await services.research.start(LOCAL_USER_ID, ResearchRequest(question=QUESTION, max_products=PAGES_WANTED))
    seen: Counter[str] = Counter()
    rounds, pages, waits = 1, 0, 0
    async for event in services.events.follow(accepted.id):
        rounds += event.type is EventType.ROUND_STARTED
        pages += event.type in {EventType.PAGE_READ, EventType.PAGE_FAILED}
        if event.type is EventType.NODE_FINISHED:
            waits += len(services.llm.calls - seen)  # what one node asks it can ask at once
            seen = Counter(services.llm.calls)
    wall = time.perf_counter() - began
    return wall, rounds * (SEARCH_S + FETCH_S) + waits * MODEL_S, pages


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
                wall, ideal, pages = await job_overhead(services)
                over = (wall - ideal) * 1000
                print(f"job: {pages} pages, wall {wall:.2f} s, ideal {ideal:.2f} s, ratio {wall / ideal:.2f}, over {over:.0f} ms")
            stop.set()
            await worker
            await services.aclose()


if __name__ == "__main__":
    asyncio.run(main())
