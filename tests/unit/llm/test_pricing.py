"""What tokens cost, by the library's tiers and dates or the user's own prices."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from emptor.llm.calls import Tokens
from emptor.llm.catalog import ModelCard, Price, load_catalog
from emptor.llm.port import Task
from emptor.llm.pricing import PriceBook

LATE_2026, EARLY_2027 = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)


async def cost(ref: str, tokens: Tokens, day: datetime = LATE_2026) -> Decimal:
    rates = await PriceBook(lambda: day).rates(ModelCard(ref))
    assert rates is not None
    return rates.cost(tokens)


@pytest.mark.parametrize(
    ("ref", "tokens", "dollars"),
    [
        ("openai:gpt-4o-mini", Tokens(input=1_000_000, output=1_000_000), "0.75"),
        ("openai:gpt-4o-mini", Tokens(input=1_000_000, cached=1_000_000), "0.075"),
        ("anthropic:claude-sonnet-5-5", Tokens(input=100_000, output=10_000), "0.30"),
        ("anthropic:claude-haiku-5-5", Tokens(input=100_000), "0.01"),
        ("anthropic:claude-haiku-5-5", Tokens(input=200_000), "0.10"),
        ("anthropic:claude-haiku-5-5", Tokens(input=1_000, cache_write=1_000), "0.000125"),
        ("local:anything", Tokens(input=1_000, output=1_000), "0"),
    ],
)
async def test_known_prices(ref: str, tokens: Tokens, dollars: str) -> None:
    """Cached input is cheaper, writing the cache dearer, and a long prompt has its own tier."""
    assert await cost(ref, tokens) == Decimal(dollars)


async def test_a_price_changes_with_its_day() -> None:
    """Gemini 3.8 Flash doubles in January 2027."""
    tokens = Tokens(input=1_000, output=1_000)
    assert await cost("gemini:gemini-3.8-flash", tokens, EARLY_2027) == 2 * await cost("gemini:gemini-3.8-flash", tokens)


@pytest.mark.parametrize("ref", ["openai:gpt-99", "nobody:model"])
async def test_an_unknown_price_is_none(ref: str) -> None:
    """And not zero."""
    assert await PriceBook().rates(ModelCard(ref)) is None


async def test_a_price_of_the_users_own_goes_first() -> None:
    card = ModelCard("openai:gpt-4o-mini", price=Price(input=Decimal(7), output=Decimal(9)))
    rates = await PriceBook().rates(card)
    assert rates is not None
    assert rates.cost(Tokens(input=1_000_000, output=1_000_000, cached=500_000)) == 16


@pytest.mark.parametrize("task", Task)
async def test_every_model_of_the_default_routes_has_a_price(task: Task) -> None:
    """None of them is passed over for want of one."""
    for day in (LATE_2026, EARLY_2027):
        for card in load_catalog().cards(task, today=day.date()):
            assert await PriceBook(lambda day=day: day).rates(card) is not None, card.ref


@pytest.mark.parametrize("ref", ["openai:gpt-6-luna", "anthropic:claude-haiku-5-5", "gemini:gemini-3.8-flash"])
@pytest.mark.parametrize(
    "tokens", [Tokens(10_000, 500), Tokens(10_000, 500, cached=9_000), Tokens(10_000, 500, cache_write=10_000)]
)
async def test_the_worst_case_is_never_exceeded(ref: str, tokens: Tokens) -> None:
    """Whatever part of the prompt the provider's cache had or took."""
    rates = await PriceBook().rates(ModelCard(ref))
    assert rates is not None
    assert rates.cost(tokens) <= rates.worst(tokens.input, tokens.output)
