"""verify: whatever is not in the snapshot it cites is removed and counted, and what rested on it is judged again."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext, CpuRunner
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.assemble import assemble, comparison_of
from emptor.agents.research.ranked import ranked
from emptor.agents.research.state import ResearchState
from emptor.agents.research.write import tell_text
from emptor.agents.verifying.claims import Claim, claims_of, failing, removal
from emptor.agents.verifying.prune import prune
from emptor.agents.writing.statements import recommend
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.models.dossier import Dossier
from emptor.models.events import EventType
from emptor.models.report import Candidate, Removal, Report, VerificationRecord

NODE = "verify"
ONE_SOURCE_S = 5.0  # of CPU time, for what rests on one snapshot
UNCHECKED = "its snapshot takes too long to be checked"
MAX_PASSES = 4  # each pass only removes; after the last, candidates that still fail are dropped whole


@tracked(NODE)
async def verify(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Check every figure and quotation; rebuild what lost its ground."""
    sources = await _sources(state["report"].candidates, runtime.context)
    dossiers, candidates = state.get("dossiers", []), state.get("candidates", [])
    removed: list[Removal] = []
    checked = 0
    for number in range(MAX_PASSES):
        claims = [claim for candidate in candidates for claim in claims_of(candidate)]
        checked = max(checked, len(claims))
        bad = await failing_of(claims, sources, runtime.context.run_cpu)
        if not bad:
            break
        removed += [removal(claim, why) for claim, why in bad]
        dossiers, candidates = _without([c for c, _ in bad], dossiers, state, last=number == MAX_PASSES - 1)
    report = _final(state, candidates, removed, runtime)
    removed = list(dict.fromkeys([*state.get("removals", []), *removed]))
    sentences = state["report"].verification.sentences
    record = VerificationRecord(checked=checked, held=checked - len(removed), removed=tuple(removed), sentences=sentences)
    report = report.model_copy(
        update={"verification": record, "counts": report.counts.model_copy(update={"removed": len(removed)})}
    )
    emit(
        runtime,
        EventType.VERIFICATION_DONE,
        f"{checked} checked, {len(removed)} removed",
        node=NODE,
        checked=checked,
        removed=len(removed),
    )
    return {"report": report, "dossiers": dossiers, "candidates": list(report.candidates)}


async def failing_of(claims: list[Claim], sources: dict[str, str], run_cpu: CpuRunner) -> list[tuple[Claim, str]]:
    """The claims that do not hold. Where the check of all takes too long, each snapshot is checked by itself: what cannot be
    checked does not hold."""
    try:
        return await run_cpu(failing, claims, sources)
    except (CpuTimeout, WorkerLost):
        bad: list[tuple[Claim, str]] = []
    for id_ in dict.fromkeys(claim.evidence.snapshot_id for claim in claims):
        own = [claim for claim in claims if claim.evidence.snapshot_id == id_]
        source = {id_: sources[id_]} if id_ in sources else {}
        try:
            bad += await run_cpu(failing, own, source, timeout_s=ONE_SOURCE_S)
        except (CpuTimeout, WorkerLost):
            bad += [(claim, UNCHECKED) for claim in own]
    return bad


async def _sources(candidates: tuple[Candidate, ...], context: AgentContext) -> dict[str, str]:
    """The decoded text of every snapshot that is cited, read again from where it is kept."""
    ids = {claim.evidence.snapshot_id for c in candidates for claim in claims_of(c)}
    found = {id_: await context.snapshots.get(id_) for id_ in sorted(ids)}
    return {id_: page.text for id_, page in found.items() if page}


def _without(
    bad: list[Claim], dossiers: list[Dossier], state: ResearchState, *, last: bool
) -> tuple[list[Dossier], list[Candidate]]:
    kept = [prune(dossier, bad) for dossier in dossiers]
    if last:
        names = {claim.where.split(":", 1)[0] for claim in bad}
        kept = [d for d in kept if d.name not in names]
    return kept, ranked(state, kept)


def _final(state: ResearchState, candidates: list[Candidate], removed: list[Removal], runtime: Runtime[AgentContext]) -> Report:
    """The report as written (its sentences rest on evidence that was just checked), or rewritten when something fell."""
    report = state["report"]
    if not removed:
        return report
    comparison = comparison_of(state, candidates)
    recommendation = recommend(candidates, state["brief"], comparison)
    rewritten = assemble({**state, "candidates": candidates}, recommendation, comparison, runtime.context)
    emit(runtime, EventType.REPORT_RESTART, "", node=NODE)
    tell_text(rewritten, runtime)
    return rewritten
