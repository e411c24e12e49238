"""Identical questions asked side by side are paid for once."""

from __future__ import annotations

import asyncio

import pytest

from emptor.llm.ledger import MemoryLedger
from emptor.llm.port import NoModel, Task
from emptor.llm.router import Router
from tests.fakes.model_servers import Fault, Reply
from tests.integration.llm.conftest import PROMPT, Bench, Product

SIDE_BY_SIDE = 12


async def _read(router: Router) -> str:
    return "".join([delta.text async for delta in router.stream(Task.WRITING, PROMPT, node="write")])


async def test_one_request_answers_all_who_ask_the_same(bench: Bench) -> None:
    """Whole answers, texts and vectors: one request each, one payment, the same answer for all."""
    bench.first.reply = Reply(delay_s=0.05)
    router = bench.router(ledger=MemoryLedger())
    products = await asyncio.gather(
        *(router.structured(Task.EXTRACTION, PROMPT, Product, node="extract") for _ in range(SIDE_BY_SIDE))
    )
    texts = await asyncio.gather(*(_read(router) for _ in range(SIDE_BY_SIDE)))
    vectors = await asyncio.gather(*(router.embed(["a"], node="embed") for _ in range(SIDE_BY_SIDE)))
    assert len({product.model_dump_json() for product in products}) == len(set(texts)) == 1
    assert all(one == vectors[0] for one in vectors)
    assert len(bench.first.requests) + len(bench.spare.requests) == 3
    assert [call.outcome for call in router.usage if call.outcome != "bad_request"] == ["ok"] * 3  # Anthropic has no embeddings


async def test_different_questions_do_not_wait_for_each_other(bench: Bench) -> None:
    """Only what is the same to the letter is shared."""
    router = bench.router(ledger=MemoryLedger())
    prompts = [PROMPT.model_copy(update={"user": f"Question {number}"}) for number in range(5)]
    await asyncio.gather(*(router.structured(Task.EXTRACTION, prompt, Product, node="extract") for prompt in prompts))
    assert len(bench.first.requests) == 5


async def test_a_failure_is_shared_and_not_repeated_by_each(bench: Bench) -> None:
    """When nobody can answer, everybody who waited is told so; a later question is asked again."""
    bench.first.reply = bench.spare.reply = Reply(fault=Fault.FILTERED, delay_s=0.05)
    router = bench.router(ledger=MemoryLedger())
    asking = (router.structured(Task.EXTRACTION, PROMPT, Product, node="extract") for _ in range(SIDE_BY_SIDE))
    outcomes = await asyncio.gather(*asking, return_exceptions=True)
    assert all(isinstance(outcome, NoModel) for outcome in outcomes)
    assert (len(bench.first.requests), len(bench.spare.requests)) == (1, 1)
    bench.first.reply = Reply()
    assert await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")


async def test_who_is_cancelled_leaves_the_question_to_the_others(bench: Bench) -> None:
    """The others neither fail nor hang."""
    bench.first.script(Reply(fault=Fault.HANG))
    router = bench.router(ledger=MemoryLedger())
    first = asyncio.create_task(router.structured(Task.EXTRACTION, PROMPT, Product, node="extract"))
    await bench.first.came.wait()
    others = [asyncio.create_task(router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")) for _ in range(3)]
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert len({product.model_dump_json() for product in await asyncio.gather(*others)}) == 1
    assert len(bench.first.requests) == 2
