"""What one call of a provider costs: list prices for paying as you go, read on the date given. Data, not truth: plans differ."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

PRICES_READ_ON = date(2026, 11, 20)

# US dollars a call with up to the number of results that the adapter asks for.
PRICES_USD = {
    "tavily": Decimal("0.008"),  # one credit, search_depth basic
    "brave": Decimal("0.005"),
    "serper": Decimal("0.001"),  # one credit, up to 10 results
    "exa": Decimal("0.007"),  # up to 10 results, no page contents
    "searxng": Decimal(0),
    "duckduckgo": Decimal(0),
}
