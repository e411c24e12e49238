"""Taking turns at a host."""

from __future__ import annotations

import asyncio
import time

import pytest

from emptor.scraping.hosts import MAX_HOSTS, HostLimiter, TurnTooLate


async def test_no_more_than_so_many_at_a_time() -> None:
    """Ten want in, two are in."""
    limiter = HostLimiter(concurrency=2, delay_s=0)
    inside = peak = 0

    async def visit() -> None:
        nonlocal inside, peak
        async with limiter.turn("a.test", left_s=9):
            inside += 1
            peak = max(peak, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(visit() for _ in range(10)))
    assert peak == 2


async def test_starts_are_apart_by_the_longer_delay() -> None:
    """The host's own wish counts when it is longer than ours."""
    limiter = HostLimiter(concurrency=9, delay_s=0.01)
    begun = time.monotonic()
    for _ in range(3):
        async with limiter.turn("a.test", left_s=9, delay_s=0.1):
            pass
    assert time.monotonic() - begun >= 0.2


async def test_a_turn_past_the_deadline_is_refused_at_once() -> None:
    """Nobody waits for a turn that comes too late; other hosts are not concerned."""
    limiter = HostLimiter(concurrency=9, delay_s=0)
    limiter.back_off("a.test", 60)
    with pytest.raises(TurnTooLate) as late:
        async with limiter.turn("a.test", left_s=5):
            pass
    assert late.value.wait_s == pytest.approx(60, abs=1)
    async with limiter.turn("b.test", left_s=5):
        pass


async def test_idle_hosts_are_forgotten() -> None:
    """A crawl over many hosts does not grow without end."""
    limiter = HostLimiter(concurrency=1, delay_s=0)
    for number in range(MAX_HOSTS + 50):
        async with limiter.turn(f"{number}.test", left_s=5):
            pass
    assert len(limiter._hosts) <= MAX_HOSTS
