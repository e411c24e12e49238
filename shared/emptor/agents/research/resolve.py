"""resolve: offers of the same product across shops become one product; variants stay apart."""

from __future__ import annotations

import asyncio
from collections.abc import Set as AbstractSet

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.judging.doubt import with_doubts
from emptor.agents.judging.kinds import kinds_asked, of_kind
from emptor.agents.judging.learned_labels import with_learned_labels
from emptor.agents.progress import Update, tracked
from emptor.agents.research.state import ResearchState
from emptor.agents.resolving.asked import is_asked_for, shares_name
from emptor.agents.resolving.dossiers import build_dossiers
from emptor.agents.resolving.open_pairs import Pair, joined
from emptor.agents.resolving.sells import Sells, sells
from emptor.agents.resolving.shared_words import names_of
from emptor.agents.without_model import note_without
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.research import ReadPage

NODE = "resolve"


@tracked(NODE)
async def resolve(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Group what was read; what is not the kind of thing asked for, or not one of the products named, is left out."""
    pages = [page for page in state.get("pages", {}).values() if page.extraction]
    dossiers = await asyncio.to_thread(dossiers_of, pages, state["brief"])
    same, none = await joined(dossiers, runtime.context)
    if same:
        dossiers = await asyncio.to_thread(dossiers_of, pages, state["brief"], same)
    return {"dossiers": dossiers, "notes": [note_without("names were compared by rules", none)] if none else []}


def dossiers_of(pages: list[ReadPage], brief: Brief, same: AbstractSet[Pair] = frozenset()) -> list[Dossier]:
    """Pure, and quick enough for a thread. `same` are pages known to be about one product."""
    given = set(brief.urls)
    dossiers = build_dossiers(pages, brief, same)
    names = names_of(pages)
    kinds = kinds_asked(dossiers, names, brief)
    if any(sells(kind).kind is Sells.ACCESSORY for kind in kinds):  # `punching bag` ends like something for another product
        dossiers = build_dossiers(pages, brief, same, kinds)
    chosen = {id(d) for d in of_kind(dossiers, names, brief)}
    kept = [d for d in dossiers if given & set(d.roles) or id(d) in chosen]
    named = [d for d in kept if given & set(d.roles) or is_asked_for(d, brief)]
    near = named or [d for d in kept if brief.category or shares_name(d, brief)]  # shown as what comes nearest
    return with_doubts(with_learned_labels(near, brief), brief)
