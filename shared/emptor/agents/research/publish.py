"""publish: the report gets its last figures, and the prices seen become dated observations."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, total_times, tracked
from emptor.agents.research.assemble import cost_of
from emptor.agents.research.state import ResearchState
from emptor.models.research import Findings

NODE = "publish"


@tracked(NODE)
async def publish(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Complete the report. Storing it with the job's end is the worker's, in one transaction."""
    context, report = runtime.context, state["report"]
    now = context.now()
    await context.catalog.record(report)
    await context.findings.keep(findings_of(state))
    cost = cost_of(await context.costs.lines(), report.cost.limit_usd)
    done = report.model_copy(
        update={
            "cost": cost,
            "timing": total_times(state.get("timings", [])),
            "wall_ms": max(0.0, (now - state["job"].started_at).total_seconds() * 1_000),
            "generated_at": now,
        }
    )
    return {"report": done}


def findings_of(state: ResearchState) -> Findings:
    """Return what questions that follow may go on from."""
    said, brief = state.get("follow_up"), state["brief"]
    asked = {check.text for check in said.checks} if said else set()
    lasting = tuple(c for c in brief.constraints if c.hard or c.text not in asked)  # what was only asked about demands nothing
    return Findings(
        brief=brief.model_copy(update={"constraints": lasting}),
        pages=tuple(state.get("pages", {}).values()),
        dossiers=tuple(state.get("dossiers", [])),
        shown=tuple(candidate.name for candidate in state["report"].candidates),
        focus=said.products if said else (),
    )
