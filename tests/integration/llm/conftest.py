"""A model under test and a spare one behind it, each on a server of its own, asked through the real SDKs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from emptor.core.settings import Settings
from emptor.llm.budget import Budget
from emptor.llm.gateway import Gateway
from emptor.llm.ledger import Ledger
from emptor.llm.port import Prompt, Task
from emptor.llm.router import Router
from tests.fakes.model_apis import AnthropicApi, Api, GeminiApi, OpenAiApi
from tests.fakes.model_servers import ModelServer

SPARE = "spare:big"
MODELS = {
    "openai": "openai:gpt-4o-mini",
    "anthropic": "anthropic:claude-haiku-5-5",
    "gemini": "gemini:gemini-3.5-flash-lite",
    "local": "local:default",
}
APIS: dict[str, type[Api]] = {"openai": OpenAiApi, "anthropic": AnthropicApi, "gemini": GeminiApi, "local": OpenAiApi}
# US dollars for a million tokens in and out: those of the library, and the spare's own.
PRICES = {
    "openai": (Decimal("0.15"), Decimal("0.60")),
    "anthropic": (Decimal("0.10"), Decimal("0.50")),
    "gemini": (Decimal("0.30"), Decimal("2.50")),
    "local": (Decimal(0), Decimal(0)),
    "spare": (Decimal(1), Decimal(2)),
}
PATIENT_S = 20.0  # a busy machine is not a fault
IMPATIENT: dict[str, Any] = {"llm_attempt_timeout_s": 2.5, "llm_stall_s": 1.0}  # for faults that are silent


class Product(BaseModel):
    name: str
    price: int | None


PROMPT = Prompt(
    system="Extract the product.", user="Which product is it?", data=("Aria 3 headphones, 99 EUR",), max_output_tokens=200
)


def usd(provider: str, read: int, written: int) -> Decimal:
    """What so many tokens cost there."""
    price_in, price_out = PRICES[provider]
    return (read * price_in + written * price_out) / 1_000_000


@dataclass
class Bench:
    """Two servers, and a router whose routes ask the first and then the second."""

    provider: str
    first: ModelServer
    spare: ModelServer
    settings: Settings
    gateway: Gateway

    @property
    def model(self) -> str:
        return MODELS[self.provider]

    def router(
        self, *, budget: Budget | None = None, ledger: Ledger | None = None, deadline: datetime | None = None, **changes: Any
    ) -> Router:
        """A job's access to the two, with settings changed as given."""
        self.gateway.settings = self.settings.model_copy(update=changes)
        return Router(self.gateway, budget=budget, ledger=ledger, deadline=deadline)


def settings_for(provider: str, server: ModelServer, spare: ModelServer, folder: Path, **more: Any) -> Settings:
    """Settings in which only the two servers are configured."""
    models = folder / "models.toml"
    models.write_text(
        f'[providers.spare]\nbase_url = "{spare.base_url}"\n'
        f'[models."{SPARE}"]\ncontext_tokens = 2000000\nmax_output_tokens = 64000\nprice = {{ input = 1, output = 2 }}\n'
        f'[models."{MODELS["openai"]}"]\ncontext_tokens = 128000\nmax_output_tokens = 16384\n'  # here it never ends
    )
    names = {"openai": "OPENAI", "anthropic": "ANTHROPIC", "gemini": "GEMINI"}
    keys = {f"{name}_API_KEY": None for name in names.values()}
    if provider == "local":
        keys |= {"local_base_url": server.base_url}
    else:
        keys |= {f"{names[provider]}_API_KEY": "secret-key", f"{names[provider]}_BASE_URL": server.base_url}
    routes = {f"route_{task.value}": f"{MODELS[provider]},{SPARE}" for task in Task}
    return Settings(
        **{"models_file": str(models), "llm_attempt_timeout_s": PATIENT_S, "llm_stall_s": PATIENT_S, **routes, **keys, **more}
    )


@pytest.fixture(params=sorted(MODELS))
async def bench(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Bench]:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(ModelServer(APIS[request.param]()))
        spare = await stack.enter_async_context(ModelServer(OpenAiApi()))
        settings = settings_for(request.param, first, spare, tmp_path)
        gateway = Gateway(settings)
        for name in (request.param, "spare"):  # the SDK's import does not count as the model's time
            await gateway.provider(name)
        yield Bench(request.param, first, spare, settings, gateway)
        await gateway.aclose()
