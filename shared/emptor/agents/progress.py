"""Progress: how nodes tell what they do, and how long they take."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from langgraph.runtime import Runtime
from langgraph.types import Command

from emptor.agents.context import AgentContext
from emptor.models.events import EventType, NewEvent
from emptor.models.report import NodeTime

S = TypeVar("S")
Update = dict[str, Any]
Node = Callable[[S, Runtime[AgentContext]], Awaitable[Any]]
GraphNode = Callable[..., Awaitable[Any]]  # LangGraph passes the runtime by name; its own types for that are private
MS_PER_S = 1_000
# What a node does, for a person who watches.
DOING = {
    "brief": "Understanding the question",
    "follow": "Understanding the question",
    "plan": "Planning the searches",
    "select": "Choosing the pages to read",
    "ahead": "Looking for further searches",
    "resolve": "Putting the pages of each product together",
    "judge": "Comparing the products",
    "answer": "Answering from what was read",
    "write": "Writing the answer",
    "verify": "Checking every figure against its page",
    "publish": "Finishing the report",
}


def emit(runtime: Runtime[AgentContext], type_: EventType, message: str, *, node: str, **data: Any) -> None:
    """Send one event to whoever streams the run."""
    runtime.stream_writer(NewEvent(type=type_, node=node, message=message, data=data))


def tracked(name: str, *, announce: bool = True) -> Callable[[Node[S]], GraphNode]:
    """Time a node, and announce its start and end unless it is one branch of many."""

    def decorate(node: Node[S]) -> GraphNode:
        doing = DOING.get(name, name)

        @wraps(node)
        async def run(state: S, runtime: Runtime[AgentContext]) -> Any:
            if announce:
                emit(runtime, EventType.NODE_STARTED, doing, node=name)
            began = time.perf_counter()
            result = await node(state, runtime)
            ms = (time.perf_counter() - began) * MS_PER_S
            if announce:
                emit(runtime, EventType.NODE_FINISHED, f"{doing}: done", node=name, ms=round(ms, 1))
            return with_time(result, NodeTime(node=name, runs=1, ms=ms))

        return run

    return decorate


def with_time(result: Update | Command[Any], took: NodeTime) -> Update | Command[Any]:
    if isinstance(result, Command):
        update = result.update if isinstance(result.update, dict) else {}
        return Command(update={**update, "timings": [took]}, goto=result.goto)
    return {**result, "timings": [took]}


def total_times(timings: list[NodeTime]) -> tuple[NodeTime, ...]:
    """Sum runs of the same node, in the order of first appearance."""
    totals: dict[str, NodeTime] = {}
    for one in timings:
        seen = totals.get(one.node)
        totals[one.node] = NodeTime(
            node=one.node, runs=one.runs + (seen.runs if seen else 0), ms=one.ms + (seen.ms if seen else 0)
        )
    return tuple(t.model_copy(update={"ms": round(t.ms, 1)}) for t in totals.values())
