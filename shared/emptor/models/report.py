"""The report of a research job: what a frontend renders and an independent check can verify.

The model is versioned: readers look at `schema_version` first. Version 1 is described here, field by field.
Every figure in it is a value with `evidence`; text that a person reads is composed from such values.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.numbers import PlainDecimal, PlainFloat


class VerdictKind(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"  # never counts as a pass


class Verdict(Model):
    """Whether a candidate meets one constraint."""

    constraint: str = Field(description="The constraint's canonical text, as in the brief.")
    verdict: VerdictKind
    evidence: Evidence | None = Field(description="What it was judged by; null when unknown.")
    reason: str = Field(default="", description="One line: `129.00 USD is within 150 USD`.")


class ReportOffer(Model):
    """The product at a seller, at a price, at a time."""

    url: str
    seller: str
    price: Money | None = Field(description="What a buyer pays, without shipping; null when the page shows none.")
    list_price: Money | None = Field(default=None, description="The struck-through or usual price.")
    availability: Availability | None = Field(description="schema.org name; null when the page does not tell.")
    availability_evidence: Evidence | None = None
    condition: Condition | None = None
    observed_at: datetime = Field(description="When the page was read, UTC.")
    evidence: Evidence | None = Field(description="The words that show the price; null when there is none.")
    suspicious: str | None = Field(default=None, description="Why the offer is doubted; such an offer is never the best one.")


class ReportFact(Model):
    """A property of the product, as one page states it."""

    attribute: str = Field(description="Canonical snake_case name: battery_life.")
    label: str = Field(default="", description="As the page prints it.")
    value: str = Field(description="The number in `unit`, or the words of the page.")
    unit: str | None = None
    confidence: PlainFloat = Field(ge=0, le=1)
    evidence: Evidence


class Identifiers(Model):
    gtin: str | None = None
    mpn: str | None = None
    sku: str | None = Field(default=None, description="The sellers' own number; only comparable within a shop.")


class Opinion(Model):
    """What a reviewer, lab or forum says of the candidate."""

    role: str
    evidence: Evidence
    stance: Literal["for", "against", "open"] = Field(default="open", description="Whether its words speak for the product.")


class ScorePart(Model):
    """One of the parts a score is made of: the score is the sum of weight times value over its parts."""

    name: str = Field(description="What it measures: `demands`, `price`, `margin`, `rating`, `sources`, `wishes`.")
    weight: PlainFloat = Field(ge=0, le=1, description="The weights of a candidate that qualifies add up to 1.")
    value: PlainFloat = Field(ge=0, le=1, description="1 is best.")


class Candidate(Model):
    """A product under consideration."""

    name: str
    brand: str | None = None
    identifiers: Identifiers = Identifiers()
    url: str | None = Field(default=None, description="The page of its best offer.")
    image: str | None = None
    rank: int = Field(ge=1)
    score: PlainFloat = Field(ge=0, le=1, description="1 is best. Orders candidates of one report; means nothing across reports.")
    score_parts: tuple[ScorePart, ...] = Field(default=(), description="What the score is made of.")
    qualifies: bool = Field(description="Every hard constraint passes.")
    reasons: tuple[str, ...] = Field(default=(), description="Why it ranks where it does.")
    offers: tuple[ReportOffer, ...] = ()
    facts: tuple[ReportFact, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    opinions: tuple[Opinion, ...] = ()


class ComparedValue(Model):
    """What one candidate has to say to an attribute, by the source that is believed most."""

    rank: int = Field(ge=1, description="The candidate's.")
    value: str
    unit: str | None = None
    evidence: Evidence


class ComparedAttribute(Model):
    """One row of the side-by-side table. A candidate whose pages do not state the attribute is not in it."""

    attribute: str = Field(description="Canonical snake_case name: battery_life.")
    label: str = Field(description="For people: `battery life`.")
    values: tuple[ComparedValue, ...]
    best: tuple[int, ...] = Field(
        default=(), description="Ranks of those with the best number; empty where none is better, or all are alike."
    )


class Statement(Model):
    """A sentence of the report and what it rests on."""

    text: str
    evidence: tuple[Evidence, ...] = ()


class Recommendation(Model):
    """The product to buy. Absent from the report when nothing qualifies."""

    rank: int = Field(default=1, description="Rank of the recommended candidate.")
    name: str
    statements: tuple[Statement, ...]
    trade_offs: tuple[Statement, ...] = Field(default=(), description="What speaks against it, or is not known of it.")
    written_by: Literal["rules", "model"] = Field(default="rules", description="Who worded the statements; both are checked.")


class SourceRole(StrEnum):
    MAKER = "maker"
    RETAILER = "retailer"
    LAB = "lab"
    REVIEWER = "reviewer"
    FORUM = "forum"
    AFFILIATE = "affiliate"
    UNKNOWN = "unknown"


class Source(Model):
    """A page that was considered."""

    url: str
    title: str = ""
    role: SourceRole
    outcome: str = Field(description="`read`, `skipped`, or a failure kind: `blocked`, `robots`, `timeout`, …")
    detail: str = Field(default="", description="Why it failed or was skipped.")
    page_kind: str | None = None
    snapshot_id: str | None = None
    fetched_at: datetime | None = None
    via: str | None = None


class Counts(Model):
    """What was attempted and what became of it."""

    queries: int = 0
    hits: int = 0
    attempted: int = Field(default=0, description="Pages asked for.")
    read: int = 0
    blocked: int = 0
    failed: int = Field(default=0, description="Pages that failed otherwise.")
    skipped: int = Field(
        default=0, description="Pages that searches and listings named and that were not read, by choice or limit."
    )
    products: int = Field(default=0, description="Product pages understood.")
    removed: int = Field(default=0, description="Figures and sentences that verification removed.")


class Removal(Model):
    """Something verification took out, and why."""

    where: str
    text: str
    reason: str


class SentenceRecord(Model):
    """What became of the sentences that a model wrote; all zero when rules wrote them."""

    written: int = 0
    rewritten: int = Field(default=0, description="Did not hold at first, and do since the model wrote them anew.")
    removed: int = Field(default=0, description="Did not hold, also not the second time.")
    kept: int = 0
    judged: int = Field(default=0, description="Also shown to a second model, which may take away and never add.")


class VerificationRecord(Model):
    """What the last, deterministic check did."""

    checked: int = 0
    held: int = 0
    removed: tuple[Removal, ...] = ()
    sentences: SentenceRecord = SentenceRecord()


class CostLine(Model):
    what: str = Field(description="Model or provider.")
    node: str
    usd: PlainDecimal
    calls: int = 1
    tokens_in: int = 0
    tokens_out: int = 0


class Cost(Model):
    total_usd: PlainDecimal = Decimal(0)
    limit_usd: PlainDecimal = Decimal(0)
    lines: tuple[CostLine, ...] = ()


class NodeTime(Model):
    node: str
    runs: int
    ms: PlainFloat = Field(description="Wall time of all its runs, milliseconds; parallel runs overlap.")


class Report(Model):
    """The result of a research job."""

    schema_version: Literal[1] = 1
    job_id: UUID
    brief: Brief
    summary: str = Field(description="Two or three sentences that answer the question.")
    candidates: tuple[Candidate, ...] = ()
    comparison: tuple[ComparedAttribute, ...] = Field(
        default=(),
        description="What the first candidates' pages state, attribute by attribute: asked for first, then the most shared.",
    )
    recommendation: Recommendation | None = Field(description="Null when nothing qualifies; then the summary says so.")
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="What failed, is missing or unknown, for a person.")
    counts: Counts = Counts()
    verification: VerificationRecord = VerificationRecord()
    cost: Cost = Cost()
    timing: tuple[NodeTime, ...] = ()
    wall_ms: PlainFloat = 0
    web: str = Field(description="`live`, or the archive's name.")
    rounds: int = 1
    generated_at: datetime
