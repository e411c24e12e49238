"""What the router costs on top of the raw SDK, against the same server on the loopback.

    python -m tests.benchmarks.bench_llm [--calls 300] [--litellm PYTHON]

Prints the time of a call at 1 and 50 calls side by side, the time to the first token, and the time of imports. The server runs
in a process of its own. `--litellm` names the interpreter of an environment that has litellm, to be measured beside the others.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from pydantic import BaseModel

from emptor.core.settings import Settings
from emptor.llm.gateway import Gateway
from emptor.llm.port import Prompt, Task
from emptor.llm.router import Router
from emptor.llm.shape import shape_of
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import ModelServer

WARM_UP_CALLS = 30
ROUNDS = 5  # each measurement is the median of so many, taken in turns so that a busy moment hits all
SIDE_BY_SIDE = (1, 50)
MILLISECONDS = 1_000
IMPORTS = (
    "pydantic, pydantic.main",
    "emptor.llm",
    "emptor.llm.port",
    "emptor.llm.router, emptor.llm.gateway",
    "emptor.llm.access",
)
SDKS = ("openai", "anthropic", "google.genai")
PROMPT = Prompt(system="Extract the product.", user="Which product is it?", data=("Aria 3 headphones, 99 EUR. " * 40,))

MODEL = "gpt-4o-mini"
MESSAGES: Any = [{"role": "system", "content": PROMPT.system}, {"role": "user", "content": f"{PROMPT.data[0]}\n{PROMPT.user}"}]


class Product(BaseModel):
    name: str
    price: int | None


Call = Callable[[], Awaitable[Any]]


def serve(pipe: Connection) -> None:
    """Run the server until the parent goes."""

    async def main() -> None:
        async with ModelServer(OpenAiApi()) as server:
            pipe.send(server.base_url)
            await asyncio.to_thread(pipe.recv)

    asyncio.run(main())


@dataclass
class Rivals:
    """The raw SDK and the router on the same server."""

    client: Any
    router: Router

    async def raw(self) -> Product:
        answer = await self.client.chat.completions.create(model=MODEL, messages=MESSAGES, response_format=response_format())
        return Product.model_validate_json(answer.choices[0].message.content or "")

    async def routed(self) -> Product:
        return await self.router.structured(Task.EXTRACTION, PROMPT, Product, node="extract")

    async def raw_first(self) -> float:
        """Seconds to the first text of a stream."""
        started, first = time.perf_counter(), 0.0
        stream = await self.client.chat.completions.create(
            model=MODEL, messages=MESSAGES, stream=True, stream_options={"include_usage": True}
        )
        async for chunk in stream:
            if not first and chunk.choices and chunk.choices[0].delta.content:
                first = time.perf_counter() - started
        return first

    async def routed_first(self) -> float:
        """Seconds to the first text of a stream."""
        started, first = time.perf_counter(), 0.0
        async for _ in self.router.stream(Task.WRITING, PROMPT, node="write"):
            first = first or time.perf_counter() - started
        return first


async def a_call(call: Call, calls: int, side_by_side: int) -> tuple[float, float]:
    """Milliseconds of wall time, and of our own CPU, divided by calls."""

    async def worker(count: int) -> None:
        for _ in range(count):
            await call()

    share = max(calls // side_by_side, 1)
    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(worker(share) for _ in range(side_by_side)))
    made = share * side_by_side
    return (time.perf_counter() - started) / made * MILLISECONDS, (time.process_time() - cpu) / made * MILLISECONDS


async def measure(base_url: str, calls: int) -> None:
    """Print the table of the raw SDK and the router."""
    import openai  # noqa: PLC0415 - its import is measured apart

    route = f"openai:{MODEL}"
    gateway = Gateway(Settings(OPENAI_API_KEY="k", OPENAI_BASE_URL=base_url, route_extraction=route, route_writing=route))
    rivals = Rivals(openai.AsyncOpenAI(api_key="k", base_url=base_url, max_retries=0), Router(gateway))
    for call in (rivals.raw, rivals.routed, rivals.raw_first, rivals.routed_first):
        for _ in range(WARM_UP_CALLS):
            await call()
    for side_by_side in SIDE_BY_SIDE:
        await compare(rivals, calls, side_by_side)
    firsts: dict[str, list[float]] = {"openai SDK": [], "router": []}
    for _ in range(calls):
        firsts["openai SDK"].append(await rivals.raw_first() * MILLISECONDS)
        firsts["router"].append(await rivals.routed_first() * MILLISECONDS)
    report("ms to the first token", firsts)
    await gateway.aclose()
    await rivals.client.close()


async def compare(rivals: Rivals, calls: int, side_by_side: int) -> None:
    """Print wall and CPU time of both, measured in turns."""
    wall: dict[str, list[float]] = {"openai SDK": [], "router": []}
    cpu: dict[str, list[float]] = {"openai SDK": [], "router": []}
    for _ in range(ROUNDS):
        for name, call in (("openai SDK", rivals.raw), ("router", rivals.routed)):
            times = await a_call(call, calls, side_by_side)
            wall[name].append(times[0])
            cpu[name].append(times[1])
    report(f"ms a call, {side_by_side} side by side", wall)
    report(f"ms of CPU a call, {side_by_side} side by side", cpu)


def response_format() -> Any:
    shape = shape_of(Product)
    return {"type": "json_schema", "json_schema": {"name": shape.name, "schema": shape.schema, "strict": True}}


def report(title: str, times: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = next(iter(medians.values()))
    print(title)
    for name, value in medians.items():
        print(f"  {name:<12} {value:8.3f}  {(value / base - 1) * 100:+6.1f} %")


LITELLM = """
import asyncio, json, sys, time, statistics
base_url, calls, sides, rounds, system, user = json.loads(sys.argv[1])
import litellm
litellm.suppress_debug_info = True
from litellm import Router
parameters = {"model": "openai/gpt-4o-mini", "api_base": base_url, "api_key": "k"}
router = Router(model_list=[{"model_name": "m", "litellm_params": parameters}])
messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
async def call(): await router.acompletion(model="m", messages=messages)
async def many(count, side):
    async def worker():
        for _ in range(max(count // side, 1)): await call()
    made, started, cpu = max(count // side, 1) * side / 1000, time.perf_counter(), time.process_time()
    await asyncio.gather(*(worker() for _ in range(side)))
    return (time.perf_counter() - started) / made, (time.process_time() - cpu) / made
async def main():
    for _ in range(30): await call()
    print(json.dumps([list(map(statistics.median, zip(*[await many(calls, side) for _ in range(rounds)]))) for side in sides]))
asyncio.run(main())
"""


def measure_litellm(python: str, base_url: str, calls: int) -> None:
    """Print litellm's Router against the same server, without a schema."""
    argument = json.dumps([base_url, calls, SIDE_BY_SIDE, ROUNDS, PROMPT.system, f"{PROMPT.data[0]}\n{PROMPT.user}"])
    environment = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    result = subprocess.run([python, "-c", LITELLM, argument], capture_output=True, text=True, check=True, env=environment)
    for side_by_side, (wall, cpu) in zip(SIDE_BY_SIDE, json.loads(result.stdout.strip().splitlines()[-1]), strict=True):
        print(f"ms a call, {side_by_side} side by side\n  litellm      {wall:8.3f}, of CPU {cpu:8.3f}")


def measure_imports() -> None:
    """Print the CPU time of imports in fresh interpreters, with byte code as it is deployed, the bare interpreter's taken off."""
    with tempfile.TemporaryDirectory() as byte_code:
        bare = cpu_ms("pass", byte_code)
        print("ms of CPU to import (the bare interpreter taken off)")
        for module in (*IMPORTS, *SDKS):
            cpu_ms(f"import {module}", byte_code)  # the first time compiles
            print(f"  {module:<40} {cpu_ms(f'import {module}', byte_code) - bare:8.0f}")


def cpu_ms(code: str, byte_code: str) -> float:
    timed = f"{code}\nimport time; print(time.process_time())"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = byte_code
    command = [sys.executable, "-c", timed]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=environment) for _ in range(ROUNDS)]
    return statistics.median(float(run.stdout) for run in runs) * MILLISECONDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--imports", action="store_true", help="measure imports alone")
    parser.add_argument("--litellm", help="interpreter of an environment with litellm")
    arguments = parser.parse_args()
    if arguments.imports:
        measure_imports()
        return
    logging.disable(logging.INFO)
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    base_url = ours.recv()
    asyncio.run(measure(base_url, arguments.calls))
    if arguments.litellm:
        measure_litellm(arguments.litellm, base_url, arguments.calls)
    measure_imports()
    ours.send(None)
    server.join()


if __name__ == "__main__":
    main()
