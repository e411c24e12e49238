"""The rate limits of a provider hold for all instances together, and callers take turns."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time

import pytest

from emptor.core.errors import Unavailable
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.buckets import BucketRepository
from emptor.llm.catalog import RateLimit
from emptor.llm.limits import SharedRateLimiter, WaitTooLong
from emptor.services.wiring import Services

PROCESSES, CALLERS, TURNS = 2, 8, 3  # callers of each process, turns of each caller
PER_MINUTE = 900
PER_S = PER_MINUTE / 60

# One instance: its callers ask for turn after turn, and it prints when each asked and when it was let through.
INSTANCE = """
import asyncio, json, sys, time
from emptor.db import Database
from emptor.db.buckets import BucketRepository
from emptor.llm.catalog import RateLimit
from emptor.llm.limits import SharedRateLimiter

url, callers, turns, per_minute = sys.argv[1], *map(int, sys.argv[2:])

turns_taken = []

async def caller(limiter):
    for _ in range(turns):
        asked = time.time()
        await limiter.acquire("p", 1, within_s=60.0)
        turns_taken.append((asked, time.time()))

async def main():
    async with Database(url, pool_size=4) as database:
        limiter = SharedRateLimiter({"p": RateLimit(requests_per_minute=per_minute)}, BucketRepository(database))
        await limiter.acquire("warm-up", 1, within_s=0.0)
        async with database.connection():
            print("ready", flush=True)
        sys.stdin.readline()
        await asyncio.gather(*(caller(limiter) for _ in range(callers)))
    print(json.dumps(turns_taken))

asyncio.run(main())
"""


def _limiter(db: Database, **limit: int) -> SharedRateLimiter:
    return SharedRateLimiter({"p": RateLimit(**limit)}, BucketRepository(db))


def _instance(database_url: str) -> subprocess.Popen[str]:
    arguments = [database_url, str(CALLERS), str(TURNS), str(PER_MINUTE)]
    one = subprocess.Popen([sys.executable, "-c", INSTANCE, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert one.stdout
    assert one.stdout.readline() == "ready\n"
    return one


def _turns(instance: subprocess.Popen[str]) -> list[tuple[float, float]]:
    """When each turn was asked for, and when it came."""
    output, _ = instance.communicate("go\n")
    assert instance.returncode == 0
    return [(asked, came) for asked, came in json.loads(output)]


async def test_two_instances_keep_the_rate_together_and_in_order(db: Database, database_url: str) -> None:
    """Sixteen callers in two processes get exactly the turns that flow, and nobody overtakes who asked long before."""
    instances = [await asyncio.to_thread(_instance, database_url) for _ in range(PROCESSES)]
    empty_at = time.time()
    await BucketRepository(db).take("llm:p:requests", capacity=PER_MINUTE, per_s=PER_S, amount=PER_MINUTE)
    each = await asyncio.gather(*(asyncio.to_thread(_turns, instance) for instance in instances))
    turns = sorted((turn for one in each for turn in one), key=lambda turn: turn[1])

    assert len(turns) == PROCESSES * CALLERS * TURNS
    for number, (_, came) in enumerate(turns, start=1):  # never more than has flowed since it was empty
        assert number <= (came - empty_at) * PER_S + 1
    await _limiter(db, requests_per_minute=PER_MINUTE).acquire("p", 1, within_s=2 / PER_S)  # and none was taken that nobody used
    line_s = PROCESSES * CALLERS / PER_S
    overtaken = [(a, b) for a in turns for b in turns if a[0] + line_s < b[0] and a[1] > b[1] + 1 / PER_S]
    assert overtaken == []


async def _level(db: Database) -> float:
    async with db.connection() as connection:
        row = await (await connection.execute("select tokens from rate_buckets where key = 'llm:p:requests'")).fetchone()
    assert row is not None
    return float(row["tokens"])


async def test_a_turn_beyond_the_time_there_is_is_refused_without_taking_it(db: Database) -> None:
    """The wait is bounded by what the caller has left, and says how long it would have been."""
    limiter = _limiter(db, requests_per_minute=60)
    for _ in range(60):
        await limiter.acquire("p", 1, within_s=0.0)
    for _ in range(3):
        with pytest.raises(WaitTooLong) as refused:
            await limiter.acquire("p", 1, within_s=0.2)
        assert 0 < refused.value.wait_s <= 1.0
    await limiter.acquire("p", 1, within_s=5.0)


async def test_what_the_other_limit_refuses_is_given_back(db: Database) -> None:
    """A call that has no tokens left uses up no request."""
    limiter = _limiter(db, requests_per_minute=2, tokens_per_minute=100)
    await limiter.acquire("p", 100, within_s=0.0)
    for _ in range(5):
        with pytest.raises(WaitTooLong):
            await limiter.acquire("p", 50, within_s=0.0)
    assert await _level(db) == pytest.approx(1.0, abs=0.2)


async def test_without_the_database_each_instance_keeps_the_limit_by_itself() -> None:
    """An outage costs the sharing, not the answer, and not the limit."""

    class Down:
        async def take(self, *_: object, **__: object) -> float:
            raise Unavailable("the database is away")

    limiter = SharedRateLimiter({"p": RateLimit(requests_per_minute=2)}, Down())
    for _ in range(2):
        await limiter.acquire("p", 1, within_s=0.0)
    with pytest.raises(WaitTooLong):
        await limiter.acquire("p", 1, within_s=0.0)


async def test_services_share_limits_and_close_what_they_opened(database_url: str) -> None:
    """The jobs of a process use one gateway on the shared buckets; its clients are closed with the process."""
    services = Services(Settings(DATABASE_URL=database_url, OPENAI_API_KEY="k", llm_limits="openai=60/"))
    assert isinstance(services.llm_gateway.limiter, SharedRateLimiter)
    client = await services.llm_gateway.provider("openai")
    await services.aclose()
    assert client._client.is_closed()  # type: ignore[attr-defined]
