"""Time: deadlines, waits that were asked for, breakers, limits and the second request."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from emptor.llm.breaker import FAILURES_TO_OPEN
from emptor.llm.catalog import RateLimit
from emptor.llm.limits import MemoryRateLimiter
from emptor.llm.port import Delta, NoModel, Task
from emptor.llm.router import Router
from tests.fakes.model_servers import SENTENCE, Fault, Reply
from tests.integration.llm.conftest import PROMPT, SPARE, Bench, Product

GENEROUS_S = 20.0  # far above the deadlines below, far below the server's silence


async def test_all_slow_ends_at_the_deadline_of_the_call(bench: Bench) -> None:
    """Two silent models do not hold a call beyond its deadline."""
    bench.first.reply = bench.spare.reply = Reply(fault=Fault.HANG)
    started = time.monotonic()
    with pytest.raises(NoModel) as caught:
        await bench.router(llm_call_deadline_s=0.8, llm_attempt_timeout_s=0.3).structured(
            Task.EXTRACTION, PROMPT, Product, node="extract"
        )
    assert time.monotonic() - started < GENEROUS_S
    assert "timeout" in caught.value.reason


@pytest.mark.parametrize("ask", ["structured", "stream"])
async def test_no_call_goes_on_beyond_the_deadline_of_the_job(bench: Bench, ask: str) -> None:
    """The job's deadline cuts an attempt short, streaming or not."""
    bench.first.reply = bench.spare.reply = Reply(fault=Fault.HANG)
    router = bench.router(deadline=datetime.now(UTC) + timedelta(seconds=0.2), llm_attempt_timeout_s=60.0)
    started = time.monotonic()
    with pytest.raises(NoModel):
        await (router.structured(Task.EXTRACTION, PROMPT, Product, node="n") if ask == "structured" else _read(router))
    assert time.monotonic() - started < GENEROUS_S


async def _read(router: Router) -> list[Delta]:
    return [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]


async def test_a_job_past_its_deadline_sends_nothing(bench: Bench) -> None:
    """There is no time left to ask."""
    with pytest.raises(NoModel, match="time"):
        await bench.router(deadline=datetime.now(UTC)).structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert not bench.first.requests


async def test_all_down_says_what_each_model_did(bench: Bench) -> None:
    """The reason names the models and their failures in one line, without the key."""
    bench.first.reply = bench.spare.reply = Reply(fault=Fault.UNAUTHORIZED)
    with pytest.raises(NoModel) as caught:
        await bench.router().structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert f"{bench.model}: auth" in caught.value.reason
    assert f"{SPARE}: auth" in caught.value.reason
    assert "secret-key" not in caught.value.reason
    assert "\n" not in caught.value.reason


async def test_a_short_retry_after_is_waited_for_when_nobody_else_can_answer(bench: Bench) -> None:
    """The wait the provider asked for, in its header or its body, is kept."""
    bench.first.script(Reply(fault=Fault.RATE_LIMITED, retry_after_s=0.3))
    bench.spare.reply = Reply(fault=Fault.UNAUTHORIZED)
    started = time.monotonic()
    assert await bench.router().structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert time.monotonic() - started >= 0.3
    assert len(bench.first.requests) == 2


async def test_calls_side_by_side_wait_for_a_rate_limited_model(bench: Bench) -> None:
    """One 429 does not lose the others their only model."""
    bench.first.script(Reply(fault=Fault.RATE_LIMITED, retry_after_s=0.2))
    bench.spare.reply = Reply(fault=Fault.UNAUTHORIZED)
    router = bench.router()
    await asyncio.gather(*(router.structured(Task.EXTRACTION, PROMPT, Product, node=f"n{number}") for number in range(10)))
    assert len(bench.first.requests) <= 20


