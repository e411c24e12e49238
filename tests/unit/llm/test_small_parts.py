"""Budget, limits, latencies, hedging, the scripted model, the table of routes, and what an import costs."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from decimal import Decimal

import pytest
from pydantic import BaseModel

from emptor.core.settings import Settings
from emptor.llm import BudgetExceeded, MemoryBudget, NoModel, Prompt, ScriptedLlm, Task, effective_routes, open_llm
from emptor.llm.catalog import RateLimit
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.gateway import Gateway
from emptor.llm.hedge import hedged
from emptor.llm.latency import Latencies
from emptor.llm.limits import MemoryRateLimiter, WaitTooLong

PROMPT = Prompt(system="s", user="u")
NO_KEYS = dict.fromkeys(("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"))


class Answer(BaseModel):
    text: str


class TestBudget:
    async def test_reservations_side_by_side_cannot_overspend(self) -> None:
        """Money set aside is gone until it is settled."""
        budget = MemoryBudget(Decimal(10))
        first = await budget.reserve(Decimal(6))
        with pytest.raises(BudgetExceeded) as caught:
            await budget.reserve(Decimal(5))
        assert (caught.value.wanted_usd, caught.value.left_usd) == (5, 4)
        await budget.settle(first, Decimal(1))
        await budget.reserve(Decimal(9))
        assert budget.left_usd == 0

    async def test_without_a_limit_everything_is_allowed_and_counted(self) -> None:
        budget = MemoryBudget()
        await budget.settle(await budget.reserve(Decimal(1_000)), Decimal(7))
        assert budget.spent_usd == 7
        assert budget.left_usd is None


class TestLimits:
    async def test_waits_add_up_in_the_order_of_arrival(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each caller waits for those before it."""
        waits: list[float] = []

        async def note(seconds: float) -> None:
            waits.append(seconds)

        monkeypatch.setattr(asyncio, "sleep", note)
        limiter = MemoryRateLimiter({"p": RateLimit(requests_per_minute=60)}, clock=lambda: 0.0)
        for _ in range(63):
            await limiter.acquire("p", 1, within_s=10.0)
        assert waits == [1.0, 2.0, 3.0]

    async def test_tokens_are_limited_too(self) -> None:
        """And what cannot be had in time is refused at once, without using anything up."""
        now = [0.0]
        limiter = MemoryRateLimiter({"p": RateLimit(tokens_per_minute=600)}, clock=lambda: now[0])
        await limiter.acquire("p", 600, within_s=1.0)
        for _ in range(2):
            with pytest.raises(WaitTooLong) as caught:
                await limiter.acquire("p", 300, within_s=1.0)
            assert caught.value.wait_s == 30.0
        now[0] = 30.0
        await limiter.acquire("p", 300, within_s=1.0)

    async def test_a_call_larger_than_the_allowance_takes_all_of_it(self) -> None:
        """Rather than wait for ever."""
        limiter = MemoryRateLimiter({"p": RateLimit(tokens_per_minute=100)}, clock=lambda: 0.0)
        await limiter.acquire("p", 5_000, within_s=1.0)

    async def test_a_provider_without_limits_never_waits(self) -> None:
        await MemoryRateLimiter({}).acquire("p", 10**9, within_s=0.0)


def test_the_percentile_needs_enough_calls() -> None:
    latencies = Latencies()
    for number in range(19):
        latencies.add("m", float(number))
    assert latencies.p95_s("m") is None
    latencies.add("m", 19.0)
    assert latencies.p95_s("m") == 19.0


class TestHedge:
    async def test_the_failure_of_both_is_that_of_the_first(self) -> None:
        with pytest.raises(ModelFailure, match="first"):
            await hedged(_fail("first", 0.02), 0.0, lambda: _fail("second", 0.0))

    async def test_a_first_that_fails_late_leaves_the_second_to_answer(self) -> None:
        assert await hedged(_fail("first", 0.01), 0.0, lambda: _say("second", 0.05)) == "second"

    async def test_nobody_else_to_ask(self) -> None:
        assert await hedged(_say("first", 0.02), 0.0, lambda: None) == "first"


async def _say(text: str, after_s: float) -> str:
    await asyncio.sleep(after_s)
    return text


async def _fail(text: str, after_s: float) -> str:
    await asyncio.sleep(after_s)
    raise ModelFailure(FailureKind.SERVER, text)


