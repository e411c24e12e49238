"""write: the report, from what was judged. A model may word the recommendation; rules always can."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.assemble import assemble, comparison_of
from emptor.agents.research.state import ResearchState
from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.verifying.drafts import Draft, drafts_of
from emptor.agents.without_model import note_without
from emptor.agents.writing.composed import compose, facts_for
from emptor.agents.writing.judged import judged
from emptor.agents.writing.rewriting import rewritten
from emptor.agents.writing.statements import recommend
from emptor.llm.port import NoModel
from emptor.models.events import EventType
from emptor.models.report import Removal, Report, SentenceRecord

NODE = "write"


@tracked(NODE)
async def write(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Compose the report and stream its text. What a model wrote and does not hold is told again without it."""
    candidates, brief = state.get("candidates", []), state["brief"]
    recommendation = recommend(candidates, brief, comparison_of(state, candidates))
    drafts: list[Draft] = []
    record = SentenceRecord()
    notes: list[str] = []
    if recommendation:
        scene = scene_for(facts_for(candidates, brief), candidates, brief)
        drafts, record, notes = await _by_model(scene, runtime)
    kept = [draft for draft in drafts if not draft.faults]
    if recommendation and kept:
        statements = tuple(draft.statement for draft in kept)
        recommendation = recommendation.model_copy(update={"statements": statements, "written_by": "model"})
    report = assemble({**state, "notes": [*state.get("notes", []), *notes]}, recommendation, runtime.context)
    if drafts and (record.rewritten or record.removed):
        emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
    if not kept or record.rewritten or record.removed:
        tell_text(report, runtime)
    report = report.model_copy(update={"verification": report.verification.model_copy(update={"sentences": record})})
    removals = [Removal(where="recommendation", text=d.text, reason="; ".join(d.faults)) for d in drafts if d.faults]
    return {"report": report, "removals": removals, "notes": notes}


async def _by_model(scene: Scene, runtime: Runtime[AgentContext]) -> tuple[list[Draft], SentenceRecord, list[str]]:
    """The model's sentences, each with what is wrong with it, after one chance to write the wrong ones anew."""
    try:
        text = await _told(scene, runtime)
    except NoModel as none:
        return [], SentenceRecord(), [note_without("the recommendation was worded by rules", none)]
    drafts = drafts_of(text, scene)
    wrong = sum(bool(draft.faults) for draft in drafts)
    if wrong:
        drafts = await rewritten(drafts, scene, runtime.context)
    drafts, judged_count = await judged(drafts, runtime.context)
    still = sum(bool(draft.faults) for draft in drafts)
    record = SentenceRecord(
        written=len(drafts), rewritten=max(0, wrong - still), judged=judged_count, removed=still, kept=len(drafts) - still
    )
    return drafts, record, []


async def _told(scene: Scene, runtime: Runtime[AgentContext]) -> str:
    """The model's text, streamed as it comes. A text that broke off is taken back."""
    pieces: list[str] = []
    try:
        async for delta in compose(scene, runtime.context):
            if delta.kind == "restart":
                pieces.clear()
                emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
            else:
                pieces.append(delta.text)
                emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=delta.text)
    except NoModel:
        if pieces:
            emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
        raise
    return "".join(pieces)


def tell_text(report: Report, runtime: Runtime[AgentContext]) -> None:
    """Stream the report's text as it stands, a sentence an event."""
    sentences = (
        [report.summary, *(s.text for s in report.recommendation.statements)] if report.recommendation else [report.summary]
    )
    for sentence in sentences:
        emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=f"{sentence}\n")
