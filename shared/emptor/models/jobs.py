"""A research job: what is asked for, and what the API shows of it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal

QUESTION_MAX_CHARS = 2_000
MAX_GIVEN_URLS = 20
MAX_PRODUCTS = 50
DEFAULT_PRODUCTS = 8
DEFAULT_MAX_COST_USD = Decimal("0.50")


class JobStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    NEEDS_INPUT = "needs_input"  # it has asked its buyer something, and waits
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


TERMINAL_STATUSES = frozenset({JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED})


class Clarify(StrEnum):
    AUTO = "auto"
    ASK = "ask"
    NEVER = "never"


class ClarifyingQuestion(Model):
    """What a vague question leaves open, asked back."""

    id: str = Field(description="`category` or `budget`; the key of its answer.")
    text: str = Field(description="The question, in the buyer's language.")
    options: tuple[str, ...] = Field(description="Answers to choose from; any other words are taken as well.")
    default: str = Field(description="The option that counts where none is given: it adds no demand.")


class InputRequest(Model):
    """The clarifying questions of a job that waits: one to three."""

    questions: tuple[ClarifyingQuestion, ...] = Field(description="In the order in which they are to be asked.")


class JobOptions(Model):
    """How a job is to be run."""

    urls: tuple[str, ...] = Field(default=(), max_length=MAX_GIVEN_URLS, description="Pages to read besides what search finds.")
    max_products: int = Field(default=DEFAULT_PRODUCTS, ge=1, le=MAX_PRODUCTS, description="Candidates in the report at most.")
    max_cost_usd: PlainDecimal = Field(
        default=DEFAULT_MAX_COST_USD,
        ge=0,
        max_digits=18,
        decimal_places=9,
        description="The job never spends more; 0 uses only what is free.",
    )
    region: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="ISO 3166-1 country where the buyer is.")
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code prices are wanted in.")
    clarify: Clarify = Field(
        default=Clarify.AUTO,
        description="Whether a vague question (`gift for dad`) is asked back about. `ask`: the job waits in `needs_input` for "
        "`POST …/input`, up to the time the server gives; `never`: it goes on with stated assumptions; `auto`: `ask` where "
        "somebody is there to answer (the command line on a terminal), and `never` for callers of the API.",
    )
    language: str | None = Field(
        default=None,
        pattern=r"^[a-z]{2}$",
        description="ISO 639-1 code of the report's language: en, de, fr, es, it or nl; by default the question's.",
    )


class JobError(Model):
    """Why a job failed."""

    code: str = Field(description="Stable code of the reason.")
    message: str = Field(description="What went wrong and what to do, for a person.")
    retryable: bool = Field(default=False, description="Whether the same question may succeed when it is asked again later.")


class Job(Model):
    """A row of research_jobs, as the system sees it."""

    id: UUID
    user_id: UUID
    question: str
    options: JobOptions
    parent_id: UUID | None = Field(default=None, description="The job whose report the question follows.")
    status: JobStatus
    error: JobError | None = None
    report: dict[str, Any] | None = Field(default=None, description="A Report in JSON; its schema_version tells which.")
    last_seq: int = 0
    attempts: int = 0
    silent_claims: int = Field(default=0, description="Claims since the job last moved on, the present one included.")
    fencing_token: int = Field(default=0, description="Grows with each claim; a worker with an older one cannot write.")
    leased_by: str | None = None
    lease_expires_at: datetime | None = None
    cancel_requested: bool = False
    cost_usd: PlainDecimal = Decimal(0)
    input_request: InputRequest | None = Field(default=None, description="The clarifying questions that were asked.")
    input_answers: dict[str, str] | None = Field(default=None, description="The answers; null where none came.")
    input_until: datetime | None = Field(default=None, description="When the job goes on without an answer.")
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    deadline: datetime | None = Field(default=None, description="When the job ends as failed, whatever it is doing.")
