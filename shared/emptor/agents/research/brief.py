"""brief: the question becomes a ledger of constraints."""

from __future__ import annotations

import asyncio
import unicodedata

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.prompting import load_prompt
from emptor.agents.questions import parse_question
from emptor.agents.research.state import ResearchState
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.events import EventType

NODE = "brief"


class BriefHints(Model):
    """What a model may add to the rules' reading: what no rule can know, never a figure."""

    category: str | None = None
    preferences: tuple[str, ...] = ()


@tracked(NODE)
async def brief(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Read the question by rules; a model may name the category and preferences where the rules found none."""
    job = state["job"]
    question = unicodedata.normalize("NFC", job.question)  # the rules know é as one character
    parsed = await asyncio.to_thread(parse_question, question, job.options)  # the first call compiles its patterns
    if parsed.category is None:
        parsed = await _with_hints(parsed, runtime.context)
    said = ", ".join(c.text for c in parsed.constraints) or "no constraints"
    emit(
        runtime,
        EventType.BRIEF_READY,
        f"{parsed.category or 'product'}: {said}",
        node=NODE,
        category=parsed.category,
        constraints=[c.text for c in parsed.constraints],
        preferences=list(parsed.preferences),
    )
    return {"brief": parsed, "round": 1}


async def _with_hints(parsed: Brief, context: AgentContext) -> Brief:
    try:
        hints = await context.llm.structured(
            Task.PLANNING, Prompt(system=load_prompt("brief"), user=parsed.question), BriefHints, node=NODE
        )
    except NoModel:
        return parsed
    return parsed.model_copy(
        update={
            "category": hints.category or None,
            "preferences": parsed.preferences or hints.preferences,
            "understood_by": "model",
        }
    )