class TestScriptedLlm:
    async def test_it_answers_by_node(self) -> None:
        """With an instance, a mapping, a list in turn, or a function of the prompt; and notes what it was asked."""
        llm = ScriptedLlm(
            {"a": {"text": "one"}, "b": [Answer(text="1"), Answer(text="2")], "c": lambda prompt: {"text": prompt.user}}
        )
        ask = [await llm.structured(Task.CHEAP, PROMPT, Answer, node=node) for node in ("a", "a", "b", "b", "c")]
        assert [answer.text for answer in ask] == ["one", "one", "1", "2", "u"]
        assert [(asked.node, asked.prompt) for asked in llm.asked][:1] == [("a", PROMPT)]

    async def test_it_has_no_model_where_the_script_is_silent(self) -> None:
        llm = ScriptedLlm({"b": [Answer(text="1")], "e": ModelFailure(FailureKind.SERVER, "x")})
        await llm.structured(Task.CHEAP, PROMPT, Answer, node="b")
        for node in ("a", "b"):
            with pytest.raises(NoModel):
                await llm.structured(Task.CHEAP, PROMPT, Answer, node=node)
        with pytest.raises(ModelFailure):
            await llm.structured(Task.CHEAP, PROMPT, Answer, node="e")

    async def test_it_streams_its_text_to_the_letter(self) -> None:
        text = "Two  words,\nand a line. \n"
        deltas = [delta.text async for delta in ScriptedLlm({"w": text}).stream(Task.WRITING, PROMPT, node="w")]
        assert "".join(deltas) == text
        assert len(deltas) > 3

    async def test_its_vectors_tell_texts_apart(self) -> None:
        first, second, again = await ScriptedLlm(dimension=50).embed(["a", "b", "a"], node="e")
        assert first == again != second
        assert len(first) == 50


class TestTable:
    async def test_it_says_what_is_configured_and_what_it_costs(self) -> None:
        """Every task has its rows in the order of asking, with a reason where a model is not configured."""
        settings = Settings(**{**NO_KEYS, "OPENAI_API_KEY": "k"}, models_file=None)
        rows = await effective_routes(settings, gateway=Gateway(settings))
        assert {row.task for row in rows} == set(Task)
        extraction = [row for row in rows if row.task is Task.EXTRACTION]
        assert [row.position for row in extraction] == list(range(1, len(extraction) + 1))
        by_provider = {row.model.partition(":")[0]: row for row in extraction}
        assert by_provider["openai"].configured
        assert by_provider["anthropic"].why_not == "ANTHROPIC_API_KEY is not set"
        assert all(row.typical_call_usd is not None for row in rows)
        assert {row.typical_call_usd for row in extraction if row.model.startswith("local:")} == {0}

    async def test_it_marks_the_models_for_small_prompts(self) -> None:
        settings = Settings(**NO_KEYS)
        rows = await effective_routes(settings, gateway=Gateway(settings))
        asked = [(row.model, row.only_below_tokens) for row in rows if row.task is Task.SUMMARIZATION]
        assert asked[:4] == [
            ("openai:gpt-6-luna", 1_500),
            ("anthropic:claude-haiku-5-5", 1_500),
            ("gemini:gemini-3.5-flash-lite", 1_500),
            ("gemini:gemini-3.8-flash", None),
        ]
        assert [row.position for row in rows if row.task is Task.SUMMARIZATION] == list(range(1, len(asked) + 1))


class TestImports:
    def test_the_port_loads_no_sdk_and_no_library_of_prices(self) -> None:
        """Opening access to models neither imports an SDK nor touches the network."""
        code = (
            "import sys, socket\n"
            "def no(*a, **k): raise AssertionError('network')\n"
            "socket.socket.connect = socket.getaddrinfo = no\n"
            "from emptor.core.settings import Settings\n"
            "from emptor.llm import open_llm, Router, ScriptedLlm\n"
            "open_llm(Settings(OPENAI_API_KEY='k', ANTHROPIC_API_KEY='k', GEMINI_API_KEY='k'))\n"
            "heavy = {'openai', 'anthropic', 'google.genai', 'genai_prices', 'httpx2', 'httpx', 'opentelemetry', 'onnxruntime'}\n"
            "print(sorted(heavy & set(sys.modules)))\n"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
        assert result.stdout.strip() == "[]"

    async def test_access_is_to_be_had_without_any_setting(self) -> None:
        """It is the call that finds no model."""
        llm = open_llm(Settings(**NO_KEYS))
        with pytest.raises(NoModel):
            await llm.structured(Task.CHEAP, PROMPT, Answer, node="n")
