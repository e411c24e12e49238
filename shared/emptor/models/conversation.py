"""A follow-up: a question that is read against the report before it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from emptor.models.base import Model
from emptor.models.brief import Brief, Constraint


class FollowUpKind(StrEnum):
    REFINE = "refine"  # other demands or another order: "only with lidar", "under 200 instead", "which is the lightest?"
    EXPLAIN = "explain"  # about one product, or about what sets it apart: "why not the Halvik?", "is its battery really better?"
    COMPARE = "compare"  # some of the products, side by side: "1 and 3"
    MORE = "more"  # further products: "anything from Sony?"
    NEW = "new"  # a question of its own
    UNCLEAR = "unclear"  # none of these; the report before it stands


class FollowUp(Model):
    """A follow-up as it was read."""

    kind: FollowUpKind
    question: str
    brief: Brief = Field(description="What is asked for now: the demands before it, changed by what it says.")
    products: tuple[str, ...] = Field(default=(), description="Names of the products that it speaks of.")
    attributes: tuple[str, ...] = Field(default=(), description="Canonical names of what it asks about them: battery_life.")
    checks: tuple[Constraint, ...] = Field(default=(), description="What it asks whether a product meets it.")
    added: tuple[str, ...] = Field(default=(), description="Canonical texts of the demands that it adds.")
    removed: tuple[str, ...] = Field(default=(), description="Canonical texts of the demands that it takes back.")
    unknown: str = Field(default="", description="Words that name a product of which nothing was read.")
