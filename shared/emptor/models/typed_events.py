"""The events of a log as a client reads them: a union told apart by `type`, each with the model of its own `data`.

The log itself stores `data` as it comes; this is its description for OpenAPI and for typed clients. New fields may be added to
a payload, so readers ignore what they do not know.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from emptor.models.events import EventType, JobEvent
from emptor.models.jobs import ClarifyingQuestion, JobError
from emptor.models.numbers import PlainFloat
from emptor.models.progress import JobProgress


def _absent(value: object) -> bool:
    return value is None


class Payload(BaseModel):
    """What an event carries; an event without anything has an empty one."""

    model_config = ConfigDict(frozen=True, extra="allow")

    progress: JobProgress | None = Field(
        default=None,
        exclude_if=_absent,
        description="How far the job is after this; absent from the first event and from pieces of text.",
    )


def _describe_narrowed(schema: dict[str, Any]) -> None:
    """Give `type` and `data`, which each event narrows, the descriptions that JobEvent has for them."""
    for name in ("type", "data"):
        schema["properties"][name].setdefault("description", JobEvent.model_fields[name].description)


class LogEvent(JobEvent):
    """An event whose `data` has a model of its own."""

    model_config = ConfigDict(json_schema_extra=_describe_narrowed)


class AttemptData(Payload):
    """A worker took the job."""

    attempt: int = Field(ge=1, description="1, and more after a worker died or ran out of time.")


class NodeTimeData(Payload):
    """A step that ended."""

    ms: PlainFloat = Field(ge=0, description="Wall time of the node, in milliseconds.")


class BriefData(Payload):
    """How the question was understood."""

    category: str | None = Field(description="The kind of product asked for.")
    constraints: list[str] = Field(description="What a product must be, in words: `price <= 150 USD`.")
    preferences: list[str] = Field(description="Wishes that order the products and exclude none.")
    sort: list[str] = Field(default_factory=list, description="What the answer is ordered by: `weight, ascending`.")
    corrected: list[str] = Field(default_factory=list, description="Spelling that was read as another word: `dolars → dollars`.")
    unused: list[str] = Field(default_factory=list, description="Words of the question that nothing uses.")
    assumptions: list[str] = Field(default_factory=list, description="What was assumed where the question leaves it open.")


class InputNeededData(Payload):
    """Clarifying questions."""

    questions: list[ClarifyingQuestion] = Field(description="To be answered by `POST …/input`, by their ids.")
    until: datetime = Field(description="When the job goes on without an answer.")


class InputGivenData(Payload):
    """The buyer's answers."""

    answers: dict[str, str] = Field(description="By the question's id.")


class NoticeData(Payload):
    """Something the user should know."""

    unread: int | None = Field(
        default=None,
        ge=0,
        exclude_if=_absent,
        description="Pages known and not read, where it is about them.",
    )


class SearchData(Payload):
    """A query that was answered."""

    query: str = Field(description="The query.")
    provider: str | None = Field(description="Who answered; null when nobody did.")
    hits: int = Field(ge=0, description="How many results it had.")


class SelectionData(Payload):
    """The pages that will be read."""

    urls: list[str] = Field(description="Pages that will be read.")
    skipped: int = Field(ge=0, description="How many pages were found and are not read.")


class PageData(Payload):
    """A page that was read."""

    url: str = Field(description="Address of the page.")
    kind: str = Field(description="`product`, `listing`, `article`, `forum`, …")
    role: str = Field(description="Whose page it is: `maker`, `retailer`, `lab`, …")


class PageFailureData(Payload):
    """A page that could not be read."""

    url: str = Field(description="Address of the page.")
    outcome: str = Field(description="`blocked`, `timeout`, `http_status`, `robots`, …")


class ProductData(Payload):
    """A product on a page."""

    url: str = Field(description="Address of the page.")
    name: str = Field(description="Name of the product, as the page gives it.")
    price: str | None = Field(description="A decimal number, as the page shows it; null without a price.")
    currency: str | None = Field(description="ISO 4217; null when the page does not tell.")
    image: str | None = Field(default=None, exclude_if=_absent, description="Address of its picture, as the page has it.")
    picture: str | None = Field(
        default=None,
        exclude_if=_absent,
        description="Link to that picture, made small and served by us, good in `<img>` for a week at least; "
        "`&w=` asks for 96, 320, 640 or 1280 pixels. Absent where pictures are not served.",
    )


class JudgementData(Payload):
    """A product's place."""

    rank: int = Field(ge=1, description="Place in the ranking; 1 is the best.")
    name: str = Field(description="Name of the product.")
    qualifies: bool = Field(description="Whether it passes every hard constraint.")
    score: PlainFloat = Field(description="Its score, from 0 to 1.")


class RoundData(Payload):
    """Another round of searching."""

    round: int = Field(ge=2, description="Number of the round; the first is not announced.")
    queries: list[str] = Field(description="What is searched for in it.")


class TextData(Payload):
    """A piece of the report's text."""

    text: str = Field(description="To be put after the text so far.")


class VerificationData(Payload):
    """What the last check did."""

    checked: int = Field(ge=0, description="Claims compared with the pages they cite.")
    removed: int = Field(ge=0, description="Those that did not hold.")


