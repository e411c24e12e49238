"""An amount of money."""

from __future__ import annotations

from pydantic import Field

from emptor.models.base import Model
from emptor.models.numbers import PlainDecimal


class Money(Model):
    """An amount in a currency. Amounts of different currencies are compared only at reference rates (`utils/exchange.py`)."""

    amount: PlainDecimal = Field(ge=0, description="Decimal amount in the currency's main unit, sent as a string: `129.99`.")
    currency: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code; null when the page does not tell."
    )

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}" if self.currency else str(self.amount)
