"""Records of a research job's steps: what it was started with, what was searched, chosen and read."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.extraction import Extraction
from emptor.models.jobs import JobOptions
from emptor.models.report import SourceRole
from emptor.models.search import SearchAnswer

READ = "read"  # the outcome of a page that was read; any other is a failure kind


class JobInput(Model):
    """What the job was started with."""

    job_id: UUID
    question: str
    options: JobOptions
    started_at: datetime
    parent_id: UUID | None = Field(default=None, description="The job whose report the question follows.")


class PlannedQuery(Model):
    """A query and what it is to find."""

    text: str
    purpose: str = Field(description="`shops`, `reviews`, or `details` of a candidate.")
    round: int = 1


class Ahead(Model):
    """What a model said while pages were being read, for the next round: further searches, and pages to leave out."""

    queries: tuple[PlannedQuery, ...] = ()
    doubted: tuple[str, ...] = ()


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


class Findings(Model):
    """What a job has found, for the questions that follow it."""

    version: Literal[1] = 1
    brief: Brief
    pages: tuple[ReadPage, ...] = Field(default=(), description="Every page that was asked for, read or not.")
    dossiers: tuple[Dossier, ...] = Field(default=(), description="The products, without what verification removed.")
    shown: tuple[str, ...] = Field(default=(), description="Names of the report's candidates, by rank.")
    focus: tuple[str, ...] = Field(default=(), description="Names of the products that the answer was about.")
