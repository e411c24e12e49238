"""The brief: a question turned into a ledger of constraints that a machine can check."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal


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


class Direction(StrEnum):
    ASCENDING = "ascending"  # the least first: cheapest, lightest
    DESCENDING = "descending"  # the most first: longest battery life


class QuestionKind(StrEnum):
    SHOPPING = "shopping"
    VAGUE = "vague"  # a wish without a kind of thing: "gift for dad"; answered with `assumptions`
    NOT_SHOPPING = "not_shopping"  # nothing to buy: "capital of France"; no search is made


class Constraint(Model):
    """One demand of the buyer's."""

    id: str = Field(description="c1, c2 …, in the order of the question.")
    text: str = Field(description="Canonical, unique in the ledger: `price <= 150 USD`, `battery_life >= 30 h`, `has wireless`.")
    words: str = Field(description="The words of the question it comes from; empty when it comes from an option.")
    label: str | None = Field(
        default=None, description="An open demand's noun phrase as the buyer wrote it: `water tank`, `poids à vide`."
    )
    attribute: str = Field(
        description="Canonical: price, battery_life, weight, brand, name, fits, availability, condition, feature …; "
        "of an open demand its noun phrase: `water_tank`."
    )
    op: Op = Field(description="How the attribute is compared with `number` or `value`.")
    number: PlainDecimal | None = Field(
        default=None, description="The figure to compare with; null when the demand is not about a figure."
    )
    unit: str | None = Field(default=None, description="Canonical unit, or the ISO 4217 code when the attribute is price.")
    values: tuple[str, ...] = Field(default=(), description="For in, not in, has and has not.")
    hard: bool = Field(default=True, description="A hard constraint disqualifies; a soft one only orders.")


class SortKey(Model):
    """A superlative: the order among the products that qualify."""

    attribute: str = Field(description="As in a constraint: price, weight, battery_life, noise; `value` for the best value.")
    direction: Direction = Field(description="Whether the highest or the lowest comes first.")
    words: str = Field(description="The words of the question: `lightest`.")


class Understood(Model):
    """A demand and the words of the question that it rests on."""

    demand: str = Field(description="A constraint's text, or `sort by weight, ascending`, `category: headphones`, `5 products`.")
    words: str = Field(description="The words of the question, as written.")


class Correction(Model):
    """A misspelt word, and the word it was read as."""

    written: str = Field(description="The word as it stands in the question.")
    read: str = Field(description="The word it was read as.")


class Brief(Model):
    """What the buyer wants."""

    question: str = Field(description="The question as it was asked.")
    language: str = Field(default="en", description="ISO 639-1 code of the question.")
    answer_language: str = Field(
        default="en", description="ISO 639-1 code of the report: the one asked for, else the question's where reports speak it."
    )
    category: str | None = Field(default=None, description="What kind of thing is wanted, in the question's words: `headphones`.")
    constraints: tuple[Constraint, ...] = Field(default=(), description="The buyer's demands; each is judged for every product.")
    preferences: tuple[str, ...] = Field(default=(), description="What orders but does not disqualify: `best sound`, `light`.")
    region: str | None = Field(default=None, description="Country the buyer is in, ISO 3166-1 alpha-2; null when unknown.")
    currency: str | None = Field(default=None, description="Currency of the budget, ISO 4217; null when unknown.")
    count: int | None = Field(default=None, description="How many products the buyer asked for: `top 5`.")
    urls: tuple[str, ...] = Field(default=(), description="Addresses in the question; these pages are read first.")
    kind: QuestionKind = Field(default=QuestionKind.SHOPPING, description="Whether the question is about a purchase.")
    sort: tuple[SortKey, ...] = Field(default=(), description="What the answer is ordered by, the first key first.")
    understood: tuple[Understood, ...] = Field(default=(), description="Each demand with the words that it rests on.")
    corrected: tuple[Correction, ...] = Field(default=(), description="Spelling that was read as another word.")
    unused: tuple[str, ...] = Field(default=(), description="Words of the question that no demand, order or preference uses.")
    assumptions: tuple[str, ...] = Field(default=(), description="What was assumed where the question leaves it open.")
    understood_by: str = Field(default="rules", description="`rules`, or the model that wrote it.")

    @property
    def wishes(self) -> tuple[str, ...]:
        """The preferences that are not the words of a sort key."""
        ordered = {key.words for key in self.sort}
        return tuple(wish for wish in self.preferences if wish not in ordered)

    @property
    def measured(self) -> tuple[Constraint, ...]:
        """The demands for a figure in a unit that is no price."""
        return tuple(c for c in self.constraints if c.number is not None and c.unit and c.attribute != "price")
