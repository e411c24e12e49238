"""A job of five nodes, each of which makes one paid call through the product's own books; for breaking things.

plan (model) → search (provider) → scrape (provider) → extract (model) → write (model, streamed)

Everything but the graph is the product's: slices, leases, checkpoints, ledgers, budgets, the model router. The providers lie on
servers that count what they were asked.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from types import TracebackType
from typing import Any, ClassVar, Self, TypedDict
from uuid import UUID

import httpx
from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from pydantic import BaseModel, SecretStr

from emptor.core.settings import Settings
from emptor.db.ledger import JobLedger
from emptor.db.snapshots import SnapshotRepository
from emptor.llm import open_llm
from emptor.llm.port import Llm, Prompt, Task
from emptor.models.brief import Brief
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import Job
from emptor.models.page import Attempt, FetchResult, Page
from emptor.models.report import Report
from emptor.models.research import JobInput
from emptor.models.search import SearchHit, SearchQuery
from emptor.scraping.port import FetchRequest
from emptor.services.jobs.books import ModelBudget, ModelLedger
from emptor.services.jobs.paid_search import BudgetedProvider
from emptor.services.jobs.research_run import ResearchRun, fenced
from emptor.services.pages.paid_fetch import BudgetedFetcher
from emptor.services.wiring import Services
from tests.fakes.http_wire import HttpServer, Request, Wire
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import ModelServer

STEPS = ("plan", "search", "scrape", "extract", "write")
SEARCH_USD, SCRAPE_USD = Decimal("0.005"), Decimal("0.01")
POISON = "poison"
DEADLY_S = 0.7  # until then others are claimed beside it
BUSY_CPU_S = 0.25
MODEL = "openai:gpt-4o-mini"


class Words(BaseModel):
    """What the model of this job answers."""

    words: str


class State(TypedDict, total=False):
    job: JobInput
    found: str
    report: Report


@dataclass(frozen=True)
class Paid:
    """What the nodes may use."""

    job: Job
    llm: Llm
    search: Any
    fetcher: Any


class HttpSearch:
    """A search provider of the paid server's."""

    name, cost_usd = "paid-search", SEARCH_USD

    def __init__(self, base: str, client: httpx.AsyncClient) -> None:
        self._base, self._client = base, client

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        answer = await self._client.post(f"{self._base}/search", json={"asked": query.text})
        return [SearchHit(url=answer.json()["url"], title="a page", rank=1)]

    async def aclose(self) -> None: ...


class HttpScrape:
    """A scraping provider of the paid server's."""

    name = "paid-scrape"

    def __init__(self, base: str, client: httpx.AsyncClient) -> None:
        self._base, self._client = base, client

    async def fetch(self, request: FetchRequest) -> FetchResult:
        answer = await self._client.post(f"{self._base}/scrape", json={"asked": request.url})
        attempt = Attempt(via=self.name, outcome="page", ms=1, cost_usd=SCRAPE_USD)
        return Page(
            url=request.url, final_url=request.url, status=200, body=answer.content, fetched_at=datetime.now(UTC),
            via=self.name, attempts=(attempt,),
        )  # fmt: skip

    async def aclose(self) -> None: ...


def prompt(job: Job, step: str) -> Prompt:
    return Prompt(system="Say something.", user=f"{job.id}:{step}", max_output_tokens=50)


async def plan(state: State, runtime: Runtime[Paid]) -> State:
    answer = await runtime.context.llm.structured(Task.CHEAP, prompt(runtime.context.job, "plan"), Words, node="plan")
    _tell(runtime, "plan")
    return {"found": answer.words}


async def search(state: State, runtime: Runtime[Paid]) -> State:
    hits = await runtime.context.search.search(SearchQuery(text=f"{runtime.context.job.id}:search", count=5))
    _tell(runtime, "search")
    return {"found": hits[0].url}


async def scrape(state: State, runtime: Runtime[Paid]) -> State:
    page = await runtime.context.fetcher.fetch(FetchRequest(url=f"https://shop.test/{runtime.context.job.id}:scrape"))
    _tell(runtime, "scrape")
    return {"found": page.url}


async def extract(state: State, runtime: Runtime[Paid]) -> State:
    answer = await runtime.context.llm.structured(Task.CHEAP, prompt(runtime.context.job, "extract"), Words, node="extract")
    _tell(runtime, "extract")
    return {"found": answer.words}


async def write(state: State, runtime: Runtime[Paid]) -> State:
    job, text = runtime.context.job, ""
    async for delta in runtime.context.llm.stream(Task.WRITING, prompt(job, "write"), node="write"):
        text += delta.text
        runtime.stream_writer(NewEvent(type=EventType.REPORT_DELTA, node="write", data={"text": delta.text}))
    return {"report": report_of(job, text)}


def report_of(job: Job, text: str) -> Report:
    brief = Brief(question=job.question)
    return Report(job_id=job.id, brief=brief, summary=text, recommendation=None, web="faults", generated_at=datetime.now(UTC))


def _tell(runtime: Runtime[Any], node: str) -> None:
    runtime.stream_writer(NewEvent(type=EventType.NODE_FINISHED, node=node, message=f"{node} is done"))


@cache
def build(services: type[FiveNodeServices]) -> Any:
    """The nodes one after the other."""
    nodes = services.nodes
    graph = StateGraph(State, context_schema=Paid)
    names = list(nodes)
    for name, node in nodes.items():
        graph.add_node(name, node)
    for before, after in zip([START, *names], [*names, END], strict=True):
        graph.add_edge(before, after)
    return graph.compile()


