"""A smoke test with a real model: the smallest one of `make local-model`, where that has been installed."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from emptor.core.settings import Settings
from emptor.llm import Gateway, Prompt, Router, Task

REPOSITORY = Path(__file__).resolve().parents[3]
PYTHON = REPOSITORY / ".emptor" / "local-model" / "venv" / "bin" / "python"
PATIENCE_S = 60.0

FOLDER = PYTHON.parents[2]
INSTALLED = (FOLDER / ".ready").exists() or (FOLDER / ".ready-smollm").exists()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not INSTALLED, reason='`make local-model ARGS="--model smollm"` has not been run (130 MB)'),
]


class Product(BaseModel):
    name: str
    price: int | None


@pytest.fixture
async def base_url() -> AsyncIterator[str]:
    """The smallest model, served on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = REPOSITORY / "infra" / "setup" / "serve_local_model.py"
    arguments = [str(script), str(PYTHON.parents[2]), "--model", "smollm", "--port", str(port), "--threads", "1"]
    quiet = asyncio.subprocess.DEVNULL
    server = await asyncio.create_subprocess_exec(str(PYTHON), *arguments, stdout=quiet, stderr=quiet)
    try:
        async with asyncio.timeout(PATIENCE_S):
            while server.returncode is None:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.1)
                else:
                    writer.close()
                    break
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        if server.returncode is None:
            server.kill()
        await server.wait()


async def test_a_real_model_fills_a_schema_and_writes_a_text(base_url: str) -> None:
    """Decoding is held to the schema by the server, tokens are counted, and nothing is charged."""
    none = dict.fromkeys(("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"))
    gateway = Gateway(Settings(**none, local_base_url=base_url))
    router = Router(gateway)
    prompt = Prompt(system="Extract the product.", user="Which product is it?", data=("Aria 3, 99 EUR",), max_output_tokens=80)
    try:
        product = await router.structured(Task.CHEAP, prompt, Product, node="extract")
        text = "".join([delta.text async for delta in router.stream(Task.CHEAP, prompt, node="write")])
    finally:
        await gateway.aclose()
    assert isinstance(product, Product)
    assert text.strip()
    answered = [call for call in router.usage if call.outcome == "ok"]  # while it loads, the server says that it is overloaded
    assert len(answered) >= 2
    assert all(call.input_tokens > 0 and call.output_tokens > 0 and call.cost_usd == 0 for call in answered)
