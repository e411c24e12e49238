"""Every provider meets every fault, through its real SDK: who answers then, after how many requests, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from emptor.llm.ledger import MemoryLedger
from emptor.llm.port import Delta, Task
from emptor.llm.usage import CallUsage
from tests.fakes.model_apis import Used
from tests.fakes.model_servers import SENTENCE, Fault, Reply
from tests.integration.llm.conftest import IMPATIENT, MODELS, PROMPT, Bench, Product, usd


@dataclass(frozen=True)
class Row:
    """A fault, and what is expected of it.

    `answered_by` is the model under test or the spare one, `requests` how many the first gets, `outcomes` what its calls are
    booked as; `paid` says how the first's calls are charged: by the usage it reports, by an upper estimate, or not at all.
    """

    fault: Fault
    answered_by: str
    requests: int
    outcomes: tuple[str, ...]
    paid: str

    def __str__(self) -> str:
        return self.fault.value


WHOLE_ANSWERS = [
    Row(Fault.NONE, "first", 1, ("ok",), "reported"),
    Row(Fault.NO_USAGE, "first", 1, ("ok",), "estimated"),
    Row(Fault.UNAUTHORIZED, "spare", 1, ("auth",), "nothing"),
    Row(Fault.QUOTA, "spare", 1, ("quota",), "nothing"),
    Row(Fault.RATE_LIMITED, "spare", 1, ("rate_limited",), "nothing"),
    Row(Fault.SERVER_ERROR, "spare", 2, ("server", "server"), "nothing"),
    Row(Fault.OVERLOADED, "spare", 2, ("overloaded", "overloaded"), "nothing"),
    Row(Fault.CONTEXT, "spare", 1, ("context",), "nothing"),
    Row(Fault.FILTERED, "spare", 1, ("content_filter",), "nothing"),
    Row(Fault.DECLINED, "spare", 1, ("content_filter",), "reported"),
    Row(Fault.HANG, "spare", 1, ("timeout",), "estimated"),
    Row(Fault.REFUSED, "spare", 2, ("connection", "connection"), "estimated"),
    Row(Fault.GARBAGE, "spare", 2, ("server", "server"), "estimated"),
    Row(Fault.INVALID_JSON, "spare", 2, ("ok", "ok"), "reported"),
    Row(Fault.WRONG_SCHEMA, "spare", 2, ("ok", "ok"), "reported"),
]


@pytest.mark.parametrize("row", WHOLE_ANSWERS, ids=str)
async def test_a_structured_answer_comes_from_whoever_can_give_it(bench: Bench, row: Row) -> None:
    """The fault's own fallback is taken, with the requests and the cost that belong to it."""
    bench.first.reply = Reply(fault=row.fault, retry_after_s=30 if row.fault is Fault.RATE_LIMITED else None)
    router = bench.router(**_patience(row.fault))

    product = await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")

    assert isinstance(product, Product)
    assert len(bench.first.requests) == row.requests
    assert len(bench.spare.requests) == (row.answered_by == "spare")
    first = [call for call in router.usage if call.provider == bench.provider]
    assert tuple(call.outcome for call in first) == row.outcomes
    _check_cost(bench, row, first)
    spare = [call.cost_usd for call in router.usage if call.provider == "spare"]
    assert spare == [usd("spare", 100, 20)] * (row.answered_by == "spare")


def _patience(fault: Fault) -> dict[str, Any]:
    return IMPATIENT if fault in {Fault.HANG, Fault.STALL} else {}


def _check_cost(bench: Bench, row: Row, calls: list[CallUsage]) -> None:
    costs = [call.cost_usd for call in calls]
    if row.paid == "reported":
        assert costs == [usd(bench.provider, 100, 20)] * row.requests
        assert not any(call.estimated for call in calls)
    elif row.paid == "nothing":
        assert costs == [0] * row.requests
    else:
        assert all(call.estimated for call in calls)
        assert all(cost > 0 for cost in costs) or bench.provider == "local"


