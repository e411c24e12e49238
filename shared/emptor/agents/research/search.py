"""search: one query, asked of the providers in turn. Failures are part of the answer."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.state import SearchTask
from emptor.models.events import EventType
from emptor.models.research import Answered
from emptor.models.search import SearchQuery

NODE = "search"
RESULTS_PER_QUERY = 15


@tracked(NODE, announce=False)
async def search(task: SearchTask, runtime: Runtime[AgentContext]) -> Update:
    """Ask, and keep what came back with who was asked."""
    planned, brief = task["planned"], task["brief"]
    query = SearchQuery(text=planned.text, count=RESULTS_PER_QUERY, region=brief.region, language=_language(brief.language))
    answer = await runtime.context.search.search(query)
    emit(
        runtime,
        EventType.SEARCH_DONE,
        f"“{planned.text}”: {len(answer.hits)} results" + (f" from {answer.provider}" if answer.provider else ""),
        node=NODE,
        query=planned.text,
        provider=answer.provider,
        hits=len(answer.hits),
    )
    failed = [f"search provider {a.provider} failed ({a.outcome}): {a.detail}" for a in answer.attempts if not a.answered]
    for note in failed:
        emit(runtime, EventType.NOTICE, note, node=NODE)
    return {"answers": [Answered(planned=planned, answer=answer)], "notes": failed}


def _language(code: str) -> str | None:
    return code if len(code) == 2 else None  # noqa: PLR2004 - ISO 639-1 codes have two letters; `und` has three
