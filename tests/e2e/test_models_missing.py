"""Keys that are missing, providers down or slow, money that runs out: the job ends in time and says what it did without."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from emptor.core.settings import Settings
from emptor.llm import Gateway, MemoryBudget, MemoryLedger, Router
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.model_apis import AnthropicApi, Api, GeminiApi, OpenAiApi
from tests.fakes.model_servers import Fault, ModelServer, Reply
from tests.fakes.small_web import product_page, small_web
from tests.fakes.written import COSTS, LIE, PRAISE, as_text

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
APIS: dict[str, type[Api]] = {"OPENAI": OpenAiApi, "ANTHROPIC": AnthropicApi, "GEMINI": GeminiApi}
TRUE_SENTENCE = "The Tarvane Drift 2 costs 79.99 USD."
GENEROUS_S = 60.0  # far above the deadlines below, far below a silent server's
PLENTY = Decimal(1)
SILENT = {"https://shop9.example/p": product_page("Orbisque", "Aria", "99.00", None)}  # a page only a reader can fill


class Providers:
    """The three providers on the loopback."""

    def __init__(self, servers: dict[str, ModelServer]) -> None:
        self.servers = servers
        for server in servers.values():
            server.measure = True

    def reply(self, reply: Reply) -> None:
        for server in self.servers.values():
            server.reply = reply

    def settings(self, *, without: set[str], **more: Any) -> Settings:
        keys: dict[str, Any] = {f"{name}_API_KEY": None if name in without else "k" for name in self.servers}
        keys |= {f"{name}_BASE_URL": server.base_url for name, server in self.servers.items()}
        return Settings(**keys, local_base_url=None, **more)

    def asked(self) -> dict[str, int]:
        return {name: len(server.requests) for name, server in self.servers.items()}


@pytest.fixture
async def providers() -> AsyncIterator[Providers]:
    async with AsyncExitStack() as stack:
        yield Providers({name: await stack.enter_async_context(ModelServer(api())) for name, api in APIS.items()})


async def run(settings: Settings, *, limit: Decimal = PLENTY, deadline_s: float = 60.0) -> tuple[Done, Router, MemoryBudget]:
    gateway, budget = Gateway(settings), MemoryBudget(limit)
    deadline = datetime.now(UTC) + timedelta(seconds=deadline_s)
    router = Router(gateway, ledger=MemoryLedger(), budget=budget, deadline=deadline)
    web, _ = small_web(SILENT)
    done = await run_in_memory(QUESTION, web, router)
    await gateway.aclose()
    return done, router, budget


def notes(done: Done) -> str:
    return "\n".join(done.report.notes)


async def test_without_any_key_the_report_says_so_once(providers: Providers) -> None:
    done, _, _ = await run(providers.settings(without=set(APIS)))
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    assert notes(done).count("No model is configured") == 1
    assert sum(providers.asked().values()) == 0


@pytest.mark.parametrize("missing", sorted(APIS))
async def test_each_key_alone_missing_is_no_loss(providers: Providers, missing: str) -> None:
    """The others do its tasks; the provider without a key is not asked."""
    providers.servers["ANTHROPIC"].reply = providers.servers["OPENAI"].reply = Reply()
    for server in providers.servers.values():
        server.answer = None
    done, router, _ = await run(providers.settings(without={missing}))
    assert providers.asked()[missing] == 0
    assert sum(providers.asked().values()) > 0
    assert {call.outcome for call in router.usage} == {"ok"}
    assert "no model answered" not in notes(done)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.UNAUTHORIZED, "auth"),
        (Fault.SERVER_ERROR, "server"),
        (Fault.REFUSED, "connection"),
        (Fault.QUOTA, "quota"),
        (Fault.OVERLOADED, "overloaded"),
    ],
)
async def test_all_down_ends_in_a_report_by_rules_that_says_why(providers: Providers, fault: Fault, said: str) -> None:
    """Each model is named with what it did; nothing is charged for what failed before an answer."""
    providers.reply(Reply(fault=fault))
    started = time.monotonic()
    done, _, _ = await run(providers.settings(without=set()))
    assert time.monotonic() - started < GENEROUS_S
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    (note,) = [note for note in done.report.notes if "by rules" in note]
    assert "the recommendation was worded by rules: no model answered" in note
    assert said in notes(done)
    assert '"k"' not in notes(done)


async def test_all_slow_ends_in_time(providers: Providers) -> None:
    """Silent providers cost their time limit and no more; breakers keep later steps from waiting again."""
    providers.reply(Reply(fault=Fault.HANG))
    started = time.monotonic()
    done, router, _ = await run(
        providers.settings(without=set(), llm_attempt_timeout_s=0.3, llm_call_deadline_s=1.0, llm_stall_s=0.3), deadline_s=6.0
    )
    assert time.monotonic() - started < GENEROUS_S
    assert done.report.recommendation
    assert {call.outcome for call in router.usage} == {"timeout"}
    assert "by rules: no model answered" in notes(done)


@pytest.mark.parametrize("limit", ["0.00001", "0.001", "0.01", "0.10"])
async def test_a_jobs_budget_is_never_exceeded_and_what_was_skipped_is_said(providers: Providers, limit: str) -> None:
    """Fakes report what they used. Where the worst case of a call did not fit, the report names the step and the money."""
    providers.reply(Reply())
    done, router, budget = await run(providers.settings(without=set()), limit=Decimal(limit))
    assert budget.spent_usd == router.spent_usd <= Decimal(limit)
    assert budget.left_usd == Decimal(limit) - router.spent_usd
    assert done.report.recommendation
    if limit == "0.00001":
        assert "not within the budget" in notes(done)
        assert "Searches were planned" in notes(done)
    if limit == "0.10":
        assert "not within the budget" not in notes(done)


async def test_a_writer_that_lies_costs_its_claims(providers: Providers) -> None:
    """Through the real SDKs: the false claim is removed and counted, the true one stays, and nothing is asked twice."""
    for server in providers.servers.values():
        server.answer = lambda text: as_text(COSTS, LIE) if "recommendation of a product comparison" in text else "{}"
    done, router, _ = await run(providers.settings(without=set()))
    report = done.report
    assert report.recommendation
    assert report.recommendation.written_by == "model"
    assert [s.text for s in report.recommendation.statements] == [TRUE_SENTENCE]
    record = report.verification.sentences
    assert (record.written, record.kept, record.removed, record.rewritten) == (2, 1, 1, 0)
    assert sum(call.node == "write" for call in router.usage) == 1
    assert [removal.reason for removal in report.verification.removed] == ["fact 1 states price, not battery_life"]


async def test_a_writer_that_praises_is_said_in_plain_words(providers: Providers) -> None:
    """Its claim holds, its wording does not."""
    for server in providers.servers.values():
        server.answer = lambda text: as_text(PRAISE) if "recommendation of a product comparison" in text else "{}"
    done, _, _ = await run(providers.settings(without=set()))
    assert done.report.recommendation
    assert [s.text for s in done.report.recommendation.statements] == ["Tarvane Drift 2 costs 79.99 USD at shop1.example."]
    record = done.report.verification.sentences
    assert (record.written, record.kept, record.removed, record.rewritten) == (1, 1, 0, 1)


async def test_a_writer_of_plain_text_leaves_the_report_to_the_rules(providers: Providers) -> None:
    """A model that cannot hand over claims is asked to mend its answer, and then given up."""
    for server in providers.servers.values():
        server.answer = lambda text: "A fine pair." if "recommendation of a product comparison" in text else "{}"
    done, _, _ = await run(providers.settings(without=set()))
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
