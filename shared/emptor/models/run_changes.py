"""What is different between two runs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from emptor.models.api import JobLinks
from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal
from emptor.models.report import ReportOffer, VerdictKind


class ComparedRun(Model):
    """One of the two runs."""

    id: UUID = Field(description="Id of the job.")
    question: str = Field(description="The question as it was asked.")
    created_at: datetime = Field(description="When the job was accepted.")
    recommended: str | None = Field(description="The product that was recommended; null when nothing qualified.")
    links: JobLinks = Field(description="Where to go on from this job.")


class ComparedProduct(Model):
    """A product as one run shows it."""

    rank: int = Field(ge=1, description="Place in the ranking.")
    qualifies: bool = Field(description="Every hard constraint passed.")
    offer: ReportOffer | None = Field(description="The offer that stands for it, with its evidence; null when none was found.")


class ChangedVerdict(Model):
    """A demand that is judged differently."""

    constraint: str = Field(description="The demand's canonical text, as in the brief.")
    before: VerdictKind = Field(description="How it was judged.")
    now: VerdictKind = Field(description="How it is judged.")


class PriceChange(Model):
    """What a product costs more, or less, than in the run before."""

    amount: PlainDecimal = Field(description="The price now less the price before: below 0 it became cheaper.")
    percent: PlainDecimal | None = Field(description="The same in percent of the price before; null when that was 0.")
    currency: str = Field(description="Currency of both prices, ISO 4217.")


class ProductChange(Model):
    """One product in both runs."""

    kind: Literal["new", "gone", "changed", "same"] = Field(
        description="`new`: not in the run before. `gone`: only there. `changed`: price, rank, availability or a verdict differs."
    )
    name: str = Field(description="Name of the product, as the later run gives it.")
    before: ComparedProduct | None = Field(description="In the earlier run; null when it is new.")
    now: ComparedProduct | None = Field(description="In the later run; null when it is gone.")
    price: PriceChange | None = Field(
        description="Null when the price is the same, a run shows none, or currency or condition differ."
    )
    verdicts: tuple[ChangedVerdict, ...] = Field(description="Demands of both runs that are judged differently.")


class RunChanges(Model):
    """Two runs beside each other."""

    before: ComparedRun = Field(description="The run that was accepted first, whichever was named first.")
    now: ComparedRun = Field(description="The later run.")
    same_recommendation: bool = Field(description="Both recommend the same product, or both none.")
    demands_added: tuple[str, ...] = Field(description="Demands that only the later run has, in canonical text.")
    demands_dropped: tuple[str, ...] = Field(description="Demands that only the earlier run had.")
    products: tuple[ProductChange, ...] = Field(description="Those of the later run in its order, then those that are gone.")
