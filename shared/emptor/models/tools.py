"""Structured answers of the tools of the MCP server: short enough for a language model to read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.jobs import JobStatus
from emptor.models.numbers import PlainDecimal
from emptor.models.products import PriceObservation, ProductView


class ToolProduct(Model):
    """A product of a report, in short."""

    rank: int = Field(description="Place in the ranking; 1 is the best.")
    name: str = Field(description="Name of the product.")
    qualifies: bool = Field(description="Whether every demand is met.")
    price: PlainDecimal | None = Field(description="Price of its best offer, in the main unit of `currency`.")
    currency: str | None = Field(description="Currency of the price, ISO 4217.")
    seller: str | None = Field(description="Who sells it.")
    url: str | None = Field(description="The page that shows the offer.")
    observed_at: datetime | None = Field(description="When that page was read.")
    quote: str | None = Field(description="The words of the page that show the price.")
    reasons: tuple[str, ...] = Field(description="Why it ranks where it does.")


class ToolReport(Model):
    """How a research job stands, and its answer once it has one."""

    job_id: UUID = Field(description="Id of the job; `read_research` reads it again.")
    status: JobStatus = Field(description="State of the job.")
    error: str | None = Field(default=None, description="Why it failed; null when it has not.")
    cost_usd: PlainDecimal = Field(description="What it cost, in US dollars.")
    recommendation: str | None = Field(default=None, description="Name of the product to buy; null when nothing qualifies.")
    products: tuple[ToolProduct, ...] = Field(default=(), description="The products, best first.")
    markdown: str | None = Field(default=None, description="The whole report with its quotations, as Markdown.")


class ToolPrices(Model):
    """Prices that were observed of one product."""

    product: ProductView = Field(description="The product.")
    prices: tuple[PriceObservation, ...] = Field(description="Its prices as dated observations, newest first.")


class ToolPriceList(Model):
    """Prices of the products that were meant."""

    products: tuple[ToolPrices, ...] = Field(description="The products, each with its prices; none when nothing known was meant.")
