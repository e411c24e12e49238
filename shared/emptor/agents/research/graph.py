"""The research job as a graph.

brief (→ clarify, where the question is vague) → plan → search ⇉ select
→ scrape ⇉ extract (and ahead, beside them) ⇉ resolve → judge ⟲ (another round, while it pays) → write → verify → publish

A question that follows a report begins with follow, which leads to answer → verify where what was read before suffices, else to
plan, or to brief where it is a question of its own.
"""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Send

from emptor.agents.context import AgentContext
from emptor.agents.research.ahead import ahead, beside
from emptor.agents.research.answer import answer
from emptor.agents.research.brief import brief
from emptor.agents.research.clarify import asks_back, clarify
from emptor.agents.research.extract import extract
from emptor.agents.research.follow import follow, follows
from emptor.agents.research.judge import another_round_pays, judge
from emptor.agents.research.plan import LAST_SEARCH, plan
from emptor.agents.research.publish import publish
from emptor.agents.research.resolve import resolve
from emptor.agents.research.scrape import scrape
from emptor.agents.research.search import search
from emptor.agents.research.select import select
from emptor.agents.research.state import AheadTask, ResearchState, ScrapeTask, SearchTask
from emptor.agents.research.verify import verify
from emptor.agents.research.write import write
from emptor.models.research import Selected

MAX_WAITING = 40  # titles of pages not read yet that a model is shown

Graph = CompiledStateGraph[ResearchState, AgentContext, ResearchState, ResearchState]


def build_graph(checkpointer: BaseCheckpointSaver[Any] | None) -> Graph:
    """Compile the graph.

    Nodes never raise for what a page, a provider or a model does; a raised error is a fault of ours. The one exception is
    `SearchUnavailable`, when nothing at all is at hand.
    """
    graph = StateGraph(ResearchState, context_schema=AgentContext)
    for name, node in (
        ("follow", follow),
        ("answer", answer),
        ("brief", brief),
        ("clarify", clarify),
        ("plan", plan),
        ("select", select),
        ("resolve", resolve),
        ("judge", judge),
    ):
        graph.add_node(name, node)
    graph.add_node("search", search, input_schema=SearchTask)
    graph.add_node("scrape", scrape, destinations=("extract",))
    graph.add_node("extract", extract)
    graph.add_node("beside", beside, destinations=("ahead",))
    graph.add_node("ahead", ahead)
    for name, node in (("write", write), ("verify", verify), ("publish", publish)):
        graph.add_node(name, node)
    graph.add_conditional_edges(START, lambda state: "follow" if state["job"].parent_id else "brief", ["follow", "brief"])
    graph.add_conditional_edges("follow", follows, ["answer", "plan", "brief"])
    graph.add_edge("answer", "verify")
    graph.add_conditional_edges("brief", lambda state: "clarify" if asks_back(state) else "plan", ["clarify", "plan"])
    graph.add_edge("clarify", "plan")
    graph.add_conditional_edges("plan", fan_out_searches, ["search", "select"])
    graph.add_edge("search", "select")
    graph.add_conditional_edges("select", fan_out_scrapes, ["scrape", "beside", "resolve"])
    graph.add_edge("extract", "resolve")
    graph.add_edge("resolve", "judge")
    graph.add_conditional_edges("judge", lambda state: "plan" if another_round_pays(state) else "write", ["plan", "write"])
    graph.add_edge("write", "verify")
    graph.add_edge("verify", "publish")
    graph.add_edge("publish", END)
    return graph.compile(checkpointer=checkpointer, name="research")


def fan_out_searches(state: ResearchState) -> list[Send] | str:
    """One branch a query; straight to selection when there is nothing to ask."""
    return [Send("search", SearchTask(planned=q, brief=state["brief"])) for q in state["queries"]] or "select"


def fan_out_scrapes(state: ResearchState) -> list[Send] | str:
    """One branch a page, and one for what a model is asked meanwhile; straight on when nothing is left to read."""
    pages = [Send("scrape", ScrapeTask(selected=s, brief=state["brief"])) for s in state["selected"]]
    return [*pages, *asked_meanwhile(state)] if pages else "resolve"


def asked_meanwhile(state: ResearchState) -> list[Send]:
    """The branch that looks ahead, where there is another round to look ahead to."""
    number = state.get("round", 1)
    if number >= LAST_SEARCH:
        return []
    read = {s.url for s in state["selected"]}
    waiting = [Selected(url=s.url, title=s.title, role=s.role) for s in state.get("skipped", []) if s.url not in read]
    unique = list({page.url: page for page in waiting}.values())[:MAX_WAITING]
    return [Send("beside", AheadTask(brief=state["brief"], waiting=unique, first="ahead" not in state))]
