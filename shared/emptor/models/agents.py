"""Inputs of the agents that `POST /api/v1/agent/run` runs."""

from __future__ import annotations

from pydantic import Field

from emptor.models.api import MAX_SCRAPE_URLS, Question
from emptor.models.base import Model
from emptor.models.jobs import DEFAULT_PRODUCTS, MAX_PRODUCTS


class SearchInput(Model):
    """Find pages for a question: it is read, searched for, and the pages worth reading are chosen."""

    question: Question
    region: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")


class ReadInput(Model):
    """Read pages and extract what they say."""

    urls: tuple[str, ...] = Field(min_length=1, max_length=MAX_SCRAPE_URLS)


class CompareInput(Model):
    """Compare the products of given pages by a question's demands. Nothing is searched for."""

    urls: tuple[str, ...] = Field(min_length=1, max_length=MAX_SCRAPE_URLS)
    question: Question = "Which of these is best?"
    max_products: int = Field(default=DEFAULT_PRODUCTS, ge=1, le=MAX_PRODUCTS)
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
