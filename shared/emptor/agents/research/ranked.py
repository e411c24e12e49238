"""The candidates of a report, in order: by rank, or as the list stands that a question is about."""

from __future__ import annotations

from emptor.agents.judging.ranking import rank
from emptor.agents.research.state import ResearchState
from emptor.models.dossier import Dossier
from emptor.models.report import Candidate


def ranked(state: ResearchState, dossiers: list[Dossier]) -> list[Candidate]:
    """Judge and order. A question about the list leaves its numbers as they are, so that "1 and 3" stay what they were.

    A product that such a question names is never cut off, wherever it stands.
    """
    brief, listed = state["brief"], state.get("listed", [])
    limit = brief.count or state["job"].options.max_products
    if not listed:
        return rank(dossiers, brief, limit)
    said = state.get("follow_up")
    every = rank(dossiers, brief, len(dossiers))
    place = {name: number for number, name in enumerate(listed)}
    every.sort(key=lambda candidate: place.get(candidate.name, len(place)))
    numbered = [candidate.model_copy(update={"rank": i}) for i, candidate in enumerate(every, start=1)]
    named = set(said.products) if said else set()
    return [c for c in numbered if c.rank <= limit or c.name in named]
