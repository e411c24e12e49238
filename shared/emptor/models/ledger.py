"""Money and results of paid calls."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal

CallKind = Literal["model", "search", "scrape", "other"]


class Reservation(Model):
    """Money set aside for a call that is about to be made."""

    id: UUID
    usd: PlainDecimal = Field(ge=0, description="The most the call can cost.")


class UsageLine(Model):
    """What one call, or several of a kind, cost."""

    kind: CallKind
    what: str = Field(description="Model or provider.")
    node: str = ""
    usd: PlainDecimal = Field(default=Decimal(0), ge=0)
    calls: int = 1
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    tokens_reasoning: int = 0
    outcome: Literal["ok", "error", "lost"] = Field(default="ok", description="`lost`: its worker died; the worst case counts.")
