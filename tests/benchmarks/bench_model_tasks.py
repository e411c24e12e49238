"""What a job asks models, by task: calls, tokens and cost, with the models that the routes name.

The sample archive, and a reader of the fakes behind a server that speaks OpenAI's protocol and counts tokens as it would. The
second time, what was read in pages is taken from the readings that jobs share.

    python -m tests.benchmarks.bench_model_tasks
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from emptor.core.settings import Settings
from emptor.llm import Gateway, MemoryBudget, MemoryLedger, Router
from emptor.llm.usage import CallUsage
from emptor.services.pages.web import archive_web
from emptor_local.sample import sample_path
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import ModelServer
from tests.fakes.readers import Eager

QUESTIONS = (
    "wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
    "27-inch monitor under 300 dollars with at least 65 W of charging power",
    "robot vacuum under $300 quieter than 65 dB",
)
JOB_S, BUDGET_USD = 120.0, Decimal(5)


class MemoryReadings:
    """What `model_readings` keeps, for one run of the benchmark."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Any]] = {}

    async def get(self, digest: str) -> dict[str, Any] | None:
        return self.rows.get(digest)

    async def keep(self, digest: str, result: dict[str, Any], *, page: str, task: str, model: str) -> None:
        self.rows.setdefault(digest, result)


async def calls_of(question: str, server: ModelServer, readings: MemoryReadings) -> list[CallUsage]:
    """Ask one question, and return the calls that were made for it."""
    settings = Settings(OPENAI_API_KEY="k", OPENAI_BASE_URL=server.base_url, local_base_url=None)
    gateway, web = Gateway(settings), await archive_web(sample_path())
    deadline = datetime.now(UTC) + timedelta(seconds=JOB_S)
    router = Router(gateway, ledger=MemoryLedger(), budget=MemoryBudget(BUDGET_USD), deadline=deadline, readings=readings)
    await run_in_memory(question, web, router)
    await web.aclose()
    await gateway.aclose()
    return router.usage


async def main() -> None:
    readings = MemoryReadings()
    async with ModelServer(OpenAiApi()) as server:
        server.answer, server.measure = Eager().answer, True
        for turn in ("first", "again"):
            by_step: dict[str, list[CallUsage]] = defaultdict(list)
            for question in QUESTIONS:
                for call in await calls_of(question, server, readings):
                    by_step[call.node].append(call)
            for step, calls in by_step.items():
                read, written = sum(c.input_tokens for c in calls), sum(c.output_tokens for c in calls)
                cost = sum((c.cost_usd for c in calls), Decimal(0))
                model = calls[0].model
                print(f"{turn} | {step} | {model} | {len(calls)} | {read:,} | {written:,} | {cost:.5f}")


if __name__ == "__main__":
    asyncio.run(main())