STREAMS = [
    Row(Fault.NONE, "first", 1, ("ok",), "reported"),
    Row(Fault.NO_USAGE, "first", 1, ("ok",), "estimated"),
    Row(Fault.UNAUTHORIZED, "spare", 1, ("auth",), "nothing"),
    Row(Fault.QUOTA, "spare", 1, ("quota",), "nothing"),
    Row(Fault.RATE_LIMITED, "spare", 1, ("rate_limited",), "nothing"),
    Row(Fault.SERVER_ERROR, "spare", 2, ("server", "server"), "nothing"),
    Row(Fault.OVERLOADED, "spare", 2, ("overloaded", "overloaded"), "nothing"),
    Row(Fault.CONTEXT, "spare", 1, ("context",), "nothing"),
    Row(Fault.FILTERED, "spare", 1, ("content_filter",), "nothing"),
    Row(Fault.HANG, "spare", 1, ("timeout",), "estimated"),
    Row(Fault.REFUSED, "spare", 2, ("connection", "connection"), "estimated"),
]


@pytest.mark.parametrize("row", STREAMS, ids=str)
async def test_a_stream_that_never_began_is_taken_over_without_a_word(bench: Bench, row: Row) -> None:
    """The reader sees one whole text and no restart."""
    bench.first.reply = Reply(fault=row.fault, retry_after_s=30 if row.fault is Fault.RATE_LIMITED else None)
    router = bench.router(**_patience(row.fault))

    deltas = [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]

    assert [delta.kind for delta in deltas] == ["text"] * len(deltas)
    assert "".join(delta.text for delta in deltas) == SENTENCE
    assert len(deltas) > 3
    assert len(bench.first.requests) == row.requests
    first = [call for call in router.usage if call.provider == bench.provider]
    assert tuple(call.outcome for call in first) == row.outcomes
    _check_cost(bench, row, first)


@pytest.mark.parametrize(
    ("fault", "outcomes"),
    [
        (Fault.CUT, {"connection"}),
        (Fault.CLEAN_END, {"connection"}),
        (Fault.ERROR_EVENT, {"server", "overloaded"}),
        (Fault.STALL, {"stalled"}),
        (Fault.DECLINED, {"content_filter"}),
    ],
)
async def test_a_stream_that_breaks_is_restarted_and_never_doubled(bench: Bench, fault: Fault, outcomes: set[str]) -> None:
    """What was written is voided by one restart, and the spare model writes the whole text."""
    bench.first.reply = Reply(fault=fault, after=3)
    router = bench.router(**_patience(fault))

    deltas = [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]

    restarts = [number for number, delta in enumerate(deltas) if delta.kind == "restart"]
    assert len(restarts) == 1
    before, after = deltas[: restarts[0]], deltas[restarts[0] + 1 :]
    assert before
    assert SENTENCE.startswith(_text(before))
    assert _text(after) == SENTENCE
    assert len(bench.first.requests) == 1
    assert router.usage[0].outcome in outcomes
    assert router.usage[0].cost_usd > 0 or bench.provider == "local"
    assert router.usage[1].cost_usd == usd("spare", 100, 20)


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.CLEAN_END, Fault.ERROR_EVENT])
async def test_a_stream_that_breaks_with_nobody_else_is_asked_for_again(bench: Bench, fault: Fault) -> None:
    """A single model is given a second chance, from the beginning."""
    bench.first.script(Reply(fault=fault, after=3))
    bench.spare.reply = Reply(fault=Fault.UNAUTHORIZED)
    router = bench.router()

    deltas = [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]

    restart = next(number for number, delta in enumerate(deltas) if delta.kind == "restart")
    assert _text(deltas[restart + 1 :]) == SENTENCE
    assert len(bench.first.requests) == 2


async def test_a_text_that_was_restarted_is_kept_once(bench: Bench) -> None:
    """What the ledger gives to whoever asks the same again is the whole text, without what was voided."""
    bench.first.script(Reply(fault=Fault.CUT, after=3))
    ledger = MemoryLedger()
    asked = [delta async for delta in bench.router(ledger=ledger).stream(Task.WRITING, PROMPT, node="write")]
    again = [delta async for delta in bench.router(ledger=ledger).stream(Task.WRITING, PROMPT, node="write")]
    assert "restart" in [delta.kind for delta in asked]
    assert _text(again) == SENTENCE
    assert len(bench.first.requests) == len(bench.spare.requests) == 1


