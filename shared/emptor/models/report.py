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
from emptor.models.conversation import FollowUpKind
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability, Condition, PriceTerms
from emptor.models.money import Money
from emptor.models.numbers import PlainDecimal, PlainFloat

LIVE_WEB = "live"  # `Report.web` where pages were read at their addresses, in no archive


class VerdictKind(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"  # never counts as a pass


class Verdict(Model):
    """Whether a candidate meets one constraint."""

    constraint: str = Field(description="The constraint's canonical text, as in the brief.")
    verdict: VerdictKind = Field(description="`pass`, `fail`, or `unknown` where no page decides it.")
    evidence: Evidence | None = Field(description="What it was judged by; null when unknown.")
    reason: str = Field(default="", description="One line: `129.00 USD is within 150 USD`.")


class UnitPrice(Model):
    """What one unit of the product costs, as the page prints it."""

    price: Money = Field(description="What `unit` costs.")
    unit: str = Field(description="What it is the price of, as printed: `kg`, `100 g`.")
    evidence: Evidence = Field(description="The words that show it.")

    def __str__(self) -> str:
        return f"{self.price} per {self.unit}"


class ReportOffer(Model):
    """The product at a seller, at a price, at a time."""

    url: str = Field(description="Address of the page that shows the offer.")
    seller: str = Field(description="Who sells it.")
    price: Money | None = Field(description="What a buyer pays, without shipping; null when the page shows none.")
    list_price: Money | None = Field(default=None, description="The struck-through or usual price.")
    shipping: Money | None = Field(default=None, description="What delivery costs; 0 when it is free, null when not stated.")
    deposit: Money | None = Field(default=None, description="A refundable deposit that comes on top, as for bottles.")
    total: Money | None = Field(
        default=None, description="Price, delivery and deposit together; null where the page does not state what delivery costs."
    )
    unit_price: UnitPrice | None = Field(default=None, description="What a unit costs; null when the page does not print it.")
    terms: PriceTerms | None = Field(
        default=None, description="The condition under which the price stands (`net`, `member` …); null where everybody pays it."
    )
    availability: Availability | None = Field(description="schema.org name; null when the page does not tell.")
    availability_evidence: Evidence | None = Field(default=None, description="The words that say whether it can be bought.")
    condition: Condition | None = Field(
        default=None, description="New, used, refurbished, …; null when the page does not say it."
    )
    observed_at: datetime = Field(description="When the page was read, UTC.")
    evidence: Evidence | None = Field(description="The words that show the price; null when there is none.")
    suspicious: str | None = Field(default=None, description="Why the offer is doubted; such an offer is never the best one.")


class ReportFact(Model):
    """A property of the product, as one page states it."""

    attribute: str = Field(description="Canonical snake_case name: battery_life.")
    label: str = Field(default="", description="As the page prints it.")
    value: str = Field(description="The number in `unit`, or the words of the page.")
    unit: str | None = Field(default=None, description="Unit of `value`; null when it has none.")
    confidence: PlainFloat = Field(ge=0, le=1, description="How sure the reading is, from 0 to 1.")
    evidence: Evidence = Field(description="The words that state it, and where they stand.")


class Identifiers(Model):
    """Numbers that identify a product in every shop."""

    gtin: str | None = Field(default=None, description="Global trade item number (EAN, UPC).")
    mpn: str | None = Field(default=None, description="The maker's part number.")
    sku: str | None = Field(default=None, description="The sellers' own number; only comparable within a shop.")


class Opinion(Model):
    """What a reviewer, lab or forum says of the candidate."""

    role: str = Field(description="Who says it: `review`, `lab`, `forum`, …")
    evidence: Evidence = Field(description="The words, and where they stand.")
    stance: Literal["for", "against", "open"] = Field(default="open", description="Whether its words speak for the product.")


class ScorePart(Model):
    """One of the parts a score is made of: the score is the sum of weight times value over its parts."""

    name: str = Field(description="What it measures: `demands`, `price`, `margin`, `rating`, `sources`, `wishes`.")
    weight: PlainFloat = Field(ge=0, le=1, description="The weights of a candidate that qualifies add up to 1.")
    value: PlainFloat = Field(ge=0, le=1, description="1 is best.")


class Candidate(Model):
    """A product under consideration."""

    name: str = Field(description="Name of the product.")
    brand: str | None = Field(default=None, description="Maker's brand.")
    identifiers: Identifiers = Field(default=Identifiers(), description="Numbers that identify the product everywhere.")
    url: str | None = Field(default=None, description="The page of its best offer.")
    image: str | None = Field(default=None, description="Address of its picture on the page that shows it.")
    rank: int = Field(ge=1, description="Place in the ranking; 1 is the best.")
    score: PlainFloat = Field(ge=0, le=1, description="1 is best. Orders candidates of one report; means nothing across reports.")
    score_parts: tuple[ScorePart, ...] = Field(default=(), description="What the score is made of.")
    qualifies: bool = Field(description="Every hard constraint passes.")
    reasons: tuple[str, ...] = Field(default=(), description="Why it ranks where it does.")
    offers: tuple[ReportOffer, ...] = Field(default=(), description="Where it is sold, cheapest first.")
    facts: tuple[ReportFact, ...] = Field(default=(), description="Properties that pages state.")
    verdicts: tuple[Verdict, ...] = Field(default=(), description="One for each constraint of the brief.")
    opinions: tuple[Opinion, ...] = Field(default=(), description="Sentences of tests and threads about it.")
    sorted_by: ReportFact | None = Field(
        default=None,
        description="The fact whose figure places it where the question asks for an order other than by price; null where its "
        "pages state no figure that can be compared with the others'.",
    )


class ComparedValue(Model):
    """What one candidate has to say to an attribute, by the source that is believed most."""

    rank: int = Field(ge=1, description="The candidate's.")
    value: str = Field(description="The value, normalised.")
    unit: str | None = Field(default=None, description="Unit of `value`; null when it has none.")
    evidence: Evidence = Field(description="The words that state it, and where they stand.")


class ComparedAttribute(Model):
    """One row of the side-by-side table. A candidate whose pages do not state the attribute is not in it."""

    attribute: str = Field(description="Canonical snake_case name: battery_life.")
    label: str = Field(description="For people: `battery life`.")
    values: tuple[ComparedValue, ...] = Field(description="One for each candidate whose pages state the attribute.")
    best: tuple[int, ...] = Field(
        default=(), description="Ranks of those with the best number; empty where none is better, or all are alike."
    )


class Statement(Model):
    """A sentence of the report and what it rests on."""

    text: str = Field(description="The sentence, in the language of the answer.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words of pages on which it rests.")


class Recommendation(Model):
    """The product to buy. Absent from the report when nothing qualifies."""

    rank: int = Field(default=1, description="Rank of the recommended candidate.")
    name: str = Field(description="Name of the product.")
    statements: tuple[Statement, ...] = Field(description="Sentences that speak for it.")
    trade_offs: tuple[Statement, ...] = Field(default=(), description="What speaks against it, or is not known of it.")
    written_by: Literal["rules", "model"] = Field(default="rules", description="Who worded the statements; both are checked.")


class Reply(Model):
    """How a follow-up was read, and what is said to it beside the list."""

    parent_id: UUID = Field(description="The job whose report it follows.")
    kind: FollowUpKind = Field(description="`unclear`: it was not understood, and the list is the one before.")
    searched: bool = Field(description="Whether more pages were looked for; else what was read before has answered it.")
    products: tuple[int, ...] = Field(default=(), description="Ranks of the candidates that it is about.")
    statements: tuple[Statement, ...] = Field(default=(), description="The reply, sentence by sentence.")


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

    url: str = Field(description="Address of the page.")
    title: str = Field(default="", description="Title of the page.")
    role: SourceRole = Field(description="Kind of source: shop, maker, review, forum, …")
    outcome: str = Field(description="`read`, `skipped`, or a failure kind: `blocked`, `robots`, `timeout`, …")
    detail: str = Field(default="", description="Why it failed or was skipped.")
    page_kind: str | None = Field(default=None, description="Kind of page, once it was read.")
    snapshot_id: str | None = Field(
        default=None, description="SHA-256 of the stored page, for `GET /snapshots/{id}`; null when it was not read."
    )
    fetched_at: datetime | None = Field(default=None, description="When the page was read.")
    via: str | None = Field(default=None, description="Which way it was read: `http`, `browser` or a provider's name.")


class Counts(Model):
    """What was attempted and what became of it."""

    queries: int = Field(default=0, description="Queries that were searched for.")
    hits: int = Field(default=0, description="Results that the searches gave.")
    attempted: int = Field(default=0, description="Pages asked for.")
    read: int = Field(default=0, description="Pages that were read.")
    blocked: int = Field(default=0, description="Pages that refused to be read.")
    failed: int = Field(default=0, description="Pages that failed otherwise.")
    skipped: int = Field(
        default=0, description="Pages that searches and listings named and that were not read, by choice or limit."
    )
    products: int = Field(default=0, description="Product pages understood.")
    removed: int = Field(default=0, description="Figures and sentences that verification removed.")


class Removal(Model):
    """Something verification took out, and why."""

    where: str = Field(description="Place in the report.")
    text: str = Field(description="The claim that was removed.")
    reason: str = Field(description="Why it did not hold.")


class SentenceRecord(Model):
    """What became of the sentences that a model wrote; all zero when rules wrote them."""

    written: int = Field(default=0, description="Sentences that the model wrote, and claims of those that were taken apart.")
    rewritten: int = Field(
        default=0, description="Claims that hold, said in fixed words: the model's words said more than they do."
    )
    removed: int = Field(default=0, description="Claims that no fact bears out.")
    kept: int = Field(default=0, description="Sentences in the report, those in fixed words among them.")
    judged: int = Field(default=0, description="Also shown to a second model, which may take away and never add.")


class VerificationRecord(Model):
    """What the last, deterministic check did."""

    checked: int = Field(default=0, description="Claims that were compared with their page.")
    held: int = Field(default=0, description="Claims that held.")
    removed: tuple[Removal, ...] = Field(default=(), description="Claims that did not hold; they are not in the report.")
    sentences: SentenceRecord = Field(default=SentenceRecord(), description="What became of a model's sentences.")


class CostLine(Model):
    """What one step spent on one kind of call."""

    what: str = Field(description="Model or provider.")
    node: str = Field(description="Step of the job that spent it.")
    usd: PlainDecimal = Field(description="The amount, in US dollars.")
    calls: int = Field(default=1, description="How many calls it was.")
    tokens_in: int = Field(default=0, description="Tokens sent to models.")
    tokens_out: int = Field(default=0, description="Tokens that models wrote.")


class Cost(Model):
    """What a job spent."""

    total_usd: PlainDecimal = Field(default=Decimal(0), description="Everything the job spent, in US dollars.")
    limit_usd: PlainDecimal = Field(default=Decimal(0), description="The most it was allowed to spend, in US dollars.")
    lines: tuple[CostLine, ...] = Field(default=(), description="What each step spent.")


class NodeTime(Model):
    """How long a step of the job took."""

    node: str = Field(description="Step of the job.")
    runs: int = Field(description="How often it ran.")
    ms: PlainFloat = Field(description="Wall time of all its runs, milliseconds; parallel runs overlap.")


class Report(Model):
    """The result of a research job."""

    schema_version: Literal[1] = Field(default=1, description="Version of this form. It changes when a reader would have to.")
    job_id: UUID = Field(description="Id of the job.")
    brief: Brief = Field(description="How the question was understood.")
    summary: str = Field(description="Two or three sentences that answer the question.")
    follow_up: Reply | None = Field(default=None, description="The reply to a follow-up; null for a question of its own.")
    candidates: tuple[Candidate, ...] = Field(default=(), description="The products, best first.")
    comparison: tuple[ComparedAttribute, ...] = Field(
        default=(),
        description="What the first candidates' pages state, attribute by attribute: asked for first, then the most shared.",
    )
    recommendation: Recommendation | None = Field(description="Null when nothing qualifies; then the summary says so.")
    sources: tuple[Source, ...] = Field(default=(), description="Every page that was considered.")
    notes: tuple[str, ...] = Field(default=(), description="What failed, is missing or unknown, for a person.")
    counts: Counts = Field(default=Counts(), description="What was attempted, and what became of it.")
    verification: VerificationRecord = Field(default=VerificationRecord(), description="What the last check removed.")
    cost: Cost = Field(default=Cost(), description="What the job spent.")
    timing: tuple[NodeTime, ...] = Field(default=(), description="Where the time went, step by step.")
    wall_ms: PlainFloat = Field(default=0, description="Time from start to end, in milliseconds.")
    web: str = Field(description="`live`, or the archive's name.")
    rounds: int = Field(default=1, description="How many rounds of searching there were.")
    generated_at: datetime = Field(description="When the report was completed.")

    @property
    def recommended(self) -> Candidate | None:
        """The candidate that is recommended."""
        chosen = self.recommendation
        return next((one for one in self.candidates if chosen and one.rank == chosen.rank), None)
