"""What tokens cost: a price of the user's, else the library `genai-prices`, which knows tiers and dates and needs no network.

The library takes a third of a second to import, so it is loaded once, off the event loop, and its price of a model is turned into
rates that are kept for the day.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from emptor.llm.calls import Tokens
from emptor.llm.catalog import ModelCard
from emptor.llm.servers import Server

MILLION = Decimal(1_000_000)
FREE_PROVIDERS = frozenset({"local", "builtin"})
_LIBRARY_NAMES = {"gemini": "google", "vertex": "google"}


@dataclass(frozen=True, slots=True)
class Step:
    """A price that holds for prompts longer than `above_tokens`."""

    above_tokens: int
    usd: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """US dollars for a million tokens of one kind, by the length of the prompt."""

    steps: tuple[Step, ...]

    def at(self, prompt_tokens: int) -> Decimal:
        return next((step.usd for step in reversed(self.steps) if prompt_tokens > step.above_tokens), self.steps[0].usd)


@dataclass(frozen=True, slots=True)
class Rates:
    """A model's prices on one day."""

    input: Rate
    output: Rate
    cache_read: Rate
    cache_write: Rate

    def cost(self, tokens: Tokens) -> Decimal:
        """US dollars for these tokens."""
        size = tokens.input
        plain = max(size - tokens.cached - tokens.cache_write, 0)
        total = plain * self.input.at(size) + tokens.cached * self.cache_read.at(size)
        total += tokens.cache_write * self.cache_write.at(size) + tokens.output * self.output.at(size)
        return total / MILLION

    def worst(self, input_tokens: int, output_tokens: int) -> Decimal:
        """US dollars if all of the prompt is charged at the highest rate for input and the answer is as long as it may be."""
        dearest = max(self.input.at(input_tokens), self.cache_write.at(input_tokens))
        return (input_tokens * dearest + output_tokens * self.output.at(input_tokens)) / MILLION


_FREE = Rate((Step(0, Decimal(0)),))
FREE_RATES = Rates(_FREE, _FREE, _FREE, _FREE)


class PriceBook:
    """Rates by model and day. `clock` gives the time in UTC; `servers` are those of the models file."""

    def __init__(
        self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), *, servers: Mapping[str, Server] | None = None
    ) -> None:
        self._servers = servers or {}
        self._clock = clock
        self._kept: dict[tuple[str, date], Rates | None] = {}

    async def rates(self, card: ModelCard) -> Rates | None:
        """Return a model's rates today; None when nobody knows its price."""
        key = (card.ref, self._clock().date())
        if key not in self._kept:
            server = self._servers.get(card.provider)
            free = server.free if server else card.provider in FREE_PROVIDERS
            name = (server and server.prices) or _LIBRARY_NAMES.get(card.provider, card.provider)
            self._kept[key] = _own_rates(card, free=free) or await asyncio.to_thread(_library_rates, name, card.model, key[1])
        return self._kept[key]


def _own_rates(card: ModelCard, *, free: bool) -> Rates | None:
    if card.price is None:
        return FREE_RATES if free else None
    price = card.price
    flat = [
        price.input,
        price.output,
        price.input if price.cache_read is None else price.cache_read,
        price.cache_write or price.input,
    ]
    return Rates(*(Rate((Step(0, usd),)) for usd in flat))


def _library_rates(provider: str, model: str, day: date) -> Rates | None:
    from genai_prices import Usage, calc_price  # noqa: PLC0415 - slow to import, wanted by few

    noon = datetime.combine(day, time(12), tzinfo=UTC)
    try:
        found = calc_price(
            Usage(input_tokens=1),
            model_ref=model,
            provider_id=provider,
            genai_request_timestamp=noon,
        )
    except LookupError:
        return None
    price = found.model_price
    fresh = _rate(price.input_mtok) or _FREE
    return Rates(
        input=fresh,
        output=_rate(price.output_mtok) or _FREE,
        cache_read=_rate(price.cache_read_mtok) or fresh,
        cache_write=_rate(price.cache_write_mtok) or fresh,
    )


def _rate(price: Any) -> Rate | None:
    """The library's plain or tiered price as a rate. A tier holds for all tokens of a prompt that is longer than its start."""
    if price is None:
        return None
    if hasattr(price, "tiers"):
        return Rate(
            (Step(0, price.base), *(Step(tier.start, tier.price) for tier in sorted(price.tiers, key=lambda tier: tier.start)))
        )
    return Rate((Step(0, Decimal(price)),))