class FiveNodeServices(Services):
    """The product's services, with the five nodes in place of the research graph."""

    paid_base = ""
    nodes: ClassVar = {"plan": plan, "search": search, "scrape": scrape, "extract": extract, "write": write}

    def open_run(self, job: Job) -> Any:
        return self._open(job)

    @asynccontextmanager
    async def _open(self, job: Job) -> AsyncIterator[ResearchRun]:
        ledger = JobLedger(self.database, job.id, job.fencing_token)
        pages = SnapshotRepository(self.database).for_job(job.id, job.fencing_token)
        books = ModelLedger(ledger)
        async with httpx.AsyncClient(timeout=60) as client:
            paid = Paid(
                job=job,
                llm=open_llm(self.settings, ledger=books, budget=ModelBudget(ledger), usage=books, gateway=self.llm_gateway),
                search=BudgetedProvider(HttpSearch(self.paid_base, client), ledger),
                fetcher=BudgetedFetcher(HttpScrape(self.paid_base, client), ledger, SCRAPE_USD, pages),
            )
            graph = fenced(build(type(self)), self.database, job, self.company.trust)
            yield ResearchRun(graph, paid, job)  # type: ignore[arg-type]


async def nothing(state: State) -> State:
    return {"found": "nothing"}


async def trivial_end(state: State, runtime: Runtime[Paid]) -> State:
    return {"report": report_of(runtime.context.job, "done")}


async def deadly(state: State, runtime: Runtime[Paid]) -> State:
    """Like extract; a poisonous job ends its process here, without a word."""
    if runtime.context.job.question == POISON:
        await asyncio.sleep(DEADLY_S)
        os.kill(os.getpid(), signal.SIGKILL)
    return await extract(state, runtime)


class PoisonServices(FiveNodeServices):
    """A job whose question is POISON kills whoever works on its fourth node."""

    nodes: ClassVar = {**FiveNodeServices.nodes, "extract": deadly}


def busy(node: Any) -> Any:
    """A node that computes in the event loop before it does anything else."""

    async def burns(state: State, runtime: Runtime[Paid]) -> State:
        end = time.process_time() + BUSY_CPU_S
        while time.process_time() < end:
            pass
        return await node(state, runtime)

    return burns


class BusyServices(FiveNodeServices):
    """Every node holds up the event loop: on a machine under load, for seconds."""

    nodes: ClassVar = {name: busy(node) for name, node in FiveNodeServices.nodes.items()}


class TrivialServices(FiveNodeServices):
    """Five nodes that do nothing and pay for nothing: what is left is the cost of the machinery."""

    nodes: ClassVar = {"one": nothing, "two": nothing, "three": nothing, "four": nothing, "five": trivial_end}

    @asynccontextmanager
    async def _open(self, job: Job) -> AsyncIterator[ResearchRun]:
        paid = Paid(job=job, llm=None, search=None, fetcher=None)  # type: ignore[arg-type]
        yield ResearchRun(fenced(build(type(self)), self.database, job), paid, job)  # type: ignore[arg-type]


def rig_settings(database_url: str, model_base: str, **changes: Any) -> Settings:
    """Settings of a process that works on five-node jobs, all of whose models are on the paid server."""
    given = {
        "database_url": SecretStr(database_url),
        "openai_api_key": SecretStr("test-key-of-the-rig"),
        "openai_base_url": model_base,
        "route_cheap": MODEL,
        "route_writing": MODEL,
        "lease_s": 2,
        "max_attempts": 1_000,
        "poison_after": 1_000,  # nobody is killed as often as by these tests, and it is not the jobs that kill
        **changes,
    }
    return Settings().model_copy(update=given)


@dataclass
class PaidServers:
    """The providers that cost money, and what they were asked: (job, step) in the order of asking."""

    delay_s: float = 0.0  # before search and scrape answer; they are counted when they are asked
    calls: list[tuple[UUID, str]] = field(default_factory=list)
    slow: dict[tuple[UUID, str], float] = field(default_factory=dict)  # seconds that one job's search or scrape takes

    async def __aenter__(self) -> Self:
        self._http = await HttpServer(self._answer).__aenter__()
        self._models = await ModelServer(OpenAiApi(), answer=self._model_answer).__aenter__()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._http.__aexit__(kind, error, trace)
        await self._models.__aexit__(kind, error, trace)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._http.port}"

    @property
    def model_base(self) -> str:
        return self._models.base_url

    def of(self, job_id: UUID) -> list[str]:
        """The steps a job paid for, in order."""
        return [step for job, step in self.calls if job == job_id]

    def _note(self, asked: str) -> tuple[UUID, str]:
        job, _, step = asked.rpartition("/")[2].rpartition(":")
        self.calls.append((UUID(job), step))
        return self.calls[-1]

    async def _answer(self, request: Request, wire: Wire) -> None:
        asked = request.json["asked"]
        await asyncio.sleep(self.slow.get(self._note(asked), self.delay_s))
        await wire.send(200, json.dumps({"url": f"https://shop.test/{asked}"}).encode())

    def _model_answer(self, text: str) -> str:
        line = next(line for line in text.splitlines() if line.rpartition(":")[2] in STEPS)
        self._note(line)
        return "These are a few words." if line.endswith(":write") else json.dumps({"words": line})
