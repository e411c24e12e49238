"""What the HTTP API takes and returns, where it is not a domain model itself."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import Field, StringConstraints

from emptor.models.base import Model
from emptor.models.extraction import Extraction
from emptor.models.jobs import QUESTION_MAX_CHARS, InputRequest, JobError, JobOptions, JobStatus
from emptor.models.numbers import PlainDecimal
from emptor.models.page import Attempt
from emptor.models.report import Report

T = TypeVar("T")

MAX_SCRAPE_URLS = 50
PAGE_SIZE_DEFAULT = 20
PAGE_SIZE_MAX = 100

Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=QUESTION_MAX_CHARS, pattern=r"\w")]

MAX_ANSWERS, QUESTION_ID_MAX_CHARS, ANSWER_MAX_CHARS = 3, 40, 200
QuestionId = Annotated[str, StringConstraints(min_length=1, max_length=QUESTION_ID_MAX_CHARS)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=ANSWER_MAX_CHARS)]


class ResearchRequest(JobOptions):
    """A product question, and how it is to be researched."""

    question: Question = Field(
        description="In the buyer's own words: `wireless over-ear headphones under 150 dollars, 30 hours of battery`."
    )

    def options(self) -> JobOptions:
        return JobOptions(**{name: getattr(self, name) for name in JobOptions.model_fields})


class JobAnswers(Model):
    """What the buyer says to clarifying questions."""

    answers: dict[QuestionId, Answer] = Field(
        default_factory=dict,
        max_length=MAX_ANSWERS,
        description="By the question's id: one of its options, or other words. A question that is left out takes its default.",
    )


class JobLinks(Model):
    """Where to go on from a job; addresses relative to the server, or absolute where events are served elsewhere."""

    self: str
    events: str
    cancel: str


class JobAccepted(Model):
    id: UUID
    status: JobStatus
    links: JobLinks


class StreamTicket(Model):
    """What opens a job's event stream once, where no header can be sent."""

    ticket: str
    expires_at: datetime
    events: str = Field(description="The address of the stream with the ticket in it; for `new EventSource(…)`.")


class JobSummary(Model):
    """A job in a list."""

    id: UUID
    question: str
    status: JobStatus
    cost_usd: PlainDecimal
    created_at: datetime
    finished_at: datetime | None = None
    links: JobLinks


class JobView(JobSummary):
    """A job in full; `report` is there once it has succeeded."""

    options: JobOptions
    error: JobError | None = None
    report: Report | None = None
    last_seq: int = Field(description="Number of the newest event in the job's log.")
    cancel_requested: bool = False
    input_request: InputRequest | None = Field(default=None, description="The clarifying questions that were asked, if any were.")
    input_answers: dict[str, str] | None = Field(default=None, description="The answers to them; null where none came.")
    input_until: datetime | None = Field(default=None, description="When a job that waits goes on without an answer.")
    started_at: datetime | None = None


class CursorPage(Model, Generic[T]):
    """One page of a list, newest first."""

    items: tuple[T, ...]
    next_cursor: str | None = Field(default=None, description="Send it as `cursor` for the next page; null on the last one.")


class ScrapeRequest(Model):
    """One page, or many."""

    url: str | None = Field(default=None, description="One page. Give this or `urls`.")
    urls: tuple[str, ...] = Field(
        default=(), max_length=MAX_SCRAPE_URLS, description="Several pages; results stream as they come."
    )
    render: Literal["auto", "http", "browser", "browserless", "scraperapi"] = "auto"
    fresh: bool = Field(default=False, description="Read the page now, even if a recent reading of it is at hand.")


class ScrapeResult(Model):
    """What became of one address: a page that was read, or the typed reason why not."""

    url: str
    outcome: str = Field(description="`read`, or a failure kind such as `blocked`, `timeout`, `forbidden_address`.")
    detail: str = ""
    retryable: bool = Field(default=False, description="Whether the same request may succeed later.")
    status: int | None = None
    final_url: str | None = None
    fetched_at: datetime | None = Field(
        default=None, description="When the page was read, or last confirmed by its server to be unchanged."
    )
    cache: Literal["hit", "revalidated"] | None = Field(
        default=None,
        description="`hit`: an earlier reading that is still good; `revalidated`: an earlier reading that the server "
        "confirmed just now; null: read for this request.",
    )
    expires_at: datetime | None = Field(
        default=None, description="Until when this reading answers for the page; null when it does not."
    )
    via: str | None = None
    snapshot_id: str | None = None
    attempts: tuple[Attempt, ...] = ()
    extraction: Extraction | None = None


class AgentRequest(Model):
    """Which agent to run, and its input; `GET /api/v1/agent` lists them with the schema of each input."""

    agent: str = Field(examples=["research", "search", "scrape-and-extract", "compare"])
    input: dict[str, Any] = Field(default_factory=dict)


class AgentInfo(Model):
    name: str
    description: str
    input_schema: dict[str, Any]
