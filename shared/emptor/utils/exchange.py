"""Reference rates between currencies: dated, bundled, and refreshable by setting; for comparing prices, never for paying."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

COMMON = "EUR"  # what amounts are compared in, where the buyer names no currency
RATES_VARIABLE = "EMPTOR_EXCHANGE_RATES"  # a file of the same form that is used instead of the bundled one
_BUNDLED = "exchange_rates.toml"
_CENT = Decimal("0.01")
_WHOLE = Decimal(1)
_NO_DECIMALS = frozenset({"JPY", "KRW", "HUF", "CLP", "VND", "IDR", "ISK"})  # amounts nobody quotes with cents


@dataclass(frozen=True)
class Rates:
    """How many units of each currency one unit of `base` was worth on `day`, and who published it."""

    base: str
    day: date
    source: str
    per_base: dict[str, Decimal]

    def convert(self, amount: Decimal, from_currency: str, to_currency: str) -> Decimal | None:
        """Return an amount in another currency, rounded as its prices are; None where a rate is not known."""
        if from_currency == to_currency:
            return amount
        one, other = self._rate(from_currency), self._rate(to_currency)
        if one is None or other is None:
            return None
        return (amount / one * other).quantize(_WHOLE if to_currency in _NO_DECIMALS else _CENT)

    def _rate(self, currency: str) -> Decimal | None:
        return Decimal(1) if currency == self.base else self.per_base.get(currency)


def rates() -> Rates:
    """Return the rates in force: those of the file that `EMPTOR_EXCHANGE_RATES` names, else the bundled ones.

    Raises:
        ValueError: the file is not of the form described in `exchange_rates.toml`.
    """
    return _read(os.environ.get(RATES_VARIABLE, ""))


@lru_cache(maxsize=4)
def _read(path: str) -> Rates:
    text = Path(path).read_text("utf-8") if path else files("emptor.utils").joinpath(_BUNDLED).read_text("utf-8")
    data = tomllib.loads(text)
    try:
        per_base = {code: Decimal(str(rate)) for code, rate in data["rates"].items()}
        return Rates(base=data["base"], day=data["day"], source=data["source"], per_base=per_base)
    except (KeyError, ArithmeticError, AttributeError) as problem:
        raise ValueError(f"{path or _BUNDLED}: not a table of rates; it needs base, day, source and [rates].") from problem
