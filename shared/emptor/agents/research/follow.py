"""follow: a question that follows a report is read against it. What was read before answers it, or the job goes on from there."""

from __future__ import annotations

import asyncio
import unicodedata

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.conversation.reading import read_follow_up
from emptor.agents.judging.ranking import rank
from emptor.agents.judging.superlatives import placing
from emptor.agents.progress import Update, tracked
from emptor.agents.questions.category import is_same_kind
from emptor.agents.research.brief import READING_LIMIT_S, tell_brief
from emptor.agents.research.resolve import dossiers_of
from emptor.agents.research.state import ResearchState
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.core.errors import QuestionUnreadable
from emptor.models.conversation import FollowUp, FollowUpKind
from emptor.models.dossier import Dossier
from emptor.models.research import Findings

NODE = "follow"
_OF_THE_LIST = frozenset({FollowUpKind.EXPLAIN, FollowUpKind.COMPARE, FollowUpKind.UNCLEAR})
GONE = "What the report before had read is no longer there, so the question was read by itself."


@tracked(NODE)
async def follow(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Read the question against the report that it follows.

    The update holds `follow_up` unless it is a question of its own, and `answered` says whether no search is needed.
    """
    job, context = state["job"], runtime.context
    found = await context.findings.of(job.parent_id) if job.parent_id else None
    if found is None:
        return {"notes": [GONE]}
    question = unicodedata.normalize("NFC", job.question)
    listed = found.model_copy(update={"pages": ()})  # their words are not looked at to read a question
    try:
        said = await context.run_cpu(read_follow_up, question, listed, job.options, timeout_s=READING_LIMIT_S)
    except (CpuTimeout, WorkerLost) as error:
        raise QuestionUnreadable("The question takes too long to read: shorten it.") from error
    if said.kind is FollowUpKind.NEW:
        return _of_its_own(said, found)
    dossiers = await asyncio.to_thread(_dossiers, said, found)
    answered = answers(said, dossiers, job.options.max_products)
    tell_brief(said.brief, runtime)
    return {
        "brief": said.brief,
        "follow_up": said,
        "answered": answered,
        "listed": list(found.shown) if said.kind in _OF_THE_LIST else [],
        "pages": {page.url: page for page in found.pages},
        "dossiers": dossiers,
        "round": 1,
    }


def _of_its_own(said: FollowUp, found: Findings) -> Update:
    """What a question of its own goes on with: the pages, where it is about the same kind of thing."""
    kinds = (said.brief.category, found.brief.category)
    same = all(kinds) and is_same_kind(str(kinds[0]), str(kinds[1]))
    return {"pages": {page.url: page for page in found.pages}} if same else {}


def _dossiers(said: FollowUp, found: Findings) -> list[Dossier]:
    """The products before; read again from their pages where other demands look for other things in them."""
    if not said.added and not said.checks:
        return list(found.dossiers)
    return dossiers_of([page for page in found.pages if page.extraction], said.brief)


def answers(said: FollowUp, dossiers: list[Dossier], limit: int) -> bool:
    """Whether what was read before answers a follow-up.

    Questions about the list always are: that no page says something is an answer. New demands are when a product qualifies, an
    order when a page states the figure that it goes by.
    """
    if said.kind in _OF_THE_LIST:
        return True
    if said.kind is FollowUpKind.MORE and not said.added:
        return False
    ordered = not said.brief.sort or any(placing(d, said.brief.sort[0], said.brief) for d in dossiers)
    if not said.added:
        return ordered and bool(dossiers)
    return ordered and any(c.qualifies for c in rank(dossiers, said.brief, limit))


def follows(state: ResearchState) -> str:
    """The node after this one: the answer, a search for more, or the question read by itself."""
    if state.get("follow_up") is None:
        return "brief"
    return "answer" if state.get("answered") else "plan"
