"""Sharing work under way."""

from __future__ import annotations

import asyncio

import pytest

from emptor.scraping.single_flight import SingleFlight


async def test_callers_at_the_same_time_share_one_piece_of_work() -> None:
    """Five ask, one works; a later caller starts again."""
    flights: SingleFlight[str, int] = SingleFlight()
    runs = 0
    go = asyncio.Event()

    async def work() -> int:
        nonlocal runs
        runs += 1
        await go.wait()
        return runs

    callers = [asyncio.create_task(flights.do("a", work)) for _ in range(5)]
    await asyncio.sleep(0)
    go.set()
    assert await asyncio.gather(*callers) == [1] * 5
    assert await flights.do("a", work) == 2
    assert await flights.do("b", work) == 3


async def test_the_work_outlives_the_caller_who_began_it() -> None:
    """One leaves, the other still gets the result; when the last leaves, the work ends."""
    flights: SingleFlight[str, str] = SingleFlight()
    go = asyncio.Event()
    ended = asyncio.Event()

    async def work() -> str:
        try:
            await go.wait()
        finally:
            ended.set()
        return "done"

    first, second = (asyncio.create_task(flights.do("a", work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    assert not ended.is_set()
    go.set()
    assert await second == "done"

    go.clear()
    ended.clear()
    alone = asyncio.create_task(flights.do("a", work))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    alone.cancel()
    await asyncio.wait_for(ended.wait(), 1)


async def test_an_error_reaches_everyone_and_is_not_kept() -> None:
    """All callers see it, and the next one tries again."""
    flights: SingleFlight[str, str] = SingleFlight()

    async def fail() -> str:
        await asyncio.sleep(0)
        raise ValueError("no")

    async def succeed() -> str:
        return "yes"

    results = await asyncio.gather(*(flights.do("a", fail) for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [ValueError] * 3
    assert await flights.do("a", succeed) == "yes"
    with pytest.raises(ValueError, match="no"):
        await flights.do("a", fail)
