"""All instances together keep apart at a host: the next free start lies in the database."""

from __future__ import annotations

import asyncio
import time

import pytest

from emptor.db import Database
from emptor.db.host_turns import HostTurnRepository
from emptor.db.retention import Ages, RetentionRepository
from emptor.scraping.hosts import HostLimiter, TurnTooLate

DELAY_S = 0.2
SLACK_S = 0.01


async def test_many_instances_that_ask_at_once_get_starts_apart(database_url: str) -> None:
    """Twelve takers on four connection pools: each start is a delay behind the one before, and none is given twice."""
    pools = [Database(database_url, pool_size=2) for _ in range(4)]
    begun = time.monotonic()
    turns = await asyncio.gather(
        *(HostTurnRepository(pools[number % 4]).take("a.test", delay_s=DELAY_S, within_s=60) for number in range(12))
    )
    assert all(turn.taken for turn in turns)
    taken = [turn.wait_s for turn in turns]
    spent_s = time.monotonic() - begun
    for pool in pools:
        await pool.close()
    # Each wait counts from its own moment, all of which lie within the time the calls took.
    assert max(taken) >= 11 * DELAY_S - spent_s - SLACK_S
    assert max(taken) <= 11 * DELAY_S + SLACK_S
    for earlier, later in zip(sorted(taken), sorted(taken)[1:], strict=False):
        assert later - earlier >= DELAY_S - spent_s - SLACK_S


async def test_two_processes_wait_for_each_other(db: Database) -> None:
    """By way of their limiters, which know nothing of one another."""
    ours, theirs = (HostLimiter(concurrency=2, delay_s=DELAY_S, shared=HostTurnRepository(db)) for _ in range(2))
    starts = []

    async def visit(limiter: HostLimiter) -> None:
        async with limiter.turn("a.test", left_s=30):
            starts.append(time.monotonic())

    await asyncio.gather(*(visit(limiter) for limiter in (ours, theirs, ours, theirs)))
    assert max(starts) - min(starts) >= 3 * DELAY_S - SLACK_S
    begun = time.monotonic()
    async with theirs.turn("b.test", left_s=30):
        assert time.monotonic() - begun < 30, "another host is not concerned"


async def test_a_pause_that_a_host_asks_for_holds_for_all(db: Database) -> None:
    """A start that is past the deadline is not taken; a shorter pause does not end a longer one."""
    ours, theirs = (HostLimiter(concurrency=2, delay_s=0, shared=HostTurnRepository(db)) for _ in range(2))
    await ours.back_off("a.test", 60)
    await ours.back_off("a.test", 1)
    with pytest.raises(TurnTooLate) as late:
        async with theirs.turn("a.test", left_s=5):
            pass
    assert late.value.wait_s == pytest.approx(60, abs=10)
    row = await db.one(b"select extract(epoch from next_at - now())::float8 as left_s from host_turns", {})
    assert row is not None
    assert 40 < row["left_s"] <= 60, "whoever was refused has taken nothing"


@pytest.mark.parametrize("delay_s", [0.0, DELAY_S])
async def test_a_start_that_is_too_late_is_refused_and_left(delay_s: float, db: Database) -> None:
    turns = HostTurnRepository(db)
    await turns.back_off("a.test", 60)
    for _ in range(2):
        refused = await turns.take("a.test", delay_s=delay_s, within_s=5)
        assert not refused.taken
        assert refused.wait_s == pytest.approx(60, abs=10)


async def test_hosts_that_nobody_asks_any_more_are_forgotten(db: Database) -> None:
    """By the sweeper; whoever takes a turn has nothing to tidy."""
    turns = HostTurnRepository(db)
    await turns.back_off("old.test", 1)
    await db.run(b"update host_turns set next_at = next_at - interval '2 hours'", {})
    await turns.take("new.test", delay_s=0.1, within_s=1)
    await RetentionRepository(db).sweep(Ages())
    assert [row["host"] for row in await db.all(b"select host from host_turns", {})] == ["new.test"]
