"""No job spends more than it may, and nothing is paid for twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from emptor.llm.budget import MemoryBudget
from emptor.llm.catalog import Route
from emptor.llm.ledger import MemoryLedger
from emptor.llm.port import NoModel, Task
from tests.fakes.model_apis import Used
from tests.fakes.model_servers import Fault, Reply
from tests.integration.llm.conftest import PROMPT, SPARE, Bench, Product

ROUNDS, SIDE_BY_SIDE = 2, 15
PAGE = "Aria 3 wireless headphones, 99.00 EUR, in stock. " * 40


@pytest.mark.parametrize("limit", ["0.001", "0.01", "0.10"])
async def test_a_budget_is_never_exceeded(bench: Bench, limit: str) -> None:
    """A job asks, many questions at a time, until nothing is left; what was spent and set aside never passes the limit."""
    bench.first.measure = bench.spare.measure = True
    bench.first.reply = Reply(fault=Fault.CLEAN_END) if bench.provider == "local" else Reply()  # local models cost nothing
    budget = MemoryBudget(Decimal(limit))
    router = bench.router(budget=budget)
    refusals = 0
    for round_number in range(ROUNDS):
        prompts = [PROMPT.model_copy(update={"data": (f"{round_number} {number} {PAGE}",)}) for number in range(SIDE_BY_SIDE)]
        questions = [router.structured(Task.EXTRACTION, prompt, Product, node="extract") for prompt in prompts]
        results = await asyncio.gather(*questions, return_exceptions=True)
        refusals += sum(isinstance(result, NoModel) for result in results)
        assert router.spent_usd <= Decimal(limit)
    assert budget.spent_usd == router.spent_usd <= Decimal(limit)
    assert budget.left_usd == Decimal(limit) - router.spent_usd
    if bench.provider != "local" and limit == "0.001":
        assert refusals


async def test_what_the_budget_does_not_allow_is_said(bench: Bench) -> None:
    """Nothing is sent, and the reason names the money."""
    if bench.provider == "local":
        pytest.skip("a local model costs nothing")
    router = bench.router(budget=MemoryBudget(Decimal("0.0000001")))
    with pytest.raises(NoModel, match="not within the budget"):
        await router.structured(Task.JUDGING, PROMPT, Product, node="judge")
    assert not bench.first.requests
    assert not bench.spare.requests


async def test_a_cheaper_model_answers_when_the_first_is_too_dear(bench: Bench) -> None:
    """A model whose worst case does not fit is passed over for the next in the route."""
    if bench.provider == "gemini":
        pytest.skip("this one is dearer than the spare")
    routes = {**bench.gateway.catalog.routes, Task.EXTRACTION: Route((SPARE, bench.model))}
    bench.gateway.catalog = replace(bench.gateway.catalog, routes=routes)
    long = PROMPT.model_copy(update={"max_output_tokens": 4_000})  # 0.0080 USD with the spare, at most 0.0026 with the others
    await bench.router(budget=MemoryBudget(Decimal("0.005"))).structured(Task.EXTRACTION, long, Product, node="extract")
    assert (len(bench.first.requests), len(bench.spare.requests)) == (1, 0)


async def test_an_identical_call_is_answered_from_the_ledger(bench: Bench) -> None:
    """The second time nothing is sent, in each form of call, also by another router of the same job."""
    ledger = MemoryLedger()
    first, second = bench.router(ledger=ledger), bench.router(ledger=ledger)
    product = await first.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    text = "".join([delta.text async for delta in first.stream(Task.WRITING, PROMPT, node="write")])
    sent = len(bench.first.requests)

    assert await second.structured(Task.EXTRACTION, PROMPT, Product, node="extract") == product
    assert "".join([delta.text async for delta in second.stream(Task.WRITING, PROMPT, node="write")]) == text
    assert len(bench.first.requests) == sent
    assert second.usage == []


@pytest.mark.parametrize(
    "other",
    [
        {"user": "Which product is it not?"},
        {"data": ("Aria 4 headphones, 99 EUR",)},
        {"system": "Extract the maker."},
        {"max_output_tokens": 300},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_a_call_that_differs_is_asked_again(bench: Bench, other: dict[str, object]) -> None:
    """The ledger's key covers everything that is sent."""
    router = bench.router(ledger=MemoryLedger())
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    await router.structured(Task.EXTRACTION, PROMPT.model_copy(update=other), Product, node="extract")
    assert len(bench.first.requests) == 2


async def test_a_cancelled_call_is_booked_at_its_worst_case(bench: Bench) -> None:
    """Nobody will say what it cost, so the budget assumes the most."""
    bench.first.reply = Reply(fault=Fault.HANG)
    budget = MemoryBudget(Decimal(1))
    router = bench.router(budget=budget)
    asking = asyncio.create_task(router.structured(Task.EXTRACTION, PROMPT, Product, node="extract"))
    await bench.first.came.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert [call.outcome for call in router.usage] == ["cancelled"]
    assert budget.spent_usd == router.spent_usd
    assert budget.spent_usd > 0 or bench.provider == "local"
    assert budget.left_usd == 1 - budget.spent_usd


async def test_a_reader_who_leaves_a_stream_is_charged_for_what_was_written(bench: Bench) -> None:
    """The reservation is settled when the stream is closed early, and the connection to the provider ends."""
    bench.first.reply = Reply(piece_delay_s=0.02)
    budget = MemoryBudget(Decimal(1))
    router = bench.router(budget=budget)
    stream = router.stream(Task.WRITING, PROMPT, node="write")
    await anext(stream)
    await stream.aclose()  # type: ignore[attr-defined]
    assert [call.outcome for call in router.usage] == ["cancelled"]
    assert budget.left_usd == 1 - budget.spent_usd


@pytest.mark.parametrize(
    "used",
    [Used(read=10**9, written=20), Used(read=100, written=10**9), Used(read=-5, written=20), Used(read=100, written=-7)],
    ids=["read-absurd", "written-absurd", "read-negative", "written-negative"],
)
@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "stream"])
async def test_usage_that_cannot_be_true_is_estimated(bench: Bench, used: Used, streamed: bool) -> None:
    """The answer counts, the report does not: a job's limit holds whatever a provider says that it used."""
    bench.first.reply = Reply(used=used)
    budget = MemoryBudget(Decimal("0.05"))
    router = bench.router(budget=budget)
    if streamed:
        assert [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]
    else:
        await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    (call,) = router.usage
    assert (call.outcome, call.provider, call.estimated) == ("ok", bench.provider, True)
    assert 0 < call.input_tokens < 2_000
    assert 0 < call.output_tokens <= PROMPT.max_output_tokens
    assert budget.spent_usd == call.cost_usd < Decimal("0.05")


async def test_usage_somewhat_beyond_the_request_is_cut_to_it(bench: Bench) -> None:
    """No more is booked than was sent."""
    bench.first.reply = Reply(used=Used(read=1_500, written=20))
    router = bench.router()
    await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    (call,) = router.usage
    assert call.estimated
    assert call.input_tokens < 1_500
    assert call.output_tokens == 20
