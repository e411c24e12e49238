"""The event log of a job: gap-free, ordered, with exactly one terminal event."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field

from emptor.models.base import Model
from emptor.utils.plain_numbers import plain


class EventType(StrEnum):
    JOB_ACCEPTED = "job.accepted"
    JOB_STARTED = "job.started"  # a worker took the job; again after a resume
    NODE_STARTED = "node.started"
    NODE_FINISHED = "node.finished"
    BRIEF_READY = "brief.ready"
    INPUT_NEEDED = "input.needed"  # the job waits for its buyer's answers
    INPUT_GIVEN = "input.given"
    SEARCH_DONE = "search.done"
    SOURCE_SELECTED = "source.selected"
    PAGE_READ = "page.read"
    PAGE_FAILED = "page.failed"
    PRODUCT_FOUND = "product.found"
    CANDIDATE_JUDGED = "candidate.judged"
    ROUND_STARTED = "round.started"
    REPORT_DELTA = "report.delta"  # a piece of the report's text as it is written
    REPORT_RESTART = "report.restart"  # the text so far is void; it starts again
    VERIFICATION_DONE = "verification.done"
    NOTICE = "notice"  # something the user should know: a provider failed, the budget ended
    JOB_SUCCEEDED = "job.succeeded"
    JOB_FAILED = "job.failed"
    JOB_CANCELLED = "job.cancelled"


TERMINAL_EVENTS = frozenset({EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_CANCELLED})


class NewEvent(Model):
    """An event before the log gives it a number."""

    type: EventType = Field(description="Kind of the event.")
    node: str | None = Field(default=None, description="The node of the graph that speaks.")
    message: str = Field(default="", description="One line for a person.")
    data: Annotated[dict[str, Any], AfterValidator(plain)] = Field(
        default_factory=dict, description="Details of the event; their form depends on `type`."
    )


class JobEvent(NewEvent):
    """An entry of a job's log."""

    job_id: UUID = Field(description="Id of the job.")
    seq: int = Field(ge=1, description="1, 2, 3 … without a gap; the SSE id.")
    at: datetime = Field(description="When the event was logged.")


class EventPage(Model):
    """A piece of a job's log, read without a stream."""

    events: tuple[JobEvent, ...] = Field(description="In order; each as `ResearchEvent` describes it.")
    last_seq: int = Field(ge=0, description="Send it as `after` for what follows.")
    ended: bool = Field(description="Whether the log is complete with this: nothing will follow.")
