"""The smaller workflows: parts of the research graph that are useful by themselves. They run in one go and keep no checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update
from emptor.agents.research.brief import brief
from emptor.agents.research.extract import extract
from emptor.agents.research.graph import Graph, fan_out_scrapes, fan_out_searches
from emptor.agents.research.judge import judge
from emptor.agents.research.plan import plan
from emptor.agents.research.publish import publish
from emptor.agents.research.resolve import resolve
from emptor.agents.research.scrape import scrape
from emptor.agents.research.search import search
from emptor.agents.research.select import select
from emptor.agents.research.state import ResearchState, ScrapeTask, SearchTask
from emptor.agents.research.verify import verify
from emptor.agents.research.write import write
from emptor.models.agents import CompareInput, ReadInput, SearchInput
from emptor.models.brief import Brief
from emptor.models.jobs import JobOptions
from emptor.models.research import JobInput, Selected

_READING_QUESTION = "reading"


@dataclass(frozen=True)
class Workflow:
    """A workflow that can be run: its graph, its first state, and its result."""

    build: Callable[[], Graph]
    start: Callable[[Any], ResearchState]
    result: Callable[[ResearchState], Any]


def search_graph() -> Graph:
    """brief → plan → search ⇉ select."""
    graph = StateGraph(ResearchState, context_schema=AgentContext)
    graph.add_node("brief", brief)
    graph.add_node("plan", plan)
    graph.add_node("search", search, input_schema=SearchTask)
    graph.add_node("select", select)
    graph.add_edge(START, "brief")
    graph.add_edge("brief", "plan")
    graph.add_conditional_edges("plan", fan_out_searches, ["search", "select"])
    graph.add_edge("search", "select")
    graph.add_edge("select", END)
    return graph.compile(name="search")


def reading_graph() -> Graph:
    """scrape ⇉ extract, of given pages."""
    graph = StateGraph(ResearchState, context_schema=AgentContext)
    graph.add_node("scrape", scrape, input_schema=ScrapeTask, destinations=("extract",))
    graph.add_node("extract", extract)
    graph.add_conditional_edges(START, _scrape_all, ["scrape"])
    graph.add_edge("extract", END)
    return graph.compile(name="scrape-and-extract")


def compare_graph() -> Graph:
    """brief → scrape ⇉ extract ⇉ resolve → judge → write → verify → publish, of given pages."""
    graph = StateGraph(ResearchState, context_schema=AgentContext)
    graph.add_node("brief", brief)
    graph.add_node("given", choose_given)
    graph.add_node("scrape", scrape, input_schema=ScrapeTask, destinations=("extract",))
    graph.add_node("extract", extract)
    graph.add_node("resolve", resolve)
    graph.add_node("judge", judge)
    graph.add_node("write", write)
    graph.add_node("verify", verify)
    graph.add_node("publish", publish)
    graph.add_edge(START, "brief")
    graph.add_edge("brief", "given")
    graph.add_conditional_edges("given", fan_out_scrapes, ["scrape", "resolve"])
    for one, other in (
        ("extract", "resolve"),
        ("resolve", "judge"),
        ("judge", "write"),
        ("write", "verify"),
        ("verify", "publish"),
    ):
        graph.add_edge(one, other)
    graph.add_edge("publish", END)
    return graph.compile(name="compare")


async def choose_given(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """The pages the caller gave, and no others."""
    return {"selected": [Selected(url=url) for url in state["job"].options.urls]}


def _scrape_all(state: ResearchState) -> list[Send]:
    given = state["job"].options.urls
    return [Send("scrape", ScrapeTask(selected=Selected(url=url), brief=state["brief"])) for url in given]


def _job(question: str, options: JobOptions) -> JobInput:
    return JobInput(job_id=uuid4(), question=question, options=options, started_at=datetime.now(UTC))


def start_search(given: SearchInput) -> ResearchState:
    return ResearchState(job=_job(given.question, JobOptions(region=given.region)))


def start_reading(given: ReadInput) -> ResearchState:
    options = JobOptions().model_copy(update={"urls": given.urls})
    return ResearchState(job=_job(_READING_QUESTION, options), brief=Brief(question=_READING_QUESTION))


def start_comparison(given: CompareInput) -> ResearchState:
    plain = JobOptions(max_products=given.max_products, currency=given.currency)
    return ResearchState(job=_job(given.question, plain.model_copy(update={"urls": given.urls})))


def found_pages(state: ResearchState) -> list[dict[str, Any]]:
    return [selected.model_dump(mode="json") for selected in state.get("selected", [])]


def read_pages(state: ResearchState) -> list[dict[str, Any]]:
    return [page.model_dump(mode="json", exclude_none=True) for page in state.get("pages", {}).values()]


def comparison(state: ResearchState) -> dict[str, Any]:
    return state["report"].model_dump(mode="json")


WORKFLOWS: dict[str, Workflow] = {
    "search": Workflow(search_graph, start_search, found_pages),
    "scrape-and-extract": Workflow(reading_graph, start_reading, read_pages),
    "compare": Workflow(compare_graph, start_comparison, comparison),
}
