"""Taking turns at a host."""

from __future__ import annotations

import asyncio
import time

import pytest

from emptor.core.errors import Unavailable
from emptor.models.hosts import HostTurn
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
    await limiter.back_off("a.test", 60)
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


class OtherInstances:
    """Shared turns whose next start a test decides; `away` is a database that does not answer."""

    def __init__(self, wait_s: float = 0.0, *, away: bool = False) -> None:
        self.wait_s = wait_s
        self.away = away
        self.paused: list[tuple[str, float]] = []
        self.taken: list[str] = []

    async def take(self, host: str, *, delay_s: float, within_s: float) -> HostTurn:
        if self.away:
            raise Unavailable("The database cannot be reached.")
        free = self.wait_s <= within_s
        self.taken += [host] * free
        return HostTurn(self.wait_s, taken=free)

    async def back_off(self, host: str, seconds: float) -> None:
        if self.away:
            raise Unavailable("The database cannot be reached.")
        self.paused.append((host, seconds))


async def test_what_other_instances_have_taken_is_waited_for() -> None:
    """Or refused at once where it is past the deadline."""
    shared = OtherInstances(0.1)
    limiter = HostLimiter(concurrency=9, delay_s=0, shared=shared)
    begun = time.monotonic()
    async with limiter.turn("a.test", left_s=9):
        assert time.monotonic() - begun >= 0.1
    shared.wait_s = 30
    with pytest.raises(TurnTooLate):
        async with limiter.turn("a.test", left_s=5):
            pass
    await limiter.back_off("a.test", 7)
    assert shared.paused == [("a.test", 7)]


async def test_a_turn_that_others_refuse_is_refused_though_it_comes_in_time() -> None:
    """Another instance took the start between the answer and the question: no number stands for a refusal."""

    class Refusing(OtherInstances):
        async def take(self, host: str, *, delay_s: float, within_s: float) -> HostTurn:
            return HostTurn(0.0, taken=False)

    with pytest.raises(TurnTooLate):
        async with HostLimiter(concurrency=9, delay_s=0, shared=Refusing()).turn("a.test", left_s=5):
            pass


async def test_a_turn_that_is_too_late_here_takes_none_from_the_others() -> None:
    shared = OtherInstances()
    limiter = HostLimiter(concurrency=9, delay_s=0, shared=shared)
    await limiter.back_off("a.test", 60)
    with pytest.raises(TurnTooLate):
        async with limiter.turn("a.test", left_s=5):
            pass
    assert not shared.taken


async def test_while_they_cannot_be_asked_the_process_keeps_apart_by_itself() -> None:
    """A page is read without the database too, and pauses that a host asked for hold here."""
    limiter = HostLimiter(concurrency=9, delay_s=0.05, shared=OtherInstances(away=True))
    begun = time.monotonic()
    for _ in range(3):
        async with limiter.turn("a.test", left_s=9):
            pass
    assert time.monotonic() - begun >= 0.1
    await limiter.back_off("a.test", 60)
    with pytest.raises(TurnTooLate):
        async with limiter.turn("a.test", left_s=5):
            pass
