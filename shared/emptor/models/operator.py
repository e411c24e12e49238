"""What an operator sees of the jobs of all users, and does about them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.events import JobEvent
from emptor.models.jobs import JobError, JobStatus
from emptor.models.ledger import CallKind
from emptor.models.numbers import PlainDecimal


class JobState(StrEnum):
    """Which jobs an operator asks for."""

    DEAD = "dead"  # failed for want of attempts or time or by an error of ours, or their message is a dead letter
    STUCK = "stuck"  # open, and nobody has worked on them for longer than a sweep takes
    OPEN = "open"
    ALL = "all"


class OperatorJob(Model):
    """A job with what keeps it going."""

    id: UUID = Field(description="Id of the job.")
    user_id: UUID = Field(description="Id of the user who asked.")
    question: str = Field(description="The question as it was asked.")
    status: JobStatus = Field(description="State of the job.")
    error: JobError | None = Field(default=None, description="Why the job failed; null when it has not.")
    dead_letter: bool = Field(default=False, description="Its message was delivered too often without an end.")
    attempts: int = Field(description="Claims since the last orderly end of a slice.")
    fencing_token: int = Field(description="Claims altogether.")
    leased_by: str | None = Field(default=None, description="Name of the worker that holds the job; null when none does.")
    lease_expires_at: datetime | None = Field(default=None, description="When another worker may take the job over.")
    cancel_requested: bool = Field(default=False, description="Whether the job was asked to stop.")
    cost_usd: PlainDecimal = Field(description="What the job has cost so far, in US dollars.")
    last_seq: int = Field(description="Number of the newest event in the job's log.")
    created_at: datetime = Field(description="When the job was accepted.")
    started_at: datetime | None = Field(default=None, description="When a worker first took the job; null before.")
    finished_at: datetime | None = Field(default=None, description="When the job ended; null while it is under way.")
    deadline: datetime | None = Field(default=None, description="When the job is ended if it has not ended by itself.")


class OperatorJobDetails(OperatorJob):
    """The same with the end of its log."""

    last_events: tuple[JobEvent, ...] = Field(description="The newest events, oldest first.")


class DayCost(Model):
    """What one model or provider cost on one day, all users together."""

    day: date = Field(description="The day, UTC.")
    kind: CallKind = Field(description="Kind of call.")
    what: str = Field(description="Model or provider.")
    usd: PlainDecimal = Field(description="The amount, in US dollars.")
    calls: int = Field(description="How many calls it was.")
    tokens_in: int = Field(description="Tokens sent to models.")
    tokens_out: int = Field(description="Tokens that models wrote.")


class DayCosts(Model):
    """What was spent, by day and by what was called."""

    days: int = Field(description="How far back it goes.")
    total_usd: PlainDecimal = Field(description="All of it together, in US dollars.")
    items: tuple[DayCost, ...] = Field(description="The newest day first, in a day the most expensive first.")


class Requeued(Model):
    """What became of a job that was to be worked on again."""

    job_id: UUID = Field(description="The job that now waits for a worker.")
    in_place_of: UUID | None = Field(
        default=None,
        description="The job that had ended: its log is closed, so a new one with the same request and its paid results goes on.",
    )


class UserForgotten(Model):
    """What went with a user."""

    user_id: UUID = Field(description="Id of the user who was deleted.")
    jobs: int = Field(description="How many jobs were deleted with them.")
    pages: int = Field(description="Contents of pages that nobody else had read.")
    pages_of_others: int = Field(description="Contents that they had read and that stay, because others have too.")
