"""What one call used and cost: the row of `usage_ledger`, and who receives it."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from pydantic import Field

from emptor.llm.port import Task
from emptor.models.base import Model


class CallUsage(Model):
    """One call to one model, whether it succeeded or not."""

    node: str = Field(description="The node of the graph that asked.")
    task: Task
    provider: str
    model: str
    outcome: str = Field(description="`ok`, `cancelled`, or the kind of the failure.")
    input_tokens: int = Field(default=0, ge=0, description="Read, the cached ones included.")
    output_tokens: int = Field(default=0, ge=0, description="Written, reasoning included.")
    cached_tokens: int = Field(default=0, ge=0, description="Part of the input that came from the provider's prompt cache.")
    reasoning_tokens: int = Field(default=0, ge=0, description="Part of the output.")
    estimated: bool = Field(default=False, description="The provider reported no usage; tokens and cost are upper estimates.")
    cost_usd: Decimal = Field(default=Decimal(0), ge=0)
    duration_ms: float = Field(default=0.0, ge=0)


class UsageSink(Protocol):
    """Keeps the usage of every call, for instance in `usage_ledger`."""

    async def record(self, usage: CallUsage) -> None: ...
