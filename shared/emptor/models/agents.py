"""Inputs of the agents that `POST /api/v1/agent/run` runs."""

from __future__ import annotations

from pydantic import Field

from emptor.models.api import MAX_SCRAPE_URLS, Question
from emptor.models.base import Model
from emptor.models.jobs import DEFAULT_PRODUCTS, MAX_PRODUCTS


class SearchInput(Model):
    """Find pages for a question: it is read, searched for, and the pages worth reading are chosen."""

    question: Question = Field(description="The buyer's question, in their own words.")
    region: str | None = Field(
        default=None,
        pattern=r"^[A-Z]{2}$",
        description="Country to search for, ISO 3166-1 alpha-2; read from the question when not given.",
    )


class ReadInput(Model):
    """Read pages and extract what they say."""

    urls: tuple[str, ...] = Field(min_length=1, max_length=MAX_SCRAPE_URLS, description="Addresses of the pages to read.")


class CompareInput(Model):
    """Compare the products of given pages by a question's demands. Nothing is searched for."""

    urls: tuple[str, ...] = Field(min_length=1, max_length=MAX_SCRAPE_URLS, description="Addresses of the products' pages.")
    question: Question = Field(default="Which of these is best?", description="What the products are compared by.")
    max_products: int = Field(
        default=DEFAULT_PRODUCTS, ge=1, le=MAX_PRODUCTS, description="How many products the comparison holds at most."
    )
    currency: str | None = Field(
        default=None,
        pattern=r"^[A-Z]{3}$",
        description="ISO 4217 code in which prices are compared; read from the question when not given.",
    )
