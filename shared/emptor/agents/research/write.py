"""write: the report, from what was judged. A model may word the recommendation; rules always can."""

from __future__ import annotations

from collections.abc import Sequence

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.assemble import assemble, comparison_of
from emptor.agents.research.state import ResearchState
from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.verifying.drafts import Draft, Drafting
from emptor.agents.without_model import note_without
from emptor.agents.writing.composed import compose, facts_for
from emptor.agents.writing.judged import judged
from emptor.agents.writing.phrases import ENGLISH, phrases_in
from emptor.agents.writing.rewriting import rewritten
from emptor.agents.writing.statements import recommend
from emptor.llm.port import NoModel
from emptor.models.events import EventType
from emptor.models.report import Removal, Report, SentenceRecord

NODE = "write"
CHECKED_LANGUAGE = ENGLISH  # in which a model's sentences can be held against the facts that they cite


@tracked(NODE)
async def write(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Compose the report and stream its text. Of what a model writes only sentences that hold are told, each once it is whole."""
    candidates, brief = state.get("candidates", []), state["brief"]
    comparison = comparison_of(state, candidates)
    recommendation = recommend(candidates, brief, comparison)
    drafts: list[Draft] = []
    record = SentenceRecord()
    notes: list[str] = []
    told: list[str] = []
    if recommendation and brief.answer_language != CHECKED_LANGUAGE:
        notes.append("The recommendation was worded by rules: what a model writes is checked in English only.")
    elif recommendation:
        scene = scene_for(facts_for(candidates, brief), candidates, brief)
        drafts, record, notes = await _by_model(scene, told, runtime)
    kept = [draft for draft in drafts if not draft.faults]
    if drafts and not kept:
        notes.append("The recommendation was worded by rules: nothing that a model wrote holds to the pages.")
    if recommendation and kept:
        statements = tuple(draft.statement for draft in kept)
        recommendation = recommendation.model_copy(update={"statements": statements, "written_by": "model"})
    report = assemble({**state, "notes": [*state.get("notes", []), *notes]}, recommendation, comparison, runtime.context)
    if not kept or told != [draft.text for draft in kept]:
        _take_back(told, runtime)
        tell_text(report, runtime)
    if report.counts.skipped:
        words = phrases_in(brief.answer_language).counted("note.unread", report.counts.skipped)
        emit(runtime, EventType.NOTICE, words, node=NODE, unread=report.counts.skipped)
    report = report.model_copy(update={"verification": report.verification.model_copy(update={"sentences": record})})
    removals = [Removal(where="recommendation", text=d.text, reason="; ".join(d.faults)) for d in drafts if d.faults]
    return {"report": report, "removals": removals, "notes": notes}


async def _by_model(
    scene: Scene, told: list[str], runtime: Runtime[AgentContext]
) -> tuple[list[Draft], SentenceRecord, list[str]]:
    """The model's sentences, each with what is wrong with it, after one chance to write the wrong ones anew."""
    try:
        drafts = await _written(scene, told, runtime)
    except NoModel as none:
        return [], SentenceRecord(), [note_without("the recommendation was worded by rules", none)]
    wrong = sum(bool(draft.faults) for draft in drafts)
    if wrong:
        drafts = await rewritten(drafts, scene, runtime.context)
    drafts, judged_count = await judged(drafts, runtime.context)
    still = sum(bool(draft.faults) for draft in drafts)
    record = SentenceRecord(
        written=len(drafts), rewritten=max(0, wrong - still), judged=judged_count, removed=still, kept=len(drafts) - still
    )
    return drafts, record, []


async def _written(scene: Scene, told: list[str], runtime: Runtime[AgentContext]) -> list[Draft]:
    """The model's sentences. Meanwhile they are streamed, and kept in `told`; a text that broke off is taken back.

    A sentence that does not hold is not streamed: whoever reads along, a page that renders markup included, must not be shown
    an invented figure or an address before it is removed.
    """
    drafting = Drafting(scene)
    cut = False
    try:
        async for delta in compose(scene, runtime.context):
            if delta.kind == "restart":
                drafting = Drafting(scene)
                _take_back(told, runtime)
            elif delta.kind == "cut":
                cut = True
            else:
                _tell(drafting.add(delta.text), told, runtime)
    except NoModel:
        _take_back(told, runtime)
        raise
    _tell(drafting.end(cut=cut), told, runtime)
    return drafting.drafts


def _tell(drafts: Sequence[Draft], told: list[str], runtime: Runtime[AgentContext]) -> None:
    """Stream the sentences that hold."""
    for draft in drafts:
        if not draft.faults:
            told.append(draft.text)
            emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=f"{draft.text}\n")


def _take_back(told: list[str], runtime: Runtime[AgentContext]) -> None:
    """Void what was streamed, if anything was."""
    if told:
        told.clear()
        emit(runtime, EventType.REPORT_RESTART, "", node=NODE)


def tell_text(report: Report, runtime: Runtime[AgentContext]) -> None:
    """Stream the report's text as it stands, a sentence an event."""
    sentences = (
        [report.summary, *(s.text for s in report.recommendation.statements)] if report.recommendation else [report.summary]
    )
    for sentence in sentences:
        emit(runtime, EventType.REPORT_DELTA, "", node=NODE, text=f"{sentence}\n")
