"""The brief: a question turned into a ledger of constraints that a machine can check."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from emptor.models.base import Model


class Op(StrEnum):
    LE = "<="
    LT = "<"
    GE = ">="
    GT = ">"
    EQ = "="
    IN = "in"  # the value is one of a list
    NOT_IN = "not in"
    HAS = "has"  # a feature: wireless, waterproof
    HAS_NOT = "has not"


class Constraint(Model):
    """One demand of the buyer's."""

    id: str = Field(description="c1, c2 …, in the order of the question.")
    text: str = Field(description="Canonical, unique in the ledger: `price <= 150 USD`, `battery_life >= 30 h`, `has wireless`.")
    words: str = Field(description="The words of the question it comes from; empty when it comes from an option.")
    attribute: str = Field(description="Canonical: price, battery_life, weight, brand, availability, condition, feature …")
    op: Op
    number: Decimal | None = None
    unit: str | None = Field(default=None, description="Canonical unit, or the ISO 4217 code when the attribute is price.")
    values: tuple[str, ...] = Field(default=(), description="For in, not in, has and has not.")
    hard: bool = Field(default=True, description="A hard constraint disqualifies; a soft one only orders.")


class Brief(Model):
    """What the buyer wants."""

    question: str
    language: str = Field(default="en", description="ISO 639-1 code of the question.")
    category: str | None = Field(default=None, description="What kind of thing is wanted, in the question's words: `headphones`.")
    constraints: tuple[Constraint, ...] = ()
    preferences: tuple[str, ...] = Field(default=(), description="What orders but does not disqualify: `best sound`, `light`.")
    region: str | None = None
    currency: str | None = None
    count: int | None = Field(default=None, description="How many products the buyer asked for: `top 5`.")
    urls: tuple[str, ...] = ()
    understood_by: str = Field(default="rules", description="`rules`, or the model that wrote it.")
