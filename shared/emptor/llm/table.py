"""The effective routes as a table: what is asked for each task, whether it is configured, and what a typical call costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from emptor.llm.calls import Tokens
from emptor.llm.catalog import ModelCard
from emptor.llm.gateway import Gateway, shared_gateway
from emptor.llm.port import Task
from emptor.llm.pricing import Rates
from emptor.models.base import Model

if TYPE_CHECKING:
    from emptor.core.settings import Settings

# Tokens read and written by a call of each task, assumed for comparing prices; what a job really used is in its report.
TYPICAL_CALLS: dict[Task, Tokens] = {
    Task.REASONING: Tokens(input=4_000, output=1_000),
    Task.PLANNING: Tokens(input=1_000, output=400),
    Task.EXTRACTION: Tokens(input=5_000, output=400),
    Task.SUMMARIZATION: Tokens(input=4_000, output=300),
    Task.JUDGING: Tokens(input=2_000, output=200),
    Task.WRITING: Tokens(input=4_000, output=1_200),
    Task.CHEAP: Tokens(input=500, output=100),
    Task.EMBEDDING: Tokens(input=2_000),
}


class RouteRow(Model):
    """One model of one task, in the order of asking."""

    task: Task
    position: int = Field(ge=1)
    model: str = Field(description="`provider:model`, the successor's where the listed one has ended.")
    configured: bool
    why_not: str | None = Field(description="What is missing, when it is not configured.")
    only_below_tokens: int | None = Field(description="Asked first, for prompts shorter than this alone; null: for all.")
    context_tokens: int
    input_usd_per_million: Decimal | None = Field(description="Null when the price is unknown.")
    output_usd_per_million: Decimal | None
    typical_call_usd: Decimal | None = Field(description="Of a call of this task.")
    ends: date | None = Field(description="The day its provider shuts it down.")
    successor: str | None


async def effective_routes(settings: Settings, *, gateway: Gateway | None = None) -> list[RouteRow]:
    """Return a row for every model of every task. No network.

    Raises:
        ConfigurationError: the models file or a route cannot be understood.
    """
    shared = gateway or shared_gateway(settings)
    rows = []
    for task in Task:
        route = shared.catalog.routes[task]
        small = _cards(shared, route.small_models)
        asked = [(card, route.small_below_tokens) for card in small] + [(card, None) for card in _cards(shared, route.models)]
        for position, (card, below) in enumerate(asked, start=1):
            row = _row(task, position, card, why_not=shared.missing(card), below=below, rates=await shared.prices.rates(card))
            rows.append(row)
    return rows


def _cards(gateway: Gateway, refs: tuple[str, ...]) -> list[ModelCard]:
    """Each model once, the ended ones replaced."""
    cards = [gateway.catalog.card(ref) for ref in refs]
    return list({card.ref: card for card in cards}.values())


def _row(task: Task, position: int, card: ModelCard, *, why_not: str | None, below: int | None, rates: Rates | None) -> RouteRow:
    typical = TYPICAL_CALLS[task]
    return RouteRow(
        task=task,
        position=position,
        model=card.ref,
        configured=why_not is None,
        why_not=why_not,
        only_below_tokens=below,
        context_tokens=card.context_tokens,
        input_usd_per_million=rates and rates.input.at(typical.input),
        output_usd_per_million=rates and rates.output.at(typical.input),
        typical_call_usd=rates and rates.cost(typical),
        ends=card.ends,
        successor=card.successor,
    )
