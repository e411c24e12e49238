"""write: the report, from what was judged. A model may word the recommendation; rules always can."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.assemble import assemble, comparison_of
from emptor.agents.research.state import ResearchState
from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.without_model import note_without
from emptor.agents.writing.composed import compose, facts_for
from emptor.agents.writing.drafts import Draft, drafts_of
from emptor.agents.writing.judged import judged
from emptor.agents.writing.phrases import Phrases, phrases_in
from emptor.agents.writing.statements import recommend
from emptor.llm.port import NoModel
from emptor.models.events import EventType
from emptor.models.report import Removal, Report, SentenceRecord

NODE = "write"


@tracked(NODE)
async def write(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Compose the report and stream its text. Of what a model writes only claims that hold are said."""
    candidates, brief = state.get("candidates", []), state["brief"]
    comparison = comparison_of(state, candidates)
    recommendation = recommend(candidates, brief, comparison)
    drafts: list[Draft] = []
    record = SentenceRecord()
    notes: list[str] = []
    if recommendation:
        scene = scene_for(facts_for(candidates, brief), candidates, brief)
        drafts, record, notes = await _by_model(scene, phrases_in(brief.answer_language), runtime.context)
    kept = [draft for draft in drafts if not draft.faults]
    if drafts and not kept:
        notes.append("The recommendation was worded by rules: nothing that a model wrote holds to the pages.")
    if recommendation and kept:
        statements = tuple(draft.statement for draft in kept)
        recommendation = recommendation.model_copy(update={"statements": statements, "written_by": "model"})
    report = assemble({**state, "notes": [*state.get("notes", []), *notes]}, recommendation, comparison, runtime.context)
    tell_text(report, runtime)
    if report.counts.skipped:
        words = phrases_in(brief.answer_language).counted("note.unread", report.counts.skipped)
        emit(runtime, EventType.NOTICE, words, node=NODE, unread=report.counts.skipped)
    report = report.model_copy(update={"verification": report.verification.model_copy(update={"sentences": record})})
    removals = [Removal(where="recommendation", text=d.text, reason="; ".join(d.faults)) for d in drafts if d.faults]
    return {"report": report, "removals": removals, "notes": notes}


async def _by_model(scene: Scene, say: Phrases, context: AgentContext) -> tuple[list[Draft], SentenceRecord, list[str]]:
    """The model's sentences, each with what is wrong with it, and the record of them."""
    try:
        sentences = await compose(scene, say, context)
    except NoModel as none:
        return [], SentenceRecord(), [note_without("the recommendation was worded by rules", none)]
    drafts, judged_count = await judged(drafts_of(sentences, scene, say), context)
    removed = sum(bool(draft.faults) for draft in drafts)
    record = SentenceRecord(
        written=len(drafts),
        rewritten=sum(draft.reworded and not draft.faults for draft in drafts),
        judged=judged_count,
        removed=removed,
        kept=len(drafts) - removed,
    )
    return drafts, record, []


def tell_text(report: Report, runtime: Runtime[AgentContext]) -> None:
    """Stream the report's text as it stands, a sentence an event."""
    sentences = (
        [report.summary, *(s.text for s in report.recommendation.statements)] if report.recommendation else [report.summary]
    )
    for sentence in sentences:
        emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=f"{sentence}\n")
