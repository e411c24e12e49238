"""ahead: what a model is asked while pages are being read, for the next round: further searches, and titles to leave out.

Rules alone decide what the first round reads, so that no page waits for a model, and a model that errs takes none of them away.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import Command, Send

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, tracked
from emptor.agents.prompting import load_prompt
from emptor.agents.research.state import AheadTask
from emptor.agents.sources.off_topic import off_topic
from emptor.agents.sources.orders import gives_orders
from emptor.agents.without_model import note_without
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.research import Ahead, PlannedQuery

NODE = "ahead"
MAX_QUERIES = 2
QUERY_MAX_CHARS = 200
_NO_QUERY = re.compile(r"https?:|www\.|\b(?:site|inurl|filetype|intitle):", re.IGNORECASE)


class PlannedQueries(Model):
    """What a model answers."""

    shops: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


@tracked("beside", announce=False)
async def beside(task: AheadTask, runtime: Runtime[AgentContext]) -> Command[Any]:
    """Put `ahead` beside the extraction of what is being fetched now: both ask a model, and neither waits for the other."""
    return Command(goto=[Send(NODE, task)])


@tracked(NODE)
async def ahead(task: AheadTask, runtime: Runtime[AgentContext]) -> Update:
    """Ask for both at once."""
    brief, context = task["brief"], runtime.context
    (queries, notes), (doubted, none) = await asyncio.gather(
        further_queries(brief, context) if task["first"] else _nothing(), off_topic(task["waiting"], brief, context)
    )
    notes += [note_without("pages were chosen by rules", none)] if none else []
    return {"ahead": Ahead(queries=tuple(queries), doubted=tuple(sorted(doubted))), "notes": notes}


async def _nothing() -> tuple[list[PlannedQuery], list[str]]:
    return [], []


async def further_queries(brief: Brief, context: AgentContext) -> tuple[list[PlannedQuery], list[str]]:
    """A model's searches, beside those by rules; and notes for the report. They count as of the first round: what they find fills
    the room that the next round's own searches leave."""
    prompt = Prompt(system=load_prompt("plan"), user=brief.model_dump_json(exclude_none=True))
    try:
        answer = await context.llm.structured(Task.PLANNING, prompt, PlannedQueries, node="plan")
    except NoModel as none:
        return [], [note_without("searches were planned by rules", none)]
    shops = _queries(answer.shops, "shops")
    reviews = _queries(answer.reviews, "reviews")
    return [*shops[:1], *reviews[:1], *shops[1:], *reviews[1:]][:MAX_QUERIES], []


def _queries(texts: tuple[str, ...], purpose: str) -> list[PlannedQuery]:
    written = [PlannedQuery(text=text[:QUERY_MAX_CHARS], purpose=purpose) for text in texts if text.strip()]
    return [query for query in written if _is_query(query)]


def _is_query(query: PlannedQuery) -> bool:
    """Words, and no address or operator that would lead the search somewhere else."""
    return _NO_QUERY.search(query.text) is None and not gives_orders(query.text)
