"""judge: pass, fail or unknown for each constraint and product; and whether another round pays."""

from __future__ import annotations

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.judging.open_demands import decided
from emptor.agents.judging.ranking import rank
from emptor.agents.judging.verdicts import names_nothing
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.cheaper import cheaper_unread
from emptor.agents.research.discovery import worth_reading
from emptor.agents.research.plan import ENOUGH_QUALIFIED, LAST_SEARCH, is_tested
from emptor.agents.research.state import ResearchState
from emptor.agents.resolving.asked import asked_names
from emptor.agents.without_model import note_without
from emptor.models.events import EventType
from emptor.models.extraction import PageKind
from emptor.models.report import Candidate, VerdictKind

NODE = "judge"
MAX_ROUNDS = LAST_SEARCH
CHEAPER_ROUNDS = 2  # more at most, to read what listings show below the best price where the cheapest are asked for


@tracked(NODE)
async def judge(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Judge and order all candidates again: a later round may have brought what was unknown."""
    brief, number = state["brief"], state.get("round", 1)
    limit = brief.count or state["job"].options.max_products
    dossiers = state.get("dossiers", [])
    candidates = rank(dossiers, brief, limit)
    read, none = await decided(dossiers, candidates, brief, runtime.context)
    if any(one is not other for one, other in zip(read, dossiers, strict=True)):
        dossiers, candidates = read, rank(read, brief, limit)
    notes = [note_without("what pages leave open was judged by rules", none)] if none else []
    tell_candidates(candidates, runtime)
    return {"candidates": candidates, "dossiers": dossiers, "round": number + 1, "notes": notes}


def tell_candidates(candidates: list[Candidate], runtime: Runtime[AgentContext]) -> None:
    """Emit `candidate.judged` for each, in order."""
    for candidate in candidates:
        emit(
            runtime,
            EventType.CANDIDATE_JUDGED,
            f"{candidate.rank}. {candidate.name}: {'qualifies' if candidate.qualifies else 'does not qualify'}",
            node=NODE,
            rank=candidate.rank,
            name=candidate.name,
            qualifies=candidate.qualifies,
            score=candidate.score,
        )


def another_round_pays(state: ResearchState) -> bool:
    """Whether to search on: too few qualify, something decisive is unknown, or nobody independent was heard about the best; and
    the last round still brought something.

    `round` has been advanced by then: it is the number of the round that would come.
    """
    coming = state.get("round", 1)
    if cheaper_unread(state) and coming <= MAX_ROUNDS + CHEAPER_ROUNDS:
        return True
    if coming > MAX_ROUNDS or names_nothing(state["brief"]) or _enough(state):
        return False
    return coming == 2 or _brought_products(state, coming - 1)  # noqa: PLR2004 - the first round always earns a second


def _enough(state: ResearchState) -> bool:
    candidates, brief = state.get("candidates", []), state["brief"]
    hard = {c.text for c in brief.constraints if c.hard}
    wanted = enough_for(state)
    best = [c for c in candidates if c.qualifies][:wanted]
    return len(best) == wanted and all(map(is_tested, best)) and not any(_undecided(c, hard) for c in candidates[:wanted])


def enough_for(state: ResearchState) -> int:
    """How many must qualify: those named, as many as the question says, else as many as the report may show while more are known.

    Where nothing more is known that may qualify, a few are enough: then only new searches could find others.
    """
    brief, limit = state["brief"], state["job"].options.max_products
    if asked := len(asked_names(brief)) or brief.count:
        return min(asked, limit)
    more = brief.category and worth_reading(state.get("pages", {}), brief)
    return limit if more else min(ENOUGH_QUALIFIED, limit)


def _undecided(candidate: Candidate, hard: set[str]) -> bool:
    return any(v.verdict is VerdictKind.UNKNOWN for v in candidate.verdicts if v.constraint in hard)


def _brought_products(state: ResearchState, number: int) -> bool:
    urls = {s.url for s in state.get("selected", []) if s.round == number}
    pages = state.get("pages", {})
    return any(
        (page := pages.get(url))
        and page.extraction
        and page.extraction.kind in {PageKind.PRODUCT, PageKind.LISTING, PageKind.ARTICLE}
        for url in urls
    )
