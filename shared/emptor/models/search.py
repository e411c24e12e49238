"""A web search: what is asked of a provider and what it answers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal, PlainFloat


class SearchQuery(Model):
    """One query for a search provider."""

    text: str = Field(min_length=1, max_length=400)
    count: int = Field(default=10, ge=1, le=50, description="Results wanted.")
    region: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="ISO 3166-1 country code.")
    language: str | None = Field(default=None, description="ISO 639-1 code.")


class SearchHit(Model):
    """One result."""

    url: str
    title: str = ""
    snippet: str = ""
    rank: int = Field(ge=1, description="Position in the provider's answer, from 1.")
    published_at: datetime | None = None
    score: PlainFloat | None = Field(default=None, description="The provider's own score, not comparable between providers.")


class SearchAttempt(Model):
    """What asking one provider gave."""

    provider: str
    outcome: str = Field(description="`ok`, `empty`, or a SearchErrorKind.")
    detail: str = ""
    ms: PlainFloat = 0

    @property
    def answered(self) -> bool:
        """Whether the provider did its work; one that found nothing did."""
        return self.outcome in {"ok", "empty"}


class SearchAnswer(Model):
    """The hits of the first provider that had any, and who was asked before it."""

    query: SearchQuery
    provider: str | None = Field(description="Who answered; null when nobody did.")
    hits: tuple[SearchHit, ...] = ()
    attempts: tuple[SearchAttempt, ...] = ()
    cost_usd: PlainDecimal = Decimal(0)
