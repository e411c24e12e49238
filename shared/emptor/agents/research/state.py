"""The typed state of a research job. Pages themselves are snapshots; the state holds their ids and what was read from them."""

from __future__ import annotations

import operator
from typing import Annotated, TypedDict

from emptor.models.brief import Brief
from emptor.models.conversation import FollowUp
from emptor.models.dossier import Dossier
from emptor.models.report import (
    Candidate,
    NodeTime,
    Removal,
    Report,
)
from emptor.models.research import Ahead, Answered, JobInput, PlannedQuery, ReadPage, Selected, Skipped


def merge_pages(old: dict[str, ReadPage], new: dict[str, ReadPage]) -> dict[str, ReadPage]:
    return {**old, **new}


class ResearchState(TypedDict, total=False):
    """Channels of the graph; those with a reducer may be written by parallel branches."""

    job: JobInput
    brief: Brief
    follow_up: FollowUp  # of a question that follows a report, and is none of its own
    answered: bool  # by what was read before: nothing is searched for
    listed: list[str]  # the names of the list that the question is about, whose numbers stay
    round: int
    queries: list[PlannedQuery]
    answers: Annotated[list[Answered], operator.add]
    selected: list[Selected]
    ahead: Ahead
    skipped: Annotated[list[Skipped], operator.add]
    pages: Annotated[dict[str, ReadPage], merge_pages]
    dossiers: list[Dossier]
    candidates: list[Candidate]
    report: Report
    removals: list[Removal]
    notes: Annotated[list[str], operator.add]
    timings: Annotated[list[NodeTime], operator.add]


class SearchTask(TypedDict):
    """Input of one search branch."""

    planned: PlannedQuery
    brief: Brief


class AheadTask(TypedDict):
    """Input of the branch that asks a model beside the reading."""

    brief: Brief
    waiting: list[Selected]  # pages that may be read in the next round
    first: bool  # whether no model has been asked for searches yet


class ScrapeTask(TypedDict):
    """Input of one scrape branch."""

    selected: Selected
    brief: Brief


class ExtractTask(TypedDict):
    """Input of one extract branch: a page that was read, or an answer that may be a block page."""

    page: ReadPage
    brief: Brief
