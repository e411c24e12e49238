"""How far a job is: what the events of its log carry for progress bars and counts."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainFloat


class JobStep(StrEnum):
    """What a person would call the steps of a job, in their order."""

    UNDERSTAND = "understand"
    SEARCH = "search"
    READ = "read"
    COMPARE = "compare"
    CHECK = "check"


class JobProgress(Model):
    """How far the job is after an event. Counts are those of the whole job so far."""

    step: int = Field(default=0, ge=0, description="Number of the step under way, from 1; 0 before the first.")
    of: int = Field(default=len(JobStep), ge=1, description="How many steps there are.")
    name: JobStep | None = Field(default=None, description="Name of the step under way; null before the first.")
    fraction: PlainFloat = Field(
        default=0.0, ge=0, le=1, description="How much of the work is behind: an estimate that never falls, and is 1 at the end."
    )
    round: int = Field(default=1, ge=1, description="Round of searching and reading.")
    searches: int = Field(default=0, ge=0, description="Queries that were answered.")
    results: int = Field(default=0, ge=0, description="Results that they had, the same page counted again.")
    pages: int = Field(default=0, ge=0, description="Pages chosen to be read.")
    pages_read: int = Field(default=0, ge=0, description="Pages that were read.")
    pages_failed: int = Field(default=0, ge=0, description="Pages that could not be read.")
    products: int = Field(default=0, ge=0, description="Pages that offer or describe a product.")
    candidates: int = Field(default=0, ge=0, description="Products that were compared in the last round.")