async def test_usage_is_booked_as_the_provider_reports_it(bench: Bench) -> None:
    """Cached and reasoning tokens arrive in both forms of call, and the cached ones are cheaper."""
    prompt = PROMPT.model_copy(update={"data": ("Aria 3 headphones, 99 EUR. " * 100,), "max_output_tokens": 300})
    bench.first.reply = Reply(used=Used(read=1_000, written=300, cached=600, thought=100 if bench.provider != "anthropic" else 0))
    router = bench.router()

    await router.structured(Task.EXTRACTION, prompt, Product, node="extract")
    _ = [delta async for delta in router.stream(Task.WRITING, prompt, node="write")]

    for call in router.usage:
        assert (call.input_tokens, call.output_tokens, call.cached_tokens) == (1_000, 300, 600)
        assert call.reasoning_tokens == (100 if bench.provider != "anthropic" else 0)
        assert call.cost_usd < usd(bench.provider, 1_000, 300) or bench.provider == "local"
    assert router.spent_usd == sum(call.cost_usd for call in router.usage)
    assert {call.node for call in router.usage} == {"extract", "write"}


def test_every_model_under_test_has_a_row() -> None:
    """All four adapters are in the table."""
    assert set(MODELS) == {"openai", "anthropic", "gemini", "local"}


def _text(deltas: list[Delta]) -> str:
    return "".join(delta.text for delta in deltas)


TOO_LONG = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens."
RAW = {"metadata": {"provider_name": "Other", "raw": TOO_LONG}}
INSIDE = [  # an error inside an answer of status 200, and what it is
    ({"message": TOO_LONG, "code": 400}, "context"),
    ({"message": TOO_LONG}, "context"),
    ({"message": "Provider returned error", "code": 400} | RAW, "context"),
    ({"message": "Rate limit exceeded", "code": 429}, "rate_limited"),
    ({"message": "Rate limit exceeded", "code": "429"}, "rate_limited"),
    ({"message": "Insufficient credits", "code": 402}, "quota"),
    ({"message": "No auth credentials found", "code": 401}, "auth"),
    ({"message": "max_tokens: unknown", "code": 400}, "bad_request"),
    ({"message": "Slow down", "type": "rate_limit_error"}, "rate_limited"),
]


@pytest.mark.parametrize(("error", "kind"), INSIDE)
@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "stream"])
async def test_an_error_inside_a_200_is_acted_on_by_its_kind(
    bench: Bench, error: dict[str, Any], kind: str, streamed: bool
) -> None:
    """The next model is asked at once, one request each; nothing is booked for what was refused unread."""
    if bench.provider == "gemini" and streamed and not isinstance(error.get("code"), int):
        pytest.skip("Gemini's errors have a number, and its SDK reads no others in a stream")
    bench.first.reply = Reply(fault=Fault.ERROR_INSIDE, error=error)
    router = bench.router()
    if streamed:
        deltas = [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]
        assert [delta.kind for delta in deltas] == ["text"] * len(deltas)
        assert _text(deltas) == SENTENCE
    else:
        await router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")
    assert [call.outcome for call in router.usage] == [kind, "ok"]
    assert (len(bench.first.requests), len(bench.spare.requests)) == (1, 1)
    assert router.usage[0].cost_usd == 0
    if kind in {"context", "bad_request"}:
        assert bench.gateway.breakers.refusal(bench.provider, bench.model) is None


@pytest.mark.parametrize(("error", "kind"), INSIDE)
async def test_an_error_in_place_of_a_stream_is_acted_on_by_its_kind(bench: Bench, error: dict[str, Any], kind: str) -> None:
    """One JSON document where events were asked for, as routers send it that refuse a request before they begin."""
    bench.first.reply = Reply(fault=Fault.ERROR_INSIDE, error=error, at_once=True)
    router = bench.router()
    deltas = [delta async for delta in router.stream(Task.WRITING, PROMPT, node="write")]
    assert _text(deltas) == SENTENCE
    assert [call.outcome for call in router.usage] == [kind, "ok"]
    assert router.usage[0].cost_usd == 0
    assert (len(bench.first.requests), len(bench.spare.requests)) == (1, 1)


async def test_a_text_that_had_no_room_for_more_says_that_it_was_cut(bench: Bench) -> None:
    """The last delta says so, also when the text comes from the ledger."""
    bench.first.reply = Reply(fault=Fault.LENGTH)
    ledger = MemoryLedger()
    for _ in range(2):
        deltas = [delta async for delta in bench.router(ledger=ledger).stream(Task.WRITING, PROMPT, node="write")]
        assert [delta.kind for delta in deltas] == ["text"] * (len(deltas) - 1) + ["cut"]
        assert _text(deltas) == SENTENCE
    assert len(bench.first.requests) == 1