async def test_a_model_that_keeps_failing_is_left_alone_and_then_probed(bench: Bench) -> None:
    """The breaker opens after some failures; after the pause one call probes it, and its success lets the others follow."""
    clock = [1_000.0]
    bench.gateway.breakers._clock = lambda: clock[0]
    bench.first.reply = Reply(fault=Fault.SERVER_ERROR)
    router = bench.router()
    while len(bench.first.requests) < FAILURES_TO_OPEN:
        await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    tried = len(bench.first.requests)
    for _ in range(3):
        await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert len(bench.first.requests) == tried

    clock[0] += 31.0
    bench.first.reply = Reply(delay_s=0.1)
    await asyncio.gather(*(router.structured(Task.EXTRACTION, PROMPT, Product, node="extract") for _ in range(4)))
    assert len(bench.first.requests) == tried + 1
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert len(bench.first.requests) == tried + 2


async def test_a_wrong_key_is_not_tried_again_by_the_next_call(bench: Bench) -> None:
    """A failure of the account rests the whole provider at once."""
    bench.first.reply = Reply(fault=Fault.UNAUTHORIZED)
    router = bench.router()
    for _ in range(3):
        await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert len(bench.first.requests) == 1


async def test_a_limit_of_requests_makes_callers_wait_rather_than_fail(bench: Bench) -> None:
    """Beyond the allowance of a minute, calls come one after the other."""
    bench.gateway.limiter = MemoryRateLimiter({bench.provider: RateLimit(requests_per_minute=600)})
    bucket = bench.gateway.limiter._buckets_of(bench.provider)[0][0]
    bucket.take(599)
    router = bench.router()
    started = time.monotonic()
    await asyncio.gather(*(router.structured(Task.EXTRACTION, PROMPT, Product, node=f"n{number}") for number in range(4)))
    assert time.monotonic() - started >= 0.25  # three of them wait for a tenth of a second each
    assert len(bench.first.requests) == 4


async def test_a_limit_that_would_outlast_the_deadline_sends_the_call_elsewhere(bench: Bench) -> None:
    """Nothing is set aside for a call that was not made."""
    bench.gateway.limiter = MemoryRateLimiter({bench.provider: RateLimit(requests_per_minute=1)})
    router = bench.router()
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert (len(bench.first.requests), len(bench.spare.requests)) == (1, 1)


async def test_a_slow_answer_is_hedged_by_the_next_model(bench: Bench) -> None:
    """Once a model is slower than its own 95th percentile the next one is asked too, and the loser is cancelled and booked."""
    for _ in range(30):
        bench.gateway.latencies.add(bench.model, 0.05)
    bench.first.reply = Reply(fault=Fault.HANG)
    router = bench.router(llm_hedge=True, llm_attempt_timeout_s=30.0)
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert len(bench.first.requests) == len(bench.spare.requests) == 1
    assert {call.provider: call.outcome for call in router.usage} == {bench.provider: "cancelled", "spare": "ok"}


async def test_a_fast_answer_is_not_hedged(bench: Bench) -> None:
    """Hedging costs nothing while the model is as fast as ever."""
    for _ in range(30):
        bench.gateway.latencies.add(bench.model, 5.0)
    await bench.router(llm_hedge=True).structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert not bench.spare.requests


async def test_a_silent_stream_is_taken_over_within_the_stall_limit(bench: Bench) -> None:
    """A stream that goes silent is not waited for until the deadline of the call."""
    bench.first.reply = Reply(fault=Fault.STALL, after=1)
    started = time.monotonic()
    deltas = [delta async for delta in bench.router(llm_stall_s=1.0).stream(Task.WRITING, PROMPT, node="write")]
    assert time.monotonic() - started < GENEROUS_S
    restart = next(number for number, delta in enumerate(deltas) if delta.kind == "restart")
    assert "".join(delta.text for delta in deltas[restart + 1 :]) == SENTENCE


async def test_a_slow_but_steady_stream_is_left_to_finish(bench: Bench) -> None:
    """Only silence counts, not the time a text takes."""
    bench.first.reply = Reply(piece_delay_s=0.12)
    deltas = [delta async for delta in bench.router(llm_stall_s=0.9).stream(Task.WRITING, PROMPT, node="write")]
    assert "".join(delta.text for delta in deltas) == SENTENCE
    assert not bench.spare.requests