class OutcomeData(Payload):
    """What the report holds."""

    candidates: int = Field(ge=0, description="How many products the report holds.")
    qualifying: int = Field(ge=0, description="How many of them meet every demand.")
    recommendation: str | None = Field(description="Name of the product recommended; null when nothing qualifies.")


class FailureData(Payload):
    """Why the job failed."""

    error: JobError | None = Field(default=None, description="Why, with a stable code; `message` tells it in any case.")


class JobAcceptedEvent(LogEvent):
    """The job is stored; a worker will take it."""

    type: Literal[EventType.JOB_ACCEPTED]
    data: Payload  # type: ignore[assignment]  # the log's plain mapping, described


class JobStartedEvent(LogEvent):
    """A worker took the job; again after a resume."""

    type: Literal[EventType.JOB_STARTED]
    data: AttemptData  # type: ignore[assignment]


class NodeStartedEvent(LogEvent):
    """A node of the graph began."""

    type: Literal[EventType.NODE_STARTED]
    data: Payload  # type: ignore[assignment]


class NodeFinishedEvent(LogEvent):
    """A node of the graph ended."""

    type: Literal[EventType.NODE_FINISHED]
    data: NodeTimeData  # type: ignore[assignment]


class BriefReadyEvent(LogEvent):
    """The question was understood."""

    type: Literal[EventType.BRIEF_READY]
    data: BriefData  # type: ignore[assignment]


class InputNeededEvent(LogEvent):
    """The job waits for answers; nothing is spent meanwhile."""

    type: Literal[EventType.INPUT_NEEDED]
    data: InputNeededData  # type: ignore[assignment]


class InputGivenEvent(LogEvent):
    """The buyer answered; the job goes on."""

    type: Literal[EventType.INPUT_GIVEN]
    data: InputGivenData  # type: ignore[assignment]


class SearchDoneEvent(LogEvent):
    """A query was answered."""

    type: Literal[EventType.SEARCH_DONE]
    data: SearchData  # type: ignore[assignment]


class SourceSelectedEvent(LogEvent):
    """It is settled which pages will be read in this round."""

    type: Literal[EventType.SOURCE_SELECTED]
    data: SelectionData  # type: ignore[assignment]


class PageReadEvent(LogEvent):
    """A page was read."""

    type: Literal[EventType.PAGE_READ]
    data: PageData  # type: ignore[assignment]


class PageFailedEvent(LogEvent):
    """A page could not be read."""

    type: Literal[EventType.PAGE_FAILED]
    data: PageFailureData  # type: ignore[assignment]


class ProductFoundEvent(LogEvent):
    """A page offers or describes a product."""

    type: Literal[EventType.PRODUCT_FOUND]
    data: ProductData  # type: ignore[assignment]


class CandidateJudgedEvent(LogEvent):
    """A product's place after this round; each round judges again, beginning with rank 1."""

    type: Literal[EventType.CANDIDATE_JUDGED]
    data: JudgementData  # type: ignore[assignment]


class RoundStartedEvent(LogEvent):
    """Another round of searching begins."""

    type: Literal[EventType.ROUND_STARTED]
    data: RoundData  # type: ignore[assignment]


class ReportDeltaEvent(LogEvent):
    """A piece of the report's text, as it is written."""

    type: Literal[EventType.REPORT_DELTA]
    data: TextData  # type: ignore[assignment]


class ReportRestartEvent(LogEvent):
    """The text so far is void; it starts again."""

    type: Literal[EventType.REPORT_RESTART]
    data: Payload  # type: ignore[assignment]


class VerificationDoneEvent(LogEvent):
    """Every claim was compared with its page."""

    type: Literal[EventType.VERIFICATION_DONE]
    data: VerificationData  # type: ignore[assignment]


class NoticeEvent(LogEvent):
    """Something the user should know: a provider failed, the budget ended."""

    type: Literal[EventType.NOTICE]
    data: NoticeData  # type: ignore[assignment]


class JobSucceededEvent(LogEvent):
    """The end: there is a report."""

    type: Literal[EventType.JOB_SUCCEEDED]
    data: OutcomeData  # type: ignore[assignment]


class JobFailedEvent(LogEvent):
    """The end: there is no report; `message` says why."""

    type: Literal[EventType.JOB_FAILED]
    data: FailureData  # type: ignore[assignment]


class JobCancelledEvent(LogEvent):
    """The end: its user stopped it."""

    type: Literal[EventType.JOB_CANCELLED]
    data: Payload  # type: ignore[assignment]


TypedEvent = Annotated[
    JobAcceptedEvent
    | JobStartedEvent
    | NodeStartedEvent
    | NodeFinishedEvent
    | BriefReadyEvent
    | InputNeededEvent
    | InputGivenEvent
    | SearchDoneEvent
    | SourceSelectedEvent
    | PageReadEvent
    | PageFailedEvent
    | ProductFoundEvent
    | CandidateJudgedEvent
    | RoundStartedEvent
    | ReportDeltaEvent
    | ReportRestartEvent
    | VerificationDoneEvent
    | NoticeEvent
    | JobSucceededEvent
    | JobFailedEvent
    | JobCancelledEvent,
    Field(discriminator="type"),
]


class ResearchEvent(RootModel[TypedEvent]):
    """An entry of a job's log; `type` tells which."""


def typed(event: JobEvent) -> TypedEvent:
    """The event with its payload as a model. Raises ValidationError for a payload that is not as described."""
    return ResearchEvent.model_validate(event.model_dump()).root
