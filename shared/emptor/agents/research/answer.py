"""answer: the report of a follow-up that what was read before answers. No search, no model."""

from __future__ import annotations

import asyncio

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, tracked
from emptor.agents.research.assemble import assemble, comparison_of
from emptor.agents.research.judge import tell_candidates
from emptor.agents.research.ranked import ranked
from emptor.agents.research.state import ResearchState
from emptor.agents.research.write import tell_text
from emptor.agents.writing.statements import recommend

NODE = "answer"


@tracked(NODE)
async def answer(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Judge the products that were read before by what is asked for now, and compose the report."""
    candidates = await asyncio.to_thread(ranked, state, state.get("dossiers", []))
    tell_candidates(candidates, runtime)
    judged: ResearchState = {**state, "candidates": candidates}
    comparison = comparison_of(judged, candidates)
    report = assemble(judged, recommend(candidates, state["brief"], comparison), comparison, runtime.context)
    tell_text(report, runtime)
    return {"report": report, "candidates": candidates}
