"""What the HTTP API takes and returns, where it is not a domain model itself."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from emptor.models.base import Model
from emptor.models.extraction import Extraction
from emptor.models.jobs import QUESTION_MAX_CHARS, InputRequest, JobError, JobOptions, JobStatus
from emptor.models.numbers import PlainDecimal
from emptor.models.page import Attempt
from emptor.models.pictures import PictureLinks
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

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "question": "wireless over-ear headphones under 150 dollars, 30 hours of battery",
                    "max_products": 8,
                    "currency": "USD",
                }
            ]
        }
    )

    question: Question = Field(
        description="In the buyer's own words: `wireless over-ear headphones under 150 dollars, 30 hours of battery`."
    )

    parent_id: UUID | None = Field(
        default=None,
        description="A job of yours that has succeeded, when the question follows its report: `only with lidar`, `under 200 "
        "instead`, `why not the Halvik?`, `1 and 3`. What it has read answers without a search where that suffices.",
    )

    def options(self) -> JobOptions:
        return JobOptions(**{name: getattr(self, name) for name in JobOptions.model_fields})


class JobAnswers(Model):
    """What the buyer says to clarifying questions."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"answers": {"category": "headphones", "budget": "under 100 USD"}}]}
    )

    answers: dict[QuestionId, Answer] = Field(
        default_factory=dict,
        max_length=MAX_ANSWERS,
        description="By the question's id: one of its options, or other words. A question that is left out takes its default.",
    )


class JobLinks(Model):
    """Where to go on from a job; addresses relative to the server, or absolute where events are served elsewhere."""

    self: str = Field(description="The job, with its report once it has succeeded.")
    events: str = Field(description="Its live progress, as server-sent events.")
    cancel: str = Field(description="POST here to stop it.")
    log: str = Field(description="Its events as one answer, for whoever cannot follow a stream.")
    ticket: str = Field(description="POST here for a ticket that opens `events` once, where no header can be sent.")
    input: str = Field(description="POST the answers to its clarifying questions here.")
    shares: str = Field(description="Links that show its report to others: list them, or POST here to make one.")
    feedback: str = Field(description="Say whether its answer helped, or read what was said.")
    compare: str = Field(description="What is different in another run: put the other job's id for `{other_id}`.")
    report_markdown: str = Field(description="The report as Markdown.")
    report_html: str = Field(description="The report as a page that prints well.")
    report_csv: str = Field(description="The comparison for a spreadsheet.")


class JobAccepted(Model):
    """A job that was accepted."""

    id: UUID = Field(description="Id of the job.")
    status: JobStatus = Field(description="State of the job.")
    links: JobLinks = Field(description="Where to go on from here.")


class StreamTicket(Model):
    """What opens a job's event stream once, where no header can be sent."""

    ticket: str = Field(description="The ticket itself. It is good once, for this job's stream alone.")
    expires_at: datetime = Field(description="When the ticket expires if it is not used.")
    events: str = Field(description="The address of the stream with the ticket in it; for `new EventSource(…)`.")


class JobSummary(Model):
    """A job in a list."""

    id: UUID = Field(description="Id of the job.")
    question: str = Field(description="The question as it was asked.")
    parent_id: UUID | None = Field(default=None, description="The job whose report the question follows; null when deleted.")
    status: JobStatus = Field(description="State of the job.")
    cost_usd: PlainDecimal = Field(description="What the job has cost so far, in US dollars.")
    created_at: datetime = Field(description="When the job was accepted.")
    finished_at: datetime | None = Field(default=None, description="When the job ended; null while it is under way.")
    links: JobLinks = Field(description="Where to go on from this job.")


class JobView(JobSummary):
    """A job in full; `report` is there once it has succeeded."""

    options: JobOptions = Field(description="The options the job was started with.")
    error: JobError | None = Field(default=None, description="Why the job failed; null when it has not.")
    report: Report | None = Field(default=None, description="The report; null until the job has succeeded.")
    images: PictureLinks = Field(default={})
    last_seq: int = Field(description="Number of the newest event in the job's log.")
    cancel_requested: bool = Field(default=False, description="Whether the job was asked to stop.")
    input_request: InputRequest | None = Field(default=None, description="The clarifying questions that were asked, if any were.")
    input_answers: dict[str, str] | None = Field(default=None, description="The answers to them; null where none came.")
    input_until: datetime | None = Field(default=None, description="When a job that waits goes on without an answer.")
    started_at: datetime | None = Field(default=None, description="When a worker first took the job; null before.")


class CursorPage(Model, Generic[T]):
    """One page of a list, newest first."""

    items: tuple[T, ...] = Field(description="The entries of this page.")
    next_cursor: str | None = Field(default=None, description="Send it as `cursor` for the next page; null on the last one.")


class ScrapeRequest(Model):
    """One page, or many."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"url": "https://shop.example/p/h700"}]})

    url: str | None = Field(default=None, description="One page. Give this or `urls`.")
    urls: tuple[str, ...] = Field(
        default=(), max_length=MAX_SCRAPE_URLS, description="Several pages; results stream as they come."
    )
    render: Literal["auto", "http", "browser", "browserless", "scraperapi"] = Field(
        default="auto", description="How the page is read: `auto` takes the cheapest way that works; the others name one."
    )
    fresh: bool = Field(default=False, description="Read the page now, even if a recent reading of it is at hand.")


class ScrapeResult(Model):
    """What became of one address: a page that was read, or the typed reason why not."""

    url: str = Field(description="The address that was asked for.")
    outcome: str = Field(description="`read`, or a failure kind such as `blocked`, `timeout`, `forbidden_address`.")
    detail: str = Field(default="", description="More about the outcome, for a person; empty when there is nothing to add.")
    retryable: bool = Field(default=False, description="Whether the same request may succeed later.")
    status: int | None = Field(default=None, description="HTTP status of the page's answer; null when there was none.")
    final_url: str | None = Field(default=None, description="Where the page was, after redirects.")
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
    via: str | None = Field(default=None, description="Which way the page was read: `http`, `browser` or a provider's name.")
    snapshot_id: str | None = Field(
        default=None, description="SHA-256 of the stored page, for `GET /snapshots/{id}`; null when nothing was stored."
    )
    attempts: tuple[Attempt, ...] = Field(default=(), description="Every way that was tried, in order.")
    extraction: Extraction | None = Field(default=None, description="The facts on the page; null when it was not read.")


class AgentRequest(Model):
    """Which agent to run, and its input; `GET /api/v1/agent` lists them with the schema of each input."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"agent": "scrape-and-extract", "input": {"urls": ["https://shop.example/p/h700"]}}]}
    )

    agent: str = Field(examples=["research", "search", "scrape-and-extract", "compare"], description="Name of the agent.")
    input: dict[str, Any] = Field(default_factory=dict, description="Input of the agent; it must fit the agent's `input_schema`.")


class AgentInfo(Model):
    """An agent that can be run."""

    name: str = Field(description="Name to run the agent by.")
    description: str = Field(description="Purpose of the agent, in a sentence.")
    input_schema: dict[str, Any] = Field(description="JSON schema that the input must fit.")
