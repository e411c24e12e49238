"""An amount of money."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from emptor.models.base import Model

USD_WHOLE_DIGITS, USD_DECIMALS = 9, 9  # of the database's columns: numeric(18, 9)
_SMALLEST_USD = Decimal(1).scaleb(-USD_DECIMALS)


def _as_stored(usd: Decimal) -> Decimal:
    """To the last digit that is kept, so that what is answered is what was stored; never more than was asked for."""
    return usd.quantize(_SMALLEST_USD, ROUND_DOWN)


# An amount of US dollars that somebody asks for.
Usd = Annotated[Decimal, Field(ge=0, lt=10**USD_WHOLE_DIGITS), AfterValidator(_as_stored)]


class Money(Model):
    """An amount in a currency. Amounts of different currencies are never compared."""

    amount: Decimal = Field(ge=0, description="Decimal amount in the currency's main unit, sent as a string: `129.99`.")
    currency: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code; null when the page does not tell."
    )

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}" if self.currency else str(self.amount)
