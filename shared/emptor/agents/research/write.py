"""write: the report, from what was judged. A model may word the recommendation; rules always can."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.assemble import assemble
from emptor.agents.research.state import ResearchState
from emptor.agents.writing.composed import cited_statements, compose, facts_for
from emptor.agents.writing.statements import recommend
from emptor.llm.port import NoModel
from emptor.models.events import EventType
from emptor.models.report import Removal, Report, Statement

NODE = "write"


@tracked(NODE)
async def write(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Compose the report and stream its text. What a model wrote and does not hold is told again without it."""
    recommendation = recommend(state.get("candidates", []))
    statements, dropped = await _by_model(state, runtime) if recommendation else ([], [])
    if recommendation and statements:
        recommendation = recommendation.model_copy(update={"statements": tuple(statements)})
    report = assemble(state, recommendation, runtime.context)
    if dropped:
        emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
    if dropped or not statements:
        tell_text(report, runtime)
    return {
        "report": report,
        "removals": [Removal(where="recommendation", text=t, reason="its evidence does not hold") for t in dropped],
    }


async def _by_model(state: ResearchState, runtime: Runtime[AgentContext]) -> tuple[list[Statement], list[str]]:
    """The model's sentences that hold, and those that do not; nothing of either when no model answers."""
    candidates, brief = state.get("candidates", []), state["brief"]
    facts = facts_for(candidates)
    pieces: list[str] = []
    try:
        async for delta in compose(brief, facts, runtime.context):
            if delta.kind == "restart":
                pieces.clear()
                emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
            else:
                pieces.append(delta.text)
                emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=delta.text)
    except NoModel:
        return [], ["".join(pieces)] if pieces else []
    return cited_statements("".join(pieces), facts, candidates, brief)


def tell_text(report: Report, runtime: Runtime[AgentContext]) -> None:
    """Stream the report's text as it stands, a sentence an event."""
    sentences = (
        [report.summary, *(s.text for s in report.recommendation.statements)] if report.recommendation else [report.summary]
    )
    for sentence in sentences:
        emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=f"{sentence}\n")
