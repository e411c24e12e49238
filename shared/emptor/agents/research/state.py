"""The typed state of a research job. Pages themselves are snapshots; the state holds their ids and what was read from them."""

from __future__ import annotations

import operator
from datetime import datetime
from typing import Annotated, TypedDict
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import Extraction
from emptor.models.jobs import JobOptions
from emptor.models.report import (
    Candidate,
    Identifiers,
    NodeTime,
    Opinion,
    Removal,
    Report,
    ReportFact,
    ReportOffer,
    SourceRole,
)
from emptor.models.search import SearchAnswer


class JobInput(Model):
    """What the job was started with."""

    job_id: UUID
    question: str
    options: JobOptions
    started_at: datetime


class PlannedQuery(Model):
    """A query and what it is to find."""

    text: str
    purpose: str = Field(description="`shops`, `reviews`, or `details` of a candidate.")
    round: int = 1


class Answered(Model):
    """What a planned query found."""

    planned: PlannedQuery
    answer: SearchAnswer


class Selected(Model):
    """A page chosen to be read."""

    url: str
    title: str = ""
    role: SourceRole = SourceRole.UNKNOWN
    round: int = 1


class Skipped(Model):
    """A page that was found and not chosen."""

    url: str
    title: str = ""
    role: SourceRole = SourceRole.UNKNOWN
    why: str


class ReadPage(Model):
    """What became of a selected page."""

    url: str
    final_url: str | None = Field(default=None, description="Where it led, when a page came.")
    title: str = ""
    role: SourceRole
    outcome: str = Field(description="`read`, or a failure kind.")
    detail: str = ""
    status: int | None = None
    snapshot_id: str | None = None
    fetched_at: datetime | None = None
    via: str | None = None
    extraction: Extraction | None = None


class ProductText(Model):
    """Words about a product in which features and the category are looked for."""

    where: str = Field(description="`name`, `title`, `category`, `spec`, `description`, `body`, `opinion`.")
    text: str
    evidence: Evidence
    role: SourceRole = SourceRole.UNKNOWN
    language: str | None = Field(default=None, description="ISO 639-1 code of the page, where it states one.")


class Reading(Model):
    """A sentence that a model pointed at as deciding a demand, and in which the rules see that it may."""

    constraint: str = Field(description="The constraint's canonical text.")
    evidence: Evidence


class Dossier(Model):
    """All that was read of one product, from all its pages, before it is judged."""

    name: str
    brand: str | None = None
    identifiers: Identifiers = Identifiers()
    image: str | None = None
    offers: tuple[ReportOffer, ...] = ()
    facts: tuple[ReportFact, ...] = ()
    texts: tuple[ProductText, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    roles: dict[str, SourceRole] = Field(default_factory=dict, description="Role of each page, by its address.")
    readings: tuple[Reading, ...] = ()


def merge_pages(old: dict[str, ReadPage], new: dict[str, ReadPage]) -> dict[str, ReadPage]:
    return {**old, **new}


class ResearchState(TypedDict, total=False):
    """Channels of the graph; those with a reducer may be written by parallel branches."""

    job: JobInput
    brief: Brief
    round: int
    queries: list[PlannedQuery]
    answers: Annotated[list[Answered], operator.add]
    selected: list[Selected]
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


class ScrapeTask(TypedDict):
    """Input of one scrape branch."""

    selected: Selected
    brief: Brief


class ExtractTask(TypedDict):
    """Input of one extract branch: a page that was read, or an answer that may be a block page."""

    page: ReadPage
    brief: Brief
